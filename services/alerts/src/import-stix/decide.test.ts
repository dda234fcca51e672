import { expect, test } from "vitest";
import { actor, alertState, at, by, draft, places } from "../alert/testing.ts";
import { tombstone } from "../recall-alert/decide.ts";
import type { MappedAlert } from "../stix/index.ts";
import { decideImportStix, type Known } from "./decide.ts";

const importId = "01900000-0000-7000-8000-0000000000ff";
const ids = ["01900000-0000-7000-8000-000000000011", "01900000-0000-7000-8000-000000000012"];
const mapped = (changes: Partial<MappedAlert> = {}, modified = "2026-05-02T00:00:00Z"): MappedAlert => ({
	draft: draft(),
	revoked: false,
	stix: { primaryId: "report--1", modified, objects: ["{}"], tombstone: "{}" },
	...changes,
});
const here: Known = { alert: alertState(), modified: "2026-05-01T00:00:00Z" };

const decide = (alerts: readonly MappedAlert[], known?: Known) => {
	const { steps, refused } = decideImportStix(
		alerts,
		new Map(known ? [["report--1", known]] : []),
		{ by, actor, at, importId, ids },
		places,
	);
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
				writes: ["alert.insert", "stix_origin.insert", "stix_object.insert"],
			},
		],
		refused: [],
	});
});

test("given nothing, when what comes is revoked already, then nothing happens", () => {
	expect(decide([mapped({ revoked: true })])).toEqual({ steps: [], refused: [] });
});

test("given an alert of an earlier import, when a newer one comes, then it is updated, and belongs to the new import", () => {
	expect(decide([mapped()], here).steps).toEqual([
		{
			id: here.alert.id,
			version: 2,
			outcome: "updated",
			writes: ["alert.replace", "alert_version.insert", "stix_origin.replace", "stix_object.insert"],
		},
	]);
	const { steps } = decideImportStix(
		[mapped()],
		new Map([["report--1", here]]),
		{ by, actor, at, importId, ids },
		places,
	);
	expect(steps[0]?.change?.writes[0]?.row).toMatchObject({ version: 2, import_id: importId });
});

test("given an alert, when the same or an older one comes, then it stays as it is", () => {
	for (const modified of ["2026-05-01T00:00:00Z", "2026-04-01T00:00:00Z"])
		expect(decide([mapped({}, modified)], here).steps).toEqual([
			{ id: here.alert.id, version: 1, outcome: "unchanged", writes: [] },
		]);
});

test("given an alert, when it comes revoked, then it is recalled; once recalled, nothing changes it any more", () => {
	expect(decide([mapped({ revoked: true })], here).steps).toMatchObject([{ version: 2, outcome: "recalled" }]);
	const recalled = { ...here, alert: tombstone(here.alert, { reason: "wrong", by, at }) };
	for (const revoked of [true, false])
		expect(decide([mapped({ revoked })], recalled).steps).toMatchObject([
			{ version: 2, outcome: "unchanged", writes: [] },
		]);
});

test("given a bundle, when one draft has faults, then it is refused in one line and the other is raised under its own id", () => {
	const wrong = mapped({ draft: draft({ urgency: "flash" }) });
	const good = mapped({ stix: { ...mapped().stix, primaryId: "report--2" } });
	expect(decide([wrong, good])).toMatchObject({
		steps: [{ id: ids[1], outcome: "raised" }],
		refused: [{ id: "report--1", code: "ALERT_REFUSED", message: expect.stringContaining("/urgency") }],
	});
});
