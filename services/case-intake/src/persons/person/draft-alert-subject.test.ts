import { expect, test } from "vitest";
import { draftAlertSubject } from "./draft-alert-subject.ts";
import { accepted, person, refusal, shielded, suspicion, withRole } from "./testing.ts";

test("a suspect becomes the subject of an alert without anything that identifies anybody", () => {
	const suspect = person({
		roles: ["suspect"],
		suspicion: suspicion({ offence: "trafficking", ground: "Named by four persons" }),
	});
	expect(draftAlertSubject(suspect)).toEqual({
		subject: { type: "person", role: "suspect", description: "Suspected of trafficking in persons" },
	});
});

test.each(shielded)(
	"%s never becomes the subject of an alert, not even as suspect of another offence",
	(_who, state) => {
		expect(refusal(draftAlertSubject(state())).code).toBe("VICTIM_NEVER_SUBJECT");
		const suspect = accepted(withRole(state(), "suspect", suspicion())).state;
		expect(refusal(draftAlertSubject(suspect)).code).toBe("VICTIM_NEVER_SUBJECT");
	},
);

test("nor does anybody who is no suspect", () => {
	for (const role of ["witness", "relative", "other"] as const)
		expect(refusal(draftAlertSubject(person({ roles: [role] }))).code).toBe("REFUSED");
});
