import { type MoneyGraph, type Reach, reach } from "@seamark/money-graph";
import {
	type Entry,
	ends,
	type Method,
	type Move,
	methods,
	type Part,
	pariPassu,
	poison,
	total,
	trace,
} from "@seamark/tracing-methods";
import { writeAmount } from "@seamark/values";
import { accountName, numberOf } from "../accounts/account.ts";
import type { Mapping } from "../loads/mapping.ts";
import { currencyOf, makeEntries, ordered, otherMoney, placeOf, type Stored } from "./entries.ts";
import type { Asked, MethodFound, Trace } from "./schema.ts";

export type Found = Omit<Trace, "id" | "file" | "asked" | "upTo" | "madeAt">;

/** Lines of statements that a trace takes, at most: so many can be followed by hand no more, and each costs every method its time. */
const mostLines = 3_000;
const mostAccounts = 500;
const mostOfAccount = 2_000;
const secondsOf = (moment: string): number => Math.floor(Date.parse(moment) / 1000);
const latest = 0xffffffff;

/** What a trace may see: transfers up to a number, and up to a moment. */
type Seen = { upTo: number; until?: string | undefined };

/** Numbers of the transfers that go out of or into an account. */
function* rowsOfAccount(graph: MoneyGraph, account: number, { upTo, until }: Seen): Generator<number> {
	if (account > graph.accounts) return;
	const last = until === undefined ? latest : secondsOf(until);
	const isSeen = (place: number) => (graph.row[place] as number) <= upTo && (graph.at[place] as number) <= last;
	for (let n = graph.begin[account] as number; n < (graph.begin[account + 1] as number); n++)
		if (isSeen(n)) yield graph.row[n] as number;
	for (let n = graph.inBegin[account] as number; n < (graph.inBegin[account + 1] as number); n++) {
		const place = graph.incoming[n] as number;
		if (isSeen(place)) yield graph.row[place] as number;
	}
}

/** How many they are; not counted beyond what is allowed. */
const degreeOf = (graph: MoneyGraph, account: number, seen: Seen): number => {
	let degree = 0;
	for (const _ of rowsOfAccount(graph, account, seen)) if (++degree > mostLines) break;
	return degree;
};

export const rowsOf = (graph: MoneyGraph, accounts: Iterable<number>, seen: Seen): number[] => {
	const rows = new Set<number>();
	for (const account of accounts) for (const row of rowsOfAccount(graph, account, seen)) rows.add(row);
	return [...rows].sort((a, b) => a - b);
};

export type Scope = { inside: Map<number, Reach["reached"][number]>; bounded: string[]; goOn: number[] };

/** Which accounts a trace looks at, and what it does not see. `starts` are accounts with the moment from which, or up to which, they count. */
export const scopeOf = (
	graph: MoneyGraph,
	asked: Pick<Asked, "direction" | "hops" | "until">,
	starts: readonly { account: number; at: number }[],
	upTo: number,
): Scope => {
	const seen = { upTo, until: asked.until };
	const bounds = {
		...{ hops: asked.hops, accounts: mostAccounts, transfersOfAccount: mostOfAccount, upToRow: upTo },
		...(asked.until === undefined ? {} : { until: secondsOf(asked.until) }),
	};
	const found = reach(graph, starts, asked.direction, bounds);
	const inside: Scope["inside"] = new Map();
	const goOn = new Set<number>(found.bounded.crowded);
	const bounded = found.bounded.crowded.map(
		(account) =>
			`${accountName(account)} has more than ${mostOfAccount} transfers, as a shop or a bank's own account has. It is not followed.`,
	);
	let lines = 0;
	const isStart = new Set(starts.map(({ account }) => account));
	for (const one of found.reached) {
		const degree = degreeOf(graph, one.account, seen);
		if (!isStart.has(one.account) && (goOn.has(one.account) || lines + degree > mostLines)) {
			goOn.add(one.account);
			continue;
		}
		lines += degree;
		inside.set(one.account, one);
	}
	const cut = goOn.size - found.bounded.crowded.length;
	if (cut > 0) bounded.push(`${cut} accounts more were reached than ${mostLines} lines allow. They are not followed.`);
	if (found.bounded.accounts)
		bounded.push(`More than ${mostAccounts} accounts can be reached. The nearest were taken.`);
	if (found.bounded.hops) bounded.push(`Money can have gone further than ${asked.hops} transfers.`);
	if (lines > mostLines) bounded.push(`The accounts at the start alone have more than ${mostLines} lines.`);
	return { inside, bounded, goOn: [...goOn] };
};

