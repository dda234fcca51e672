import { buildGraph, transfersOf } from "@seamark/money-graph";
import { computeTrace, type Found } from "./compute.ts";
import type { Stored } from "./entries.ts";
import type { Asked } from "./schema.ts";
import { rowsOf, scopeOf } from "./scope.ts";

export type Short = [
	ref: string,
	day: number,
	source: number | null,
	target: number | null,
	cents: number,
	o?: Partial<Stored>,
];
/** Lines, the day after which they come, and amounts in cents. */
export const linesOf = (short: readonly Short[]): Stored[] =>
	short.map(([ref, day, source, target, amount, o], n) => ({
		...{ no: n + 1, ref, source, target, amount, currency: "FJD", fee: null, received: null, received_currency: null },
		...{
			kind: source === null ? "deposit" : target === null ? "payment" : "transfer",
			reverses: null,
			load: "l",
			day_only: true,
		},
		at: new Date(Date.UTC(2026, 0, day)).toISOString(),
		...o,
	}));
const secondsOf = ({ at }: Stored) => Date.parse(at) / 1000;
const graphOf = (lines: readonly Stored[]) =>
	buildGraph(
		transfersOf(
			lines.map((line) => ({
				...{ source: line.source ?? 0, target: line.target ?? 0, amount: line.amount, row: line.no },
				at: secondsOf(line),
			})),
		),
	);

export const trace = (lines: readonly Stored[], o: Partial<Asked> = {}, upTo = lines.length): Found => {
	const asked: Asked = { direction: "forwards", hops: 6, otherMoney: "own", ...o };
	const graph = graphOf(lines);
	const starts = [
		...lines
			.filter(({ ref }) => asked.transfers?.includes(ref))
			.map((line) => ({ account: line.target ?? 0, at: secondsOf(line) })),
		...(asked.accounts ?? []).map((name) => ({
			account: Number(name.slice(1)),
			at: asked.direction === "backwards" ? 0xffffffff : 0,
		})),
	];
	const scope = scopeOf(graph, asked, starts, upTo);
	const rows = new Set(rowsOf(graph, scope.inside.keys(), { upTo, until: asked.until }));
	return computeTrace(
		lines.filter(({ no }) => rows.has(no)),
		asked,
		scope,
		{ sameDay: new Map([["l", "as-in-file"]]), orders: new Set() },
	);
};
export const of = (found: Found, name: string) => found.methods.find(({ method }) => method.startsWith(name));
/** [place, traced] of what a method finds, held and gone. */
export const placesOf = (found: Found, name: string) =>
	[...(of(found, name)?.held ?? []), ...(of(found, name)?.left ?? [])].map(({ place, total }) => [place, total]);

// 1 is the account, 2 and 3 are paid; A and B are victims, W is the wrongdoer's own money.
export const hallett = linesOf([
	["W", 1, null, 1, 100_000],
	["A", 2, null, 1, 60_000],
	["X", 3, 1, 2, 70_000],
	["B", 4, null, 1, 40_000],
	["Y", 5, 1, 3, 80_000],
]);
