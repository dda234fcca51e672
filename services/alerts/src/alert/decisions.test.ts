import { expect, test } from "vitest";
import { decideRaise } from "../raise-alert/decide.ts";
import { decideRecall } from "../recall-alert/decide.ts";
import { decideUpdate } from "../update-alert/decide.ts";
import type { Places } from "./check-draft.ts";
import type { AlertState } from "./state.ts";
import { draft } from "./testing.ts";

const places: Places = { regionOf: () => "pacific", isRegion: () => true, isAgency: () => true };
const id = "01900000-0000-7000-8000-000000000001";
const by = {
	agency: "01900000-0000-7000-8000-00000000000a",
	country: "FJ",
	post: "01900000-0000-7000-8000-00000000000b",
	clearance: "red" as const,
};
const at = Date.parse("2026-06-01T00:00:00Z");

const raised = (): AlertState => {
	const decision = decideRaise({ draft: draft(), by, id, at }, places);
	if ("refused" in decision) throw new Error("refused");
	return decision.alert;
};
const recalled = (): AlertState => {
	const decision = decideRecall(raised(), { expectedVersion: 1, reason: "wrong", by, at });
	if ("refused" in decision) throw new Error("refused");
	return decision.alert;
};

test("given a good draft, when it is raised, then there is version 1 with the handling that it came with", () => {
	expect(raised()).toMatchObject({
		id,
		version: 1,
		status: "live",
		originator: { agency: by.agency, country: "FJ" },
		raisedAt: "2026-06-01T00:00:00.000Z",
		handling: { tlp: "green", audience: { regions: ["pacific"] } },
	});
});

test("given version 1, when an update expects version 1, then version 2 replaces it whole", () => {
	const decision = decideUpdate(
		raised(),
		{ draft: draft({ title: "Other" }), expectedVersion: 1, by, at: at + 1_000 },
		places,
	);
	expect(decision).toMatchObject({
		alert: {
			version: 2,
			content: { title: "Other" },
			raisedAt: "2026-06-01T00:00:00.000Z",
			changedAt: "2026-06-01T00:00:01.000Z",
		},
	});
});

test("given version 1, when an update expects another, then it is refused", () => {
	for (const expectedVersion of [2, 7])
		expect(decideUpdate(raised(), { draft: draft(), expectedVersion, by, at }, places)).toMatchObject({
			refused: { code: "VERSION_CONFLICT" },
		});
});

test("given an alert, when it is recalled, then no content is left, conditions included, and the reason stays", () => {
	const conditional = {
		...raised(),
		handling: { ...raised().handling, use: { codes: [], purposes: [], conditions: ["names the source"] } },
	};
	const decision = decideRecall(conditional, { expectedVersion: 1, reason: "the source withdrew", by, at });
	expect(decision).toMatchObject({
		alert: {
			version: 2,
			status: "recalled",
			content: null,
			recallReason: "the source withdrew",
			handling: { use: { conditions: [] } },
		},
	});
});

test("given a recalled alert, when anything else is asked, then it is refused: a recall is the last word", () => {
	expect(decideRecall(recalled(), { expectedVersion: 2, reason: "again", by, at })).toEqual({
		refused: "ALERT_RECALLED",
	});
	expect(decideUpdate(recalled(), { draft: draft(), expectedVersion: 2, by, at }, places)).toMatchObject({
		refused: { code: "ALERT_RECALLED" },
	});
});
