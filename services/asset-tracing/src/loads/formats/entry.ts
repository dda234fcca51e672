import { createHash } from "node:crypto";
import type { Mapping } from "../mapping.ts";
import type { Cells, RowFault } from "../read-row.ts";
import { accountOf, signed } from "./iso-parts.ts";
import { all, first, textAt, type Xml } from "./xml.ts";

const refShape = /^[A-Za-z0-9][A-Za-z0-9._:/+-]{0,61}$/;
/** A number as transfers have them here; one in other signs becomes its hash. Empty for what says nothing. */
export const refOf = (text: string): string =>
	text === "" || text === "NOTPROVIDED" || text === "NONREF"
		? ""
		: refShape.test(text)
			? text
			: `x:${createHash("sha256").update(text).digest("hex").slice(0, 32)}`;

/** Entries that a later reversal may name, at most: memory stays the same however long the file is. */
const mostRemembered = 100_000;

type Seen = { account: string; from: string; to: string; amount: string; currency: string };

/** What was booked before in this file, by its number: a reversal with the same number undoes it where it is the same amount, the way back. */
export const openReversals = () => {
	const seen = new Map<string, Seen>();
	return {
		remember: (ref: string, one: Seen): void => {
			if (ref === "") return;
			seen.set(ref, one);
			const [oldest] = seen.keys();
			if (seen.size > mostRemembered && oldest !== undefined) seen.delete(oldest);
		},
		undoes: (ref: string, one: Seen): boolean => {
			const before = seen.get(ref);
			return (
				before !== undefined &&
				before.account === one.account &&
				before.from === one.to &&
				before.to === one.from &&
				before.amount === one.amount &&
				before.currency === one.currency
			);
		},
	};
};
export type Reversals = ReturnType<typeof openReversals>;

type Around = { account: string; mapping: Mapping; reversals: Reversals };
type Entry = { xml: Xml; side: "CRDT" | "DBIT"; isReversal: boolean; ref: string; at: string };
export type OfEntry = { lines: Cells[] /** Signed, as the account sees it. */; sum: bigint } | { faults: RowFault[] };

const partyNames = (details: Xml | undefined, who: "Dbtr" | "Cdtr"): string =>
	textAt(details, `RltdPties/${who}/Pty/Nm`, `RltdPties/${who}/Nm`);

/** What arrives in another currency, or what left in another: the bank names it as instructed. */
const otherAmount = (details: Xml | undefined, currency: string): Xml | undefined => {
	const told = first(details, "AmtDtls/InstdAmt/Amt", "AmtDtls/CntrValAmt/Amt");
	return told !== undefined && told.attributes.Ccy !== currency ? told : undefined;
};

const feeOf = (details: Xml | undefined, currency: string): string => {
	const records = all(details, "Chrgs/Rcrd").filter((one) => first(one, "Amt")?.attributes.Ccy === currency);
	return records.length === 1 && textAt(records[0], "ChrgInclInd") === "true" ? textAt(records[0], "Amt") : "";
};

/** One line: between the account of the statement and who is named on the other side. */
const lineOf = (entry: Entry, details: Xml | undefined, amount: Xml, ref: string, around: Around): Cells => {
	const { side, isReversal, at } = entry;
	const out = side === "DBIT";
	const currency = amount.attributes.Ccy ?? "";
	// Who paid first is still the debtor of a reversal, so it comes back from the creditor.
	const other = out !== isReversal ? "Cdtr" : "Dbtr";
	const number = accountOf(first(details, `RltdPties/${other}Acct`));
	const name = partyNames(details, other);
	const told = otherAmount(details, currency);
	const [paid, arrived] = out ? [amount, told] : [told ?? amount, told && amount];
	const line: Cells = {
		...{ at, from: out ? around.account : number, to: out ? number : around.account },
		...{ fromName: out ? "" : name, toName: out ? name : "" },
		...{ amount: paid.text.trim(), currency: paid.attributes.Ccy ?? "" },
		...{ received: arrived?.text.trim() ?? "", receivedCurrency: arrived?.attributes.Ccy ?? "" },
		fee: out ? feeOf(details, currency) : "",
	};
	const seen = {
		account: around.account,
		from: line.from ?? "",
		to: line.to ?? "",
		amount: line.amount ?? "",
		currency,
	};
	if (isReversal && ref !== "")
		return { ...line, id: `${ref}:R`, ...(around.reversals.undoes(ref, seen) ? { reverses: ref } : {}) };
	around.reversals.remember(ref, seen);
	return { ...line, id: ref };
};

const numbered = (details: Xml, entry: Entry, n: number, many: boolean): string =>
	refOf(textAt(details, "Refs/UETR")) ||
	refOf(textAt(details, "Refs/AcctSvcrRef", "Refs/TxId")) ||
	(entry.ref === "" || !many ? entry.ref : refOf(`${entry.ref}/${n + 1}`));

const wrong = (column: string, reason: string): OfEntry => ({ faults: [{ column, reason }] });

/** The lines of a batch count, and not the batch besides: so they have to be the whole of it. */
const ofBatch = (entry: Entry, amount: Xml, details: readonly Xml[], around: Around): OfEntry => {
	const whole = signed(amount, entry.side);
	const amounts = details.map((one) => first(one, "Amt", "AmtDtls/TxAmt/Amt"));
	let sum = 0n;
	for (const one of amounts) {
		const part = signed(one, entry.side);
		if (!part || !one) return wrong("TxDtls/Amt", "is missing or no amount in one line of the batch");
		if (part.currency !== whole?.currency) return wrong("TxDtls/Amt", "is in another currency than the batch");
		sum += part.minor;
	}
	if (sum !== whole?.minor) return wrong("TxDtls/Amt", "of all lines together is not the amount of the batch");
	return {
		sum,
		lines: details.map((one, n) => lineOf(entry, one, amounts[n] as Xml, numbered(one, entry, n, true), around)),
	};
};

/** The lines of an entry of a statement, or why it is not taken. */
export const ofEntry = (xml: Xml, around: Around): OfEntry => {
	const status = textAt(xml, "Sts/Cd", "Sts");
	if (status !== "BOOK") return wrong("Sts", "is not booked (BOOK): it may never be");
	const stated = textAt(xml, "CdtDbtInd");
	if (stated !== "CRDT" && stated !== "DBIT") return wrong("CdtDbtInd", "is neither CRDT nor DBIT");
	const isReversal = textAt(xml, "RvslInd") === "true" || textAt(xml, "RvslInd") === "1";
	const isTurned = isReversal && around.mapping.reversals === "as-original";
	const side = isTurned ? (stated === "CRDT" ? "DBIT" : "CRDT") : stated;
	const amount = first(xml, "Amt");
	const money = signed(amount, side);
	if (!amount || !money) return wrong("Amt", "is no amount of a known currency");
	const at =
		textAt(xml, "BookgDt/DtTm", "ValDt/DtTm") || textAt(xml, "BookgDt/Dt", "ValDt/Dt").slice(0, "2026-03-01".length);
	const entry: Entry = { xml, side, isReversal, at, ref: refOf(textAt(xml, "AcctSvcrRef")) };
	const details = all(xml, "NtryDtls/TxDtls");
	if (details.length > 1) return ofBatch(entry, amount, details, around);
	const [only] = details;
	const ref = only ? numbered(only, entry, 0, false) : entry.ref;
	return { sum: money.minor, lines: [lineOf(entry, only, amount, ref, around)] };
};
