import { decodeEvent } from "./events.ts";

/** Something that goes from one authority to another, by name: its text is in the sender's own rows. */
export type NamedParcel = {
	thread: string;
	from: string;
	to: string;
	kind: "statement" | "receipt" | "letter" | "counts";
	/** Of the statement or the letter, in hex; of the statement that a receipt is for. Empty for counts. */
	sha256: string;
	/** Kind of receipt; empty for the others. */
	receipt: string;
};

/** What an event of the service mla says is to be sent; undefined for all other events. */
export const parcelNamed = (event: Parameters<typeof decodeEvent>[0]): NamedParcel | undefined => {
	const decoded = decodeEvent(event);
	if (!decoded) return undefined;
	const { name, payload } = decoded;
	switch (name) {
		case "StatementMade":
		case "ReceiptGiven":
		case "ParcelSentAgain":
		case "LetterSent":
		case "CatchUpAsked": {
			const way = { thread: payload.threadId, from: payload.agencyId, to: payload.receiverId, sha256: "", receipt: "" };
			if (name === "CatchUpAsked") return { ...way, kind: "counts" };
			const { sha256 } = payload;
			if (name === "LetterSent") return { ...way, kind: "letter", sha256 };
			if (name === "StatementMade") return { ...way, kind: "statement", sha256 };
			if (name === "ReceiptGiven") return { ...way, kind: "receipt", sha256, receipt: payload.kind };
			return payload.kind === "statement"
				? { ...way, kind: "statement", sha256 }
				: { ...way, kind: "receipt", sha256, receipt: "delivered" };
		}
		default:
			return undefined;
	}
};
