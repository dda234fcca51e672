import { type KnownReceipt, settled, statusOf, viewOf } from "@seamark/mla-thread";
import { copyOf } from "../copy.ts";
import type { Thread } from "../make.ts";

/** The thread in the one order that both sides agree on, with what became of each statement. */
export const presentThread = (thread: Thread, receipts: readonly KnownReceipt[]) => {
	const copy = copyOf(thread.row, thread.chains);
	const known = receipts.map(({ receipt }) => receipt);
	const sure = settled(copy);
	return viewOf(thread.chains).thread.map(({ known: { hash, bytes, statement }, outcome }, index) => ({
		hash,
		kind: statement.kind,
		by: statement.by,
		number: statement.number,
		at: statement.at,
		outcome,
		// Nothing that is still under way can change its place any more.
		settled: index < sure,
		status: statusOf(known, hash) ?? null,
		text: bytes === "" ? null : bytes,
	}));
};
