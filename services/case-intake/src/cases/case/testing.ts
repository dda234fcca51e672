import type { Actor } from "@seamark/auth";
import { decodeEvent } from "@seamark/contracts";
import type { Decision } from "@seamark/service";
import type { CaseState } from "../../store/cases.ts";

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const at = Date.parse("2026-06-01T00:00:00Z");

/** Who decides in tests of decisions, when, and the id that what they make has. */
export const by = {
	id: id(1),
	at,
	actor: {
		...{ agencyId: id(2), postId: id(3), officerId: id(4), tokenId: "t" },
		...{ purpose: "investigation", service: "" },
	} satisfies Actor,
	who: { agency: id(2), post: id(3), country: "FJ" },
};

/** An open case; tests say what differs. */
export const aCase = (changes: Partial<CaseState> = {}): CaseState => ({
	id: id(5),
	agency: by.who.agency,
	reference: "2026-000001",
	title: "Boats",
	summary: "",
	status: "open",
	jurisdiction: "FJ",
	openedAt: "2026-05-01T00:00:00.000Z",
	openedByPost: by.who.post,
	changedAt: "2026-05-01T00:00:00.000Z",
	closedAt: null,
	closeReason: null,
	version: 3,
	custom: {},
	...changes,
});

/** What a decision came to, as tests compare it: statements by name, events decoded, or the refusal with where its faults are. */
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
