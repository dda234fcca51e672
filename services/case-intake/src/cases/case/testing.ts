import { by } from "../../decision/testing.ts";
import type { CaseState } from "../../store/cases.ts";

/** An open case; tests say what differs. */
export const aCase = (changes: Partial<CaseState> = {}): CaseState => ({
	id: "00000000-0000-4000-8000-000000000401",
	agency: by.actor.agencyId,
	reference: "2026-000001",
	title: "Boats",
	summary: "",
	status: "open",
	jurisdiction: "FJ",
	openedAt: "2025-12-01T00:00:00.000Z",
	openedByPost: by.actor.postId,
	changedAt: "2025-12-01T00:00:00.000Z",
	closedAt: null,
	closeReason: null,
	erasedAt: null,
	erasure: null,
	version: 3,
	custom: {},
	...changes,
});
