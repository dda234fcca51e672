import { expect, test } from "vitest";
import { codeOf } from "../alert/code.ts";
import { actor, alertState, at, by, directory, draft, outcomeOf, places } from "../alert/testing.ts";
import { decideRaiseAlert } from "./decide.ts";

const id = "01900000-0000-7000-8000-000000000002";

test("given a good draft, when it is raised, then there is version 1 with the handling that it came with", () => {
	expect(alertState()).toMatchObject({
		version: 1,
		status: "live",
		originator: { agency: by.agency, country: "FJ" },
		raisedAt: "2026-06-01T00:00:00.000Z",
		handling: { tlp: "green", audience: { regions: ["pacific"] } },
	});
	expect(outcomeOf(decideRaiseAlert({ draft: draft(), by, actor, id, at }, places, directory()))).toEqual({
		writes: ["alert.insert"],
		events: ["AlertRaised"],
		answer: {
			id,
			code: codeOf(id),
			version: 1,
			status: "live",
			raisedAt: "2026-06-01T00:00:00.000Z",
			reach: { addressed: 0, reached: 0 },
		},
	});
});

test("given a draft with faults, when it is raised, then it is refused with all of them", () => {
	const wrong = draft({ urgency: "flash", grading: { scheme: "4x4", source: "Z", information: "1" } });
	expect(decideRaiseAlert({ draft: wrong, by, actor, id, at }, places, directory())).toMatchObject({
		refused: { code: "ALERT_REFUSED", faults: [{ at: "/urgency" }, { at: "/grading" }] },
	});
});
