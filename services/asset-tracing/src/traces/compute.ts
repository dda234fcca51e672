import {
	type Entry,
	ends,
	type Method,
	type Move,
	merge,
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
import type { LoadsSaid } from "../store/traces.ts";
import { currencyOf, makeEntries, ordered, otherMoney, placeOf, type Stored } from "./entries.ts";
import type { Asked, MethodFound, Trace } from "./schema.ts";
import { latest, type Scope, tooLarge } from "./scope.ts";

export type Found = Omit<Trace, "id" | "file" | "asked" | "upTo" | "madeAt">;

/** Sources times payments, at most: a payment can be of every source, by each method. */
const mostParts = 200_000;

const presentParts = (parts: readonly Part[], currency: string) =>
	parts.map(({ source, amount }) => ({ source, amount: writeAmount(amount, currency) }));

const placeFound = (place: string, currency: string, parts: readonly Part[]) => ({
	place: place.replace(/ [A-Z]{3}$/, ""),
	currency,
	total: writeAmount(total(parts), currency),
	parts: presentParts(merge(parts), currency),
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
		const parts = merge(only(move.parts));
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
		const lost = merge(
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
export const computeTrace = (stored: readonly Stored[], asked: Asked, scope: Scope, said: LoadsSaid): Found => {
	const { inside } = scope;
	const until = asked.until ?? "9999";
	const lines = ordered(
		stored.filter(({ at }) => at <= until),
		said.sameDay,
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
	if (traced.size * made.entries.filter(({ kind }) => kind === "transfer" || kind === "payment").length > mostParts)
		throw tooLarge(asked, `${traced.size} sources, each of which can be in every payment`);
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
			...assumedOf(lines, asked, said),
			...made.assumed,
			...(asked.otherMoney === "own"
				? ["Money that is not traced is taken to be the wrongdoer's own."]
				: ["Money that is not traced is taken to be of others who know nothing."]),
		],
		bounded: scope.bounded,
		goOn: scope.goOn.map(accountName),
	};
};

const assumedOf = (lines: readonly Stored[], asked: Asked, { sameDay, orders: ofOrders }: LoadsSaid): string[] => {
	const orders = new Set(lines.map(({ load }) => sameDay.get(load) ?? "as-in-file"));
	const opened = new Set(lines.flatMap((one) => (one.kind === "opening" ? [placeOf(one.target, one.currency)] : [])));
	return [
		...(lines.some(({ load }) => ofOrders.has(load))
			? ["Orders to pay are taken as carried out, whole, on the day that they ask for."]
			: []),
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
