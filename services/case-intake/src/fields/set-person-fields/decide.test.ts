import { expect, test } from "vitest";
import { accepted, by, ofEvent } from "../../decision/testing.ts";
import { person } from "../../persons/person/testing.ts";
import type { StoredPerson } from "../../store/persons.ts";
import { aField } from "../field/testing.ts";
import { decideSetPersonFields } from "./decide.ts";

const state = person();
const found: StoredPerson = {
	state,
	pseudonym: "P-1",
	identityId: null,
	identityBy: null,
	sex: "unknown",
	nationality: [],
	exploitationCountry: null,
	citizen: "unknown",
	mergedInto: null,
	erasedAt: null,
	erasure: null,
	createdAt: "2025-01-01T00:00:00.000Z",
	changedAt: "2025-01-01T00:00:00.000Z",
	custom: { vest: true },
	bits: { acts: 0, means: 0, controls: 0, purposes: 0, recruiters: 0, sectors: 0 },
	smuggling: null,
	duration: "unknown",
	ageBand: "unknown",
};
const definitions = [aField("mark", { record: "person" }), aField("vest", { record: "person", type: "yesNo" })];

test("the person is at the next version with what was filled in, and the event names the fields alone", () => {
	const decision = accepted(decideSetPersonFields(found, { vest: null, mark: "anchor" }, definitions, by));
	expect(decision.answer).toMatchObject({ version: state.version + 1, custom: { mark: "anchor" } });
	expect(decision.writes[0]?.row).toMatchObject({ custom: { mark: "anchor" }, changed_at: "2026-01-02T03:04:05.000Z" });
	expect(decision.events.map(ofEvent)).toEqual([
		[
			"PersonChanged",
			{
				personId: state.id,
				caseId: state.caseId,
				actor: by.actor,
				version: state.version + 1,
				fields: ["custom.mark", "custom.vest"],
			},
		],
	]);
});

test("what does not fit is refused with its faults", () => {
	expect(decideSetPersonFields(found, {}, definitions, by)).toEqual({
		refused: { code: "REFUSED", faults: [{ at: "/values", message: "names no field" }] },
	});
});
