import { reversalOf } from "@seamark/ledger";
import type { Decision } from "@seamark/service";
import type { StoredTransaction } from "../../store/ledger.ts";
import { asBooked, type By, bookOrPrepare, type Found, presentTransaction } from "../booking.ts";
import type { BookedOrWaiting } from "../schema.ts";

/** Two who reverse the same transaction at once end with the one reversal. */
export const decideReverseTransaction = (
	found: Found & { before: StoredTransaction },
	source: string,
	by: By,
): Decision => {
	const { before, reversal } = found;
	if (reversal) {
		const answer: BookedOrWaiting = { outcome: "booked", transaction: presentTransaction(reversal), release: null };
		return { writes: [], events: [], answer, there: true };
	}
	const { postings } = reversalOf(asBooked(before), { id: by.id, source });
	return bookOrPrepare(found, { source, postings, reverses: before.id }, by);
};
