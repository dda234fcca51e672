import type { Fault } from "@seamark/errors";
import type { Input } from "@seamark/service";
import { numberOf } from "../accounts/account.ts";
import type { Deps } from "../deps.ts";
import { sameDayOf, transfersByNumber, transfersByRef } from "../store/traces.ts";
import { computeTrace, type Found } from "./compute.ts";
import type { Stored } from "./entries.ts";
import type { Asked } from "./schema.ts";
import { rowsOf, scopeOf, secondsOf } from "./scope.ts";

type What = { file: string; asked: Asked; upTo: number };

/** What does not fit together in a question. */
export const faultsOfAsked = ({ direction, transfers, accounts, from, until }: Asked): Fault[] => [
	...(direction === "backwards" && transfers
		? [{ at: "/transfers", message: "is for tracing forwards: backwards, name accounts" }]
		: []),
	...(direction === "forwards" && (transfers === undefined) === (accounts === undefined)
		? [{ at: "/transfers", message: "or accounts: name the transfers that brought the proceeds, or the accounts" }]
		: []),
	...(from && (direction === "backwards" || !accounts)
		? [{ at: "/from", message: "is for tracing forwards from accounts: here it would change nothing" }]
		: []),
	...(direction === "backwards" && !accounts ? [{ at: "/accounts", message: "is missing" }] : []),
	...(from && until && Date.parse(from) > Date.parse(until)
		? [{ at: "/until", message: "is earlier than the beginning" }]
		: []),
];

const startsOf = (asked: Asked, named: readonly Stored[], accounts: number) => {
	const there = new Set(named.map(({ ref }) => ref));
	const faults: Fault[] = [
		...(asked.transfers ?? []).flatMap((ref, n) =>
			there.has(ref) ? [] : [{ at: `/transfers/${n}`, message: "is no transfer of this file" }],
		),
		...named
			.filter(({ target, kind }) => target === null || kind === "opening")
			.map(({ ref }) => ({
				at: `/transfers/${asked.transfers?.indexOf(ref)}`,
				message: "brings nothing to an account that could be followed",
			})),
		...(asked.accounts ?? []).flatMap((name, n) =>
			numberOf(name) <= accounts ? [] : [{ at: `/accounts/${n}`, message: "is no account of this file" }],
		),
	];
	const at =
		asked.direction === "backwards"
			? asked.until
				? secondsOf(asked.until)
				: 0xffffffff
			: asked.from
				? secondsOf(asked.from)
				: 0;
	const starts = [
		...named.flatMap(({ target, at: moment }) => (target === null ? [] : [{ account: target, at: secondsOf(moment) }])),
		...(asked.accounts ?? []).map((name) => ({ account: numberOf(name), at })),
	];
	return { faults, starts };
};

/** Makes a trace from what is stored, as the caller may read it. The same question over the same transfers gives the same trace. */
export const runTrace = async (
	{ graphs }: Deps,
	input: Pick<Input, "asCaller">,
	{ file, asked, upTo }: What,
): Promise<{ faults: Fault[] } | { found: Found }> => {
	const graph = await graphs(input, file, upTo);
	const { named, sameDay } = await input.asCaller(async (tx) => ({
		named: await transfersByRef(tx, file, asked.transfers ?? [], upTo),
		sameDay: await sameDayOf(tx, file),
	}));
	const { faults, starts } = startsOf(asked, named, graph.accounts);
	if (faults.length > 0) return { faults };
	const scope = scopeOf(graph, asked, starts, upTo);
	const rows = rowsOf(graph, scope.inside.keys(), { upTo, until: asked.until });
	const lines = await input.asCaller((tx) => transfersByNumber(tx, file, rows));
	return { found: computeTrace(lines, asked, scope, sameDay) };
};
