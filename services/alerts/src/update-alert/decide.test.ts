import { expect, test } from "vitest";
import { codeOf } from "../alert/code.ts";
import { actor, alertState, at, by, directory, draft, outcomeOf, places } from "../alert/testing.ts";
import { decideUpdateAlert, nextVersion } from "./decide.ts";

test("given version 1, when it is updated, then version 2 replaces it whole", () => {
	const command = { draft: draft({ title: "Other" }), by, actor, at: at + 1_000 };
	expect(nextVersion(alertState(), command, places)).toMatchObject({
		alert: {
			version: 2,
			content: { title: "Other" },
			raisedAt: "2026-06-01T00:00:00.000Z",
			changedAt: "2026-06-01T00:00:01.000Z",
		},
	});
	expect(outcomeOf(decideUpdateAlert(alertState(), command, places, directory()))).toEqual({
		writes: ["alert.replace", "alert_version.insert"],
		events: ["AlertUpdated"],
		answer: {
			id: alertState().id,
			code: codeOf(alertState().id),
			version: 2,
			status: "live",
			changedAt: "2026-06-01T00:00:01.000Z",
			reach: { addressed: 0, reached: 0 },
		},
	});
});

test("given version 1, when the draft has a fault, then it is refused", () => {
	const command = { draft: draft({ urgency: "flash" }), by, actor, at };
	expect(outcomeOf(decideUpdateAlert(alertState(), command, places, directory()))).toEqual({
		refused: "ALERT_REFUSED",
	});
});
