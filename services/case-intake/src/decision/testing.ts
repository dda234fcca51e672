import { decodeEvent } from "@seamark/contracts";
import type { NewEvent } from "@seamark/log";
import type { Decided, Decision } from "@seamark/service";

/** Who decides in the tests of pure decisions, what a new record is called, and when. */
export const by = {
	actor: {
		agencyId: "00000000-0000-4000-8000-000000000001",
		officerId: "00000000-0000-4000-8000-000000000201",
		postId: "00000000-0000-4000-8000-000000000101",
		purpose: "investigation" as const,
		tokenId: "token",
		service: "",
	},
	country: "FJ",
	id: "00000000-0000-4000-8000-000000000301",
	at: Date.parse("2026-01-02T03:04:05Z"),
};

/** The same, as reads know it. */
export const who = { agency: by.actor.agencyId, post: by.actor.postId, country: by.country };

/** An event as its readers get it: its name, and what it says. */
export const ofEvent = (event: NewEvent): [name: string | undefined, payload: unknown] => {
	const read = decodeEvent(event);
	return [read?.name, read?.payload];
};

/** A decision that something happens. Throws what was refused. */
export const accepted = (decision: Decision): Decided => {
	if ("refused" in decision) throw new Error(`refused: ${JSON.stringify(decision.refused)}`);
	return decision;
};

/** What a decision came to, as tests compare it whole: rows by the name of their statement, or the refusal and where its faults are. */
export const cameTo = (decision: Decision) => {
	if ("refused" in decision) {
		const { code, faults, detail } = decision.refused;
		return { refused: code, at: faults.map((fault) => fault.at), detail };
	}
	return {
		writes: decision.writes.map(({ statement, row }) => [statement.name, row]),
		events: decision.events.map((event) => decodeEvent(event)),
		answer: decision.answer,
	};
};
