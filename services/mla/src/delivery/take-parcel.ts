import { giverOf, lacking, readReceipt, received, type Signed } from "@seamark/mla-thread";
import type { Deps } from "../deps.ts";
import { parcelTaken, sentAgain } from "../events.ts";
import { takeLetter } from "../letters/take-letter.ts";
import { serviceActor } from "../signing/client.ts";
import { updateRequest } from "../store/requests.ts";
import { insertReceipt, receiptRow } from "../store/statements.ts";
import { copyOf, rowAfter } from "../thread/copy.ts";
import { again } from "./again.ts";
import type { Parcel, TakeParcel } from "./port.ts";
import { takeStatement } from "./take-statement.ts";

/** What arrives at a side is checked as if a stranger had sent it: by its signature, its thread, and what is there already. */
export const openTakeParcel =
	(deps: Deps): TakeParcel =>
	(parcel) => {
		switch (parcel.kind) {
			case "statement":
				return takeStatement(deps, parcel);
			case "receipt":
				return again(() => takeReceipt(deps, parcel));
			case "letter":
				return takeLetter(deps, parcel);
			case "counts":
				return sendLacking(deps, parcel);
		}
	};

const threadAt = async ({ copies }: Deps, request: string, agency: string) => {
	const { row, ...held } = await copies.ofAgency({ agency, request });
	return row && { ...held, row };
};

/** Receipts cause nothing: they tell what became of a statement, and settle the order. */
const takeReceipt = async (deps: Deps, parcel: Extract<Parcel, Signed>): Promise<void> => {
	const { thread, from, to, bytes, signature } = parcel;
	const receipt = readReceipt(bytes);
	const found = receipt && (await threadAt(deps, thread, to));
	if (!receipt || !found) return;
	const { row, chains } = found;
	const of = [...chains.requesting, ...chains.requested].find(({ hash }) => hash === receipt.of);
	const fits =
		of !== undefined &&
		[row.requesting, row.requested].includes(from) &&
		receipt.thread === thread &&
		receipt.authority === from &&
		giverOf(receipt.kind, of.statement.by) === receipt.by &&
		receipt.by !== row.side;
	const fault = fits ? await deps.signing.faultOf(from, { bytes, signature }, receipt.at) : "receipt-of-nothing";
	if (fault) {
		deps.context.log.warn({ fault, thread }, "a receipt was refused");
		return;
	}
	const copy = received(copyOf(row, chains), receipt.counts);
	// Nothing is said by it: what was erased stays erased.
	const after = { ...rowAfter(row, copy, row.changedAt), erasedAt: row.erasedAt };
	await deps.context.committer.commit({
		writes: [
			{ statement: insertReceipt, row: receiptRow(to, { bytes, signature, receipt }) },
			...(copy.delivered === row.delivered ? [] : [{ statement: updateRequest, row: after }]),
		],
		events: [parcelTaken(serviceActor(to), parcel, { kind: "receipt", sha256: receipt.of, outcome: "new" })],
		writer: to,
	});
};

/** The other side says what it has: it gets what it lacks, also of its own, since it may have been restored from a backup. */
const sendLacking = async (deps: Deps, parcel: Extract<Parcel, { kind: "counts" }>): Promise<void> => {
	const { thread, from, to, counts } = parcel;
	const found = await threadAt(deps, thread, to);
	if (!found || ![found.row.requesting, found.row.requested].includes(from)) return;
	const back = { thread, from: to, to: from };
	const missing = lacking(copyOf(found.row, found.chains), counts);
	if (missing.length === 0) return;
	await deps.context.committer.commit({
		writes: [],
		events: missing.map(({ hash }) => sentAgain(serviceActor(to), back, "statement", hash)),
		writer: to,
	});
};