const presentParts = (parts: readonly Part[], currency: string) =>
	parts.map(({ source, amount }) => ({ source, amount: writeAmount(amount, currency) }));

const merged = (parts: readonly Part[]): Part[] => {
	const sums = new Map<string, bigint>();
	for (const { source, amount } of parts) sums.set(source, (sums.get(source) ?? 0n) + amount);
	return [...sums].map(([source, amount]) => ({ source, amount }));
};

const placeFound = (place: string, currency: string, parts: readonly Part[]) => ({
	place: place.replace(/ [A-Z]{3}$/, ""),
	currency,
	total: writeAmount(total(parts), currency),
	parts: presentParts(merged(parts), currency),
});

/** Why parts of these sources left, in words that can be followed by hand. */
const because = (method: Method, move: Move, whole: bigint, currency: string): string => {
	const traced = total(move.parts);
	const of = `${writeAmount(traced, currency)} of ${writeAmount(whole, currency)}`;
	switch (move.to) {
		case ends.fee:
			return `${of} of the bank's fee came out of traced money.`;
		case ends.overdraft:
			return `${of} repaid an overdraft: what an overdraft swallows cannot be traced further.`;
		default:
			return `${method.name}: ${of} came out of traced money.`;
	}
};

const byMethod = (method: Method, entries: readonly Entry[], own: ReadonlySet<string>, traced: ReadonlySet<string>) => {
	const found = trace(entries, method, own);
	const only = (parts: readonly Part[]) => parts.filter(({ source }) => traced.has(source));
	const at = new Map(entries.map((entry) => [entry.id, entry.at]));
	const inside = new Set(found.held.keys());
	const left = new Map<string, Part[]>();
	const steps: MethodFound["steps"] = [];
	for (const move of found.moves) {
		const parts = merged(only(move.parts));
		if (parts.length === 0) continue;
		const currency = currencyOf(move.from);
		if (!inside.has(move.to)) {
			const place = `${move.to.replace(/ [A-Z]{3}$/, "")} ${currency}`;
			left.set(place, [...(left.get(place) ?? []), ...parts]);
		}
		steps.push({
			transfer: move.entry,
			at: at.get(move.entry) ?? "",
			from: move.from,
			to: move.to,
			currency,
			whole: writeAmount(total(move.parts), currency),
			parts: presentParts(parts, currency),
			because: because(method, { ...move, parts }, total(move.parts), currency),
		});
	}
	const held = [...found.held]
		.map(([place, parts]) => placeFound(place, currencyOf(place), only(parts)))
		.filter(({ parts }) => parts.length > 0);
	const gone = [...left].map(([place, parts]) => placeFound(place, currencyOf(place), parts));
	const answer: MethodFound = {
		method: method.name,
		source: method.source,
		note: method.note,
		held,
		left: gone,
		steps,
	};
	return { answer, held: found.held };
};

/** What is left of each currency, shared by what each lost. */
const sharedByLoss = (held: ReadonlyMap<string, Part[]>, entries: readonly Entry[], own: ReadonlySet<string>) => {
	const currencies = [...new Set([...held.keys()].map(currencyOf))];
	return currencies.flatMap((currency) => {
		const left = [...held].filter(([place]) => currencyOf(place) === currency).flatMap(([, parts]) => parts);
		const lost = merged(
			entries.flatMap((entry) =>
				(entry.kind === "deposit" || entry.kind === "opening") &&
				entry.amount > 0n &&
				currencyOf(entry.account) === currency
					? [{ source: entry.source, amount: entry.amount }]
					: [],
			),
		);
		const parts = pariPassu(total(left), lost, own);
		return parts.length > 0 ? [placeFound(`all accounts ${currency}`, currency, parts)] : [];
	});
};

