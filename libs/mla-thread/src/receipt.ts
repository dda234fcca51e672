import { otherSide, type Side, sides } from "./state.ts";
import { isMoment, isObject, readObject, type Signed } from "./statement.ts";

/**
 * What became of a statement under way. `submitted`: the sender's hub has it. `relayed`: it went out. `delivered`: the other side's hub
 * has it. `retrieved`: an officer there has opened it. `not-delivered`: nothing came back in time; the *sender's* side says so, and
 * nobody else.
 */
export const receiptKinds = ["submitted", "relayed", "not-delivered", "delivered", "retrieved"] as const;
export type ReceiptKind = (typeof receiptKinds)[number];

/** Says something of one statement, never of a receipt: receipts cause no receipts. It is part of no chain and changes no state. */
export type Receipt = {
	format: 1;
	thread: string;
	kind: ReceiptKind;
	/** Hash of the statement. */
	of: string;
	by: Side;
	authority: string;
	/** How many statements of each side its giver had: what settles the order of both (see `received`). */
	counts: Readonly<Record<Side, number>>;
	at: string;
};

export type KnownReceipt = Signed & { receipt: Receipt };

/** Who gives a receipt for a statement of this side. */
export const giverOf = (kind: ReceiptKind, by: Side): Side =>
	kind === "delivered" || kind === "retrieved" ? otherSide(by) : by;

/** Undefined where the bytes are no receipt, with any signature. */
export const readReceipt = (bytes: string): Receipt | undefined => {
	const read = readObject(bytes);
	const { format, thread, kind, of, by, authority, counts, at } = read ?? {};
	const whole =
		format === 1 &&
		[thread, of, authority].every((one) => typeof one === "string") &&
		receiptKinds.includes(kind as ReceiptKind) &&
		sides.includes(by as Side) &&
		isObject(counts) &&
		sides.every((side) => Number.isSafeInteger(counts[side])) &&
		isMoment(at);
	return whole ? (read as Receipt) : undefined;
};

/** What is known of a statement: the furthest it came. A later "delivered" beats an earlier "not-delivered". */
export const statusOf = (receipts: readonly Receipt[], hash: string): ReceiptKind | undefined =>
	receiptKinds.findLast((kind) => receipts.some((one) => one.of === hash && one.kind === kind));

/** The answer to a statement that comes again is the first receipt: nothing new is made. */
export const firstOf = (receipts: readonly KnownReceipt[], kind: ReceiptKind, hash: string): KnownReceipt | undefined =>
	receipts.find(({ receipt }) => receipt.of === hash && receipt.kind === kind);

/** Statements for which nothing came back in time. */
export const overdue = (
	sent: readonly { hash: string; at: string }[],
	receipts: readonly Receipt[],
	now: number,
	limitMs: number,
): string[] =>
	sent
		.filter(({ hash, at }) => {
			const status = statusOf(receipts, hash);
			return (status === undefined || status === "submitted" || status === "relayed") && now - Date.parse(at) > limitMs;
		})
		.map(({ hash }) => hash);
