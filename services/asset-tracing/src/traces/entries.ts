import type { Entry } from "@seamark/tracing-methods";
import { accountName } from "../accounts/account.ts";
import type { Mapping } from "../loads/mapping.ts";

/** A transfer as it is stored. */
export type Stored = {
	no: number;
	ref: string;
	kind: "transfer" | "deposit" | "payment" | "opening";
	source: number | null;
	target: number | null;
	amount: number;
	currency: string;
	fee: number | null;
	received: number | null;
	received_currency: string | null;
	/** RFC 3339. */
	at: string;
	/** The bank told the day alone: `at` is its beginning in UTC. */
	day_only: boolean;
	reverses: string | null;
	load: string;
};

/** An account holds one currency: what it has in another is told apart. */
export const placeOf = (account: number | null, currency: string): string =>
	`${account === null ? "outside" : accountName(account)} ${currency}`;
export const currencyOf = (place: string): string => place.slice(place.lastIndexOf(" ") + 1);

export const otherMoney = "other money";

const inOrder: Record<Mapping["sameDay"], Record<Stored["kind"], number>> = {
	"as-in-file": { opening: 0, deposit: 1, transfer: 1, payment: 1 },
	"money-in-first": { opening: 0, deposit: 1, transfer: 2, payment: 3 },
	"money-out-first": { opening: 0, payment: 1, transfer: 2, deposit: 3 },
};

/** In the order of time; within one moment as the mapping of the load says, then as in the file. */
export const ordered = (lines: readonly Stored[], sameDay: ReadonlyMap<string, Mapping["sameDay"]>): Stored[] => {
	const rank = ({ load, kind }: Stored) => inOrder[sameDay.get(load) ?? "as-in-file"][kind];
	return [...lines].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : rank(a) - rank(b) || a.no - b.no));
};

type Made = {
	entries: Entry[];
	proceeds: { source: string; account: string; currency: string; amount: bigint }[];
	assumed: string[];
};

const arriving = ({ received, received_currency, amount, currency }: Stored) => ({
	amount: BigInt(received ?? amount),
	currency: received_currency ?? currency,
});

/** What was reversed, and what reversed it: neither happened. */
const withoutReversals = (lines: readonly Stored[]): { lines: Stored[]; pairs: number } => {
	const reversed = new Set(lines.flatMap(({ reverses }) => (reverses === null ? [] : [reverses])));
	const left = lines.filter(({ ref, reverses }) => reverses === null && !reversed.has(ref));
	return { lines: left, pairs: reversed.size };
};

/** An opening balance counts where it is the first line of its account. */
const withoutLateOpenings = (lines: readonly Stored[]): { lines: Stored[]; late: string[] } => {
	const seen = new Set<string>();
	const late: string[] = [];
	const left = lines.filter((line) => {
		const to = arriving(line);
		const target = placeOf(line.target, to.currency);
		const isLate = line.kind === "opening" && seen.has(target);
		if (isLate) late.push(target);
		if (line.source !== null) seen.add(placeOf(line.source, line.currency));
		if (line.target !== null) seen.add(target);
		return !isLate;
	});
	return { lines: left, late };
};

type Looking = {
	inside: ReadonlySet<number>;
	/** Whether a line brings what is traced. */
	isProceeds: (line: Stored) => boolean;
	/** What the money is called that another line brings. */
	nameOf: (line: Stored) => string;
};

/** What a line means to the accounts that are looked at; nothing where it is between others. */
const entriesOf = (line: Stored, { inside, isProceeds, nameOf }: Looking): Pick<Made, "entries" | "proceeds"> => {
	const { ref: id, at, source, target } = line;
	const to = arriving(line);
	const account = placeOf(target, to.currency);
	const amount = BigInt(line.amount);
	const pays = source !== null && inside.has(source);
	const gets = target !== null && inside.has(target);
	const fee = line.fee === null ? {} : { fee: BigInt(line.fee) };
	const paid = { id, at, from: placeOf(source, line.currency), to: account, amount, ...fee };
	const came = { id, at, account, amount: to.amount };
	const only = (...entries: Entry[]) => ({ entries, proceeds: [] });
	if (line.kind === "opening")
		return only(...(gets ? [{ kind: "opening" as const, ...came, source: nameOf(line) }] : []));
	if (gets && isProceeds(line))
		return {
			entries: [
				...(pays ? [{ kind: "payment" as const, ...paid, id: `${id} (out)` }] : []),
				{ kind: "deposit", ...came, source: id },
			],
			proceeds: [{ source: id, account, currency: to.currency, amount: to.amount }],
		};
	if (!pays) return only(...(gets ? [{ kind: "deposit" as const, ...came, source: nameOf(line) }] : []));
	// A receiver that nobody follows is told in the currency that left: the amount is in that one.
	if (!gets) return only({ kind: "payment", ...paid, to: placeOf(target, line.currency) });
	const isOther = to.currency !== line.currency || to.amount !== amount;
	return only({ kind: "transfer", ...paid, ...(isOther ? { received: to.amount } : {}) });
};

/**
 * The lines of the accounts that were reached, as the methods take them: what comes from elsewhere is a deposit, what goes elsewhere a
 * payment.
 */
export const makeEntries = (given: readonly Stored[], o: Looking): Made => {
	const { lines: kept, pairs } = withoutReversals(given);
	const { lines, late } = withoutLateOpenings(kept);
	const made = lines.map((line) => entriesOf(line, o));
	const entries = made.flatMap((one) => one.entries);
	const proceeds = made.flatMap((one) => one.proceeds);
	const assumed = [
		...(pairs > 0 ? [`Reversed transfers and their reversals are left out: ${pairs} pairs.`] : []),
		...late.map((place) => `The opening balance of ${place} is later than its first line. It is left out.`),
	];
	return { entries, proceeds, assumed };
};
