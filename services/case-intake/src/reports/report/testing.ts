import { by } from "../../decision/testing.ts";
import type { Linking } from "./link-things.ts";
import type { ReportState } from "./state.ts";

/** A report that waits; tests say what differs. */
export const aReport = (more: Partial<ReportState> = {}): ReportState => ({
	id: "01900000-0000-7000-8000-0000000000e1",
	clientId: "01900000-0000-7000-8000-0000000000e2",
	agency: by.actor.agencyId,
	fromAgency: "01900000-0000-7000-8000-0000000000a1",
	fromPost: "01900000-0000-7000-8000-0000000000b1",
	channel: "hotline",
	callerCategory: "unknown",
	urgency: "routine",
	capturedAt: "2026-01-01T00:00:00.000Z",
	receivedAt: "2026-01-01T00:00:00.000Z",
	formVersion: "1",
	content: { observations: [], persons: [], things: [] },
	contentHash: "hash",
	country: null,
	entityKeys: [],
	status: "waiting",
	caseId: null,
	dismissReason: null,
	takenAt: null,
	takenByPost: null,
	dueAt: "2026-01-02T00:00:00.000Z",
	erasedAt: null,
	passedTo: null,
	passedBy: [],
	erasure: null,
	version: 1,
	...more,
});

/** With persons and a thing. */
export const fullReport = (more: Partial<ReportState> = {}): ReportState =>
	aReport({
		content: {
			observations: [],
			persons: [
				{ seenAs: "concerned", identityId: "01900000-0000-7000-8000-0000000000d1" },
				{ seenAs: "possibleSuspect" },
			],
			things: [{ kind: "vehicle", value: "AB-12 34" }],
		},
		...more,
	});

/** Of an agency that has none of the things. */
export const aLinking = (more: Partial<Linking> = {}): Linking => ({
	home: "FJ",
	agencies: { agency: () => undefined },
	known: [],
	hubKey: new Uint8Array(32),
	...more,
});

/** New ids, one after the other. */
export const ids = () => {
	let n = 0;
	return () => `01900000-0000-7000-8000-00000000${String(1_000 + n++)}`;
};

/** What a report can have become before. */
export const settledStatuses = ["takenIn", "merged", "dismissed"] as const;
