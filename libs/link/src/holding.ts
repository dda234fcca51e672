/** Why a holder still has a record that was recalled, in the words that the originator reads. */
export const openReasons = ["notReachedSince", "notAnswered", "refused", "lawRequiresKeeping", "cannotProve"] as const;
export type OpenReason = (typeof openReasons)[number];

/** Who got a record. A row is written in one commit with the frame that carries it, and before content leaves a second hub. */
export type Holding = {
	holder: string;
	/** Highest version that the holder was sent. */
	version: number;
	/** Milliseconds; when the holder's hub was last in contact. */
	contactAt: number;
	/** TAXII readers and webhooks took copies that nobody can ask back. */
	canAnswer: boolean;
	answer?: { is: "erased"; upTo: number; at: number } | { is: "kept"; why: "refused" | "lawRequiresKeeping" };
};

export type HoldingView = { holder: string } & ({ closed: true; at: number } | { closed: false; why: OpenReason });

/** A receipt closes a row only for what it says: a holder who got a later version has to answer for that too. */
export const viewHolding = (holding: Holding, recalledAt: number): HoldingView => {
	const { holder, version, contactAt, canAnswer, answer } = holding;
	if (!canAnswer) return { holder, closed: false, why: "cannotProve" };
	if (answer?.is === "kept") return { holder, closed: false, why: answer.why };
	if (answer?.is === "erased" && answer.upTo >= version) return { holder, closed: true, at: answer.at };
	return { holder, closed: false, why: contactAt < recalledAt ? "notReachedSince" : "notAnswered" };
};