const orderSaid: Record<Mapping["sameDay"], string> = {
	"as-in-file": "in the order of the file",
	"money-in-first": "money from outside first, then transfers, then payments",
	"money-out-first": "payments first, then transfers, then money from outside",
};

/** Traces by every method, side by side. No method is chosen. */
export const computeTrace = (
	stored: readonly Stored[],
	asked: Asked,
	scope: Scope,
	sameDay: ReadonlyMap<string, Mapping["sameDay"]>,
): Found => {
	const { inside } = scope;
	const until = asked.until ?? "9999";
	const lines = ordered(
		stored.filter(({ at }) => at <= until),
		sameDay,
	);
	const named = new Set(asked.transfers ?? []);
	const starts = new Set((asked.accounts ?? []).map(numberOf));
	const back = asked.direction === "backwards";
	const since = asked.from ?? "";
	const isProceeds = (line: Stored): boolean =>
		!back &&
		(named.has(line.ref) ||
			(line.target !== null &&
				starts.has(line.target) &&
				!(line.source !== null && starts.has(line.source)) &&
				line.at >= since));
	const nameOf = (line: Stored): string =>
		back && line.kind !== "opening"
			? `from ${line.source === null ? "outside" : accountName(line.source)}`
			: otherMoney;
	const made = makeEntries(lines, { inside: new Set(inside.keys()), isProceeds, nameOf });
	const own = new Set(asked.otherMoney === "own" ? [otherMoney] : []);
	const traced = new Set(
		back
			? made.entries.flatMap((entry) => (entry.kind === "deposit" || entry.kind === "opening" ? [entry.source] : []))
			: made.proceeds.map(({ source }) => source),
	);
	const runs = Object.values(methods).map((method) => byMethod(method, made.entries, own, traced));
	return {
		accounts: [...inside.values()].map(({ account, hop, at }) => ({
			account: accountName(account),
			hop,
			at: new Date(Math.min(at, latest) * 1000).toISOString(),
		})),
		proceeds: made.proceeds.map((one) => ({
			...one,
			account: one.account.replace(/ [A-Z]{3}$/, ""),
			amount: writeAmount(one.amount, one.currency),
		})),
		methods: runs.map(({ answer }) => answer),
		pariPassu: runs[0] ? sharedByLoss(runs[0].held, made.entries, own) : [],
		most: [...poison(made.entries, traced)]
			.filter(([, amount]) => amount > 0n)
			.map(([place, amount]) => ({
				place: place.replace(/ [A-Z]{3}$/, ""),
				currency: currencyOf(place),
				amount: writeAmount(amount, currencyOf(place)),
			})),
		assumed: [
			...assumedOf(lines, asked, sameDay),
			...made.assumed,
			...(asked.otherMoney === "own"
				? ["Money that is not traced is taken to be the wrongdoer's own."]
				: ["Money that is not traced is taken to be of others who know nothing."]),
		],
		bounded: scope.bounded,
		goOn: scope.goOn.map(accountName),
	};
};

const assumedOf = (
	lines: readonly Stored[],
	asked: Asked,
	sameDay: ReadonlyMap<string, Mapping["sameDay"]>,
): string[] => {
	const orders = new Set(lines.map(({ load }) => sameDay.get(load) ?? "as-in-file"));
	const opened = new Set(lines.flatMap((one) => (one.kind === "opening" ? [placeOf(one.target, one.currency)] : [])));
	return [
		...[...orders].map((order) => `Lines of the same moment are taken ${orderSaid[order]}.`),
		opened.size > 0
			? `An account without an opening balance is taken to begin at zero. With one: ${[...opened].join(", ")}.`
			: "Every account here is taken to begin at zero: no opening balance of them was loaded.",
		...(lines.some((one) => one.day_only) && lines.some((one) => !one.day_only)
			? [
					"A line with a day alone is taken at the beginning of the day in UTC, before the lines of that day with a time.",
				]
			: []),
		"What a bank calls one account in two currencies is followed as two.",
		...(asked.until ? [`Lines after ${asked.until} are left out.`] : []),
	];
};

export { secondsOf };
