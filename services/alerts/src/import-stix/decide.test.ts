import { expect, test } from "vitest";
import { actor, alertState, at, by, draft, places } from "../alert/testing.ts";
import type { MappedAlert } from "../stix/index.ts";
import { decideImportStix } from "./decide.ts";

const importId = "01900000-0000-7000-8000-0000000000ff";
const ids = ["01900000-0000-7000-8000-000000000011", "01900000-0000-7000-8000-000000000012"];
const mapped = (changes: Partial<MappedAlert> = {}): MappedAlert => ({
	draft: draft(),
	revoked: false,
	changed: true,
	sent: [{ index: 0, id: "report--1" }],
	stix: {
		primaryId: "report--1",
		modified: "2026-05-02T00:00:00Z",
		objects: ["{}"],
		ids: ["report--1"],
		tombstone: "{}",
	},
	...changes,
});
const here = alertState();

const decide = (alerts: readonly MappedAlert[]) => {
	const { steps, refused } = decideImportStix(alerts, { by, actor, at, importId, ids }, places);
	return {
		steps: steps.map(({ alert, change }) => ({
			id: alert.id,
			version: alert.version,
			outcome: alert.outcome,
			writes: change?.writes.map(({ statement }) => statement.name) ?? [],
		})),
		refused: refused.map(({ id, code, message }) => ({ id, code, message })),
	};
};

test("given nothing, when an alert comes, then it is raised with all that it was made from", () => {
	expect(decide([mapped()])).toEqual({
		steps: [
			{
				id: ids[0],
				version: 1,
				outcome: "raised",
				writes: ["alert.insert", "stix_origin.insert", "stix_object.insert", "stix_member.insert"],
			},
		],
		refused: [],
	});
});

test("given nothing, when what comes is revoked already, then nothing happens", () => {
	expect(decide([mapped({ revoked: true })])).toEqual({ steps: [], refused: [] });
});

test("given an alert of an earlier import, when a newer one comes, then it is updated, and belongs to the new import", () => {
	expect(decide([mapped({ here })]).steps).toEqual([
		{
			id: here.id,
			version: 2,
			outcome: "updated",
			writes: [
				"alert.replace",
				"alert_version.insert",
				"stix_origin.replace",
				"stix_object.insert",
				"stix_member.insert",
			],
		},
	]);
	const { steps } = decideImportStix([mapped({ here })], { by, actor, at, importId, ids }, places);
	expect(steps[0]?.change?.writes[0]?.row).toMatchObject({ version: 2, import_id: importId });
});

test("given an alert, when nothing of it changes, then it stays as it is", () => {
	expect(decide([mapped({ here, changed: false })]).steps).toEqual([
		{ id: here.id, version: 1, outcome: "unchanged", writes: [] },
	]);
});

test("given an alert, when it comes revoked, then it is recalled", () => {
	expect(decide([mapped({ here, revoked: true })]).steps).toMatchObject([{ version: 2, outcome: "recalled" }]);
});

test("given a bundle, when one draft has faults, then it is refused in one line and the other is raised under its own id", () => {
	const wrong = mapped({ draft: draft({ urgency: "flash" }) });
	const good = mapped({ sent: [{ index: 1, id: "report--2" }], stix: { ...mapped().stix, primaryId: "report--2" } });
	expect(decide([wrong, good])).toMatchObject({
		steps: [{ id: ids[1], outcome: "raised" }],
		refused: [{ id: "report--1", code: "ALERT_REFUSED", message: expect.stringContaining("/urgency") }],
	});
});
