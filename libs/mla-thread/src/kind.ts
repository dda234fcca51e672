import type { Side, State, Where } from "./state.ts";

/** One kind of statement: who makes it, when it may be made, and what changes. */
export type Kind = {
	by: Side;
	/** What it rests on. UNTOC unless another instrument is named; "hub" marks a policy of the hub that no article demands. */
	article: string;
	/** What it says, for the reader of a thread. */
	says: string;
	/** Where the request must be, as its author knows it. */
	from: Where;
	to: Partial<State>;
	/**
	 * Statements of both sides may cross. One that comes after a statement its author did not know takes effect where `crosses`
	 * fits as well. Elsewhere it stays on record as what `late` says ("noted" where it says nothing), and changes nothing.
	 */
	crosses?: Where;
	late?: "supplement" | "noted";
	/** Two persons of the authority take part: one prepares, another signs. */
	two?: true;
	/** The clock that this statement starts: its content names the instant under that name. */
	starts?: ClockName;
	/** Where the request is like this, the statement is made before the clock ends. */
	until?: { where: Where; clock: ClockName };
	/** Where the request is like this, the statement is made after the clock has ended. */
	after?: { where: Where; clock: ClockName };
};

/**
 * Clocks that decide. The treaty names no hours for them: the hub's settings do, and the statement that starts a clock says its
 * end, so that both sides have the same.
 */
export const clockNames = ["confirmBy", "replyBy", "submitBy"] as const;
export type ClockName = (typeof clockNames)[number];

export const live = ["registered", "executing", "postponed"] as const;
export const atWork = ["registered", "executing"] as const;
export const open = ["submitted", "registered", "returned", "executing", "postponed"] as const;
export const over = ["answered", "refused", "withdrawn"] as const;
export const known = [...live, "returned", ...over] as const;
/** UNTOC 18(26): consult before refusing under 18(21) or postponing under 18(25). A gate: not closed, not refused. */
export const consulted = { consultation: ["closed"] } as const;
export const valid = { oral: ["no", "confirmed"] } as const;
/** An oral request is good for urgent work until its clock ends; what comes later waits for the writing. */
export const untilConfirmed = { where: { oral: ["unconfirmed"] }, clock: "confirmBy" } as const;
