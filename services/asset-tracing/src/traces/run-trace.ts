import type { Fault } from "@seamark/errors";
import type { Input } from "@seamark/service";
import { numberOf } from "../accounts/account.ts";
import type { Deps } from "../deps.ts";
import { openFileKey } from "../sealing/file-keys.ts";
import { findFileKey } from "../store/files.ts";
import { loadsSaid, transfersBetween, transfersByNumber, transfersByRef } from "../store/traces.ts";
import { buffersOf, columnsFor } from "./columns.ts";
import type { Found } from "./compute.ts";
import type { Stored } from "./entries.ts";
import type { SnapshotPlace } from "./graph-store.ts";
import type { Asked } from "./schema.ts";
import { secondsOf } from "./scope.ts";
import type { Tell } from "./tracer.ts";

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

type Reading = Pick<Input, "asCaller" | "who" | "gone">;

/** Lines that go to the thread at once. */
const page = 50_000;

/** Gives the thread the transfers that it does not have yet; how many accounts there are. */
const refresh = async (tell: Tell, input: Reading, o: { file: string; upTo: number; place: SnapshotPlace }) => {
	const { file, upTo, place } = o;
	for (let after = await tell("have", { file, place }); after < upTo; after += page) {
		input.gone.throwIfAborted();
		const to = Math.min(after + page, upTo);
		const rows = await input.asCaller((tx) => transfersBetween(tx, file, after, to));
		const columns = columnsFor(rows.length);
		for (const row of rows) columns.add(row);
		const transfers = columns.columns();
		await tell("add", { file, transfers, upTo: to }, buffersOf(transfers));
	}
	return tell("build", { file, place });
};

/**
 * Makes a trace from what is stored, as the caller may read it, on a thread of its own. The same question over the same transfers gives the
 * same trace. Who asks has read the file before: row-level security holds here too.
 */
export const runTrace = async (
	{ tracer, keys }: Deps,
	input: Reading,
	{ file, asked, upTo }: What,
): Promise<{ faults: Fault[] } | { found: Found }> => {
	const wrapped = await input.asCaller((tx) => findFileKey(tx, file));
	const place = tracer.placeOf(file, () => wrapped && openFileKey(keys, file, wrapped).graphKey());
	return tracer.run({ agency: input.who.agency, signal: input.gone }, async (tell) => {
		const accounts = await refresh(tell, input, { file, upTo, place });
		const { named, said } = await input.asCaller(async (tx) => ({
			named: await transfersByRef(tx, file, asked.transfers ?? [], upTo),
			said: await loadsSaid(tx, file),
		}));
		const { faults, starts } = startsOf(asked, named, accounts);
		if (faults.length > 0) return { faults };
		const { scope, rows } = await tell("scope", { file, place, asked, starts, upTo });
		const lines = await input.asCaller((tx) => transfersByNumber(tx, file, rows));
		return { found: await tell("compute", { lines, asked, scope, said }) };
	});
};
