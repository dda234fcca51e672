import { describe, expect, it } from "vitest";
import { extensionId } from "./seamark-extension.ts";
import { codesOf, idFor, importObjects, relationship, report, sdo } from "./test-support.ts";
import type { JsonObject } from "./types.ts";

const secret = "Invented Name Of A Person";
const person = (number: number, properties: JsonObject = {}) =>
	sdo("identity", number, { name: secret, identity_class: "individual", ...properties });
const gang = sdo("threat-actor", 1, { name: "Invented gang" });
const everything = (result: ReturnType<typeof importObjects>) => JSON.stringify([result.alerts, result.report]);
const refusedAt = (result: ReturnType<typeof importObjects>) =>
	result.report
		.filter(({ code, severity }) => code === "VICTIM_NEVER_SUBJECT" && severity === "error")
		.map(({ index }) => index);

describe("a victim never gets in", () => {
	it.each([
		["a role", person(2, { roles: ["Victim"] })],
		["a role in capitals among others", person(2, { roles: ["employee", "ALLEGED VICTIM"] })],
		["a single role", person(2, { role: "victim of trafficking" })],
		["a role of another word for it", person(2, { roles: ["survivor"] })],
		["an x_ property", person(2, { x_victim: true })],
		["an x_ property with a word", person(2, { x_unit_status: "presumed victim" })],
		["an x- property", person(2, { "x-is-victim": "yes" })],
		["an HTCDS property", person(2, { x_vic_TraffickingStatus: "possible" })],
		["an extension", person(2, { extensions: { [idFor("extension-definition", 9)]: { role: "victim" } } })],
		["a label", person(2, { labels: ["victim"] })],
		["no class, but a role", sdo("identity", 2, { name: secret, roles: ["victim"] })],
		["a group of people with the role", person(2, { identity_class: "group", roles: ["victims"] })],
		["a class in capitals", person(2, { identity_class: " Individual ", roles: ["victim"] })],
		["a custom type", sdo("x-victim", 2, { name: secret })],
		["a custom type of person", sdo("x-person", 2, { name: secret, x_victim_status: "confirmed" })],
		["a threat actor with the role", sdo("threat-actor", 2, { name: secret, roles: ["victim"] })],
	])("by %s", (_, victim) => {
		const link = relationship(3, "related-to", gang, victim);
		const result = importObjects([gang, victim, link, report(4, [gang, victim, link])]);
		expect(refusedAt(result)).toEqual([1, 2]);
		expect(result.alerts).toHaveLength(1);
		expect(everything(result)).not.toContain(secret);
		// Not even its id stays with what is kept.
		expect(JSON.stringify(result.alerts)).not.toContain(victim.id);
		expect(JSON.stringify(result.alerts)).toContain("Invented gang");
		expect(result.report).toContainEqual(
			expect.objectContaining({ index: 3, severity: "warning", code: "VICTIM_REMOVED" }),
		);
		expect(result.report).toContainEqual(
			expect.objectContaining({ index: 1, message: expect.stringContaining("with a referral") }),
		);
	});

	it.each([
		["targets", person(2)],
		["Targets", person(2)],
		["targets", sdo("identity", 2, { name: secret })],
		["victim-of", person(2)],
	])("by being what a relationship %s", (kind, victim) => {
		const result = importObjects([gang, victim, relationship(3, kind, gang, victim)]);
		expect(refusedAt(result)).toEqual([1, 2]);
		expect(everything(result)).not.toContain(secret);
	});

	it("by an older version of the same object, or of the relationship", () => {
		const before = person(2, { roles: ["victim"], modified: "2026-01-01T00:00:00Z", created: "2026-01-01T00:00:00Z" });
		const byRole = importObjects([gang, person(2), before]);
		expect(refusedAt(byRole)).toEqual([1]);
		expect(everything(byRole)).not.toContain(secret);
		const now = relationship(3, "related-to", gang, person(2));
		const then = {
			...now,
			relationship_type: "targets",
			modified: "2026-01-01T00:00:00Z",
			created: "2026-01-01T00:00:00Z",
		};
		expect(refusedAt(importObjects([gang, person(2), now, then]))).toEqual([1, 2]);
	});

	it("and neither does what is said about one", () => {
		const victim = person(2, { roles: ["victim"] });
		const link = relationship(3, "targets", gang, victim);
		const notes = [
			sdo("note", 4, { content: `Met ${secret}`, object_refs: [victim.id] }),
			sdo("opinion", 5, { opinion: "agree", explanation: secret, object_refs: [link.id] }),
			sdo("x-interview", 6, { x_with: `by ${victim.id.toUpperCase()}`, text: secret }),
			report(7, [victim], { name: `About ${secret}` }),
			report(8, [gang], { description: `About ${victim.id}: ${secret}` }),
		];
		const result = importObjects([gang, victim, link, ...notes]);
		expect(refusedAt(result)).toEqual([1, 2, 3, 4, 5, 6, 7]);
		expect(everything(result)).not.toContain(secret);
		expect(result.alerts.map(({ draft }) => draft.title)).toEqual(["Invented gang"]);
	});

	it("as a subject of our own extension, nor do the parts of that alert", () => {
		const unit = sdo("identity", 8, { identity_class: "organization", name: "Invented unit" });
		const part = sdo("threat-actor", 2, { name: secret, created_by_ref: unit.id });
		const extensions = {
			[extensionId]: {
				extension_type: "property-extension",
				subjects: [{ type: "person", role: "Victim", name: secret }],
			},
		};
		const other = report(5, [gang], { created_by_ref: unit.id });
		const result = importObjects([unit, part, report(4, [part, unit], { extensions }), gang, other]);
		expect(refusedAt(result)).toEqual([1, 2]);
		expect(everything(result)).not.toContain(secret);
		expect(result.alerts.map(({ draft }) => draft.title)).toEqual(["report 5"]);
	});
});

describe("nobody else is kept out", () => {
	it.each([
		["a suspect", person(2, { roles: ["recruiter"] }), "attributed-to"],
		["a person a relationship does not target", person(2), "related-to"],
		[
			"an organization that is a target",
			sdo("identity", 2, { identity_class: "organization", roles: ["victim"] }),
			"targets",
		],
		["a class of organizations that is a target", sdo("identity", 2, { identity_class: "class" }), "targets"],
		[
			"a person who is marked as none",
			person(2, { x_victim: false, x_victim_status: "not a victim", x_vic_TraffickingStatus: "none" }),
			"related-to",
		],
		["a place that is a target", sdo("location", 2, { country: "FJ" }), "targets"],
		["an incident that counts victims", sdo("incident", 2, { x_victim_count: 5 }), "related-to"],
	])("%s", (_, object, kind) => {
		const link = relationship(3, kind, gang, object);
		const result = importObjects([gang, object, link, report(4, [gang, object, link])]);
		expect(codesOf(result.report)).not.toContain("VICTIM_NEVER_SUBJECT");
		expect(result.alerts[0]?.stix.objects.map((raw) => JSON.parse(raw))).toEqual([
			gang,
			object,
			link,
			report(4, [gang, object, link]),
		]);
	});
});
