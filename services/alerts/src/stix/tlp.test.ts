import fc from "fast-check";
import { expect, test } from "vitest";
import type { HandlingInput } from "../alert/schema.ts";
import { codesOf, context, idFor, importObjects, importText, report, sdo } from "./test-support.ts";
import type { JsonObject } from "./types.ts";

/** TLP as other producers write it. Every mention of TLP is TLP, or RED. */

const open: HandlingInput = { tlp: "clear", audience: { regions: ["pacific"] } };
const tlpOf = (objects: unknown[]) =>
	importObjects(objects, { ...context, handling: open }).alerts[0]?.draft.handling.tlp;
const marking = (properties: JsonObject) => ({
	type: "marking-definition",
	spec_version: "2.1",
	id: idFor("marking-definition", 9),
	created: "2026-01-10T08:00:00.000Z",
	...properties,
});
const markedBy = (properties: JsonObject) => {
	const definition = marking(properties);
	return tlpOf([definition, report(1, [], { object_marking_refs: [definition.id] })]);
};

test.each<[string, JsonObject]>([
	[
		"OpenCTI connectors",
		{
			definition_type: "statement",
			definition: { statement: "custom" },
			x_opencti_definition_type: "TLP",
			x_opencti_definition: "TLP:AMBER+STRICT",
		},
	],
	["OpenCTI exports", { definition_type: "TLP", name: "TLP:AMBER+STRICT" }],
	["a statement", { definition_type: "statement", definition: { statement: "TLP:AMBER+STRICT" } }],
	[
		"a statement with more",
		{ definition_type: "statement", definition: { statement: "TLP: Amber Strict. Ask before use." } },
	],
	["a name alone", { name: "tlp_amber_strict" }],
	["TLP 1's shape", { definition_type: "TLP", definition: { TLP: "AMBER+STRICT" } }],
	["TLP 2's extension with another key", { extensions: { "x-tlp": { level: "amber+strict" } } }],
	["full width", { name: "ＴＬＰ：ＡＭＢＥＲ＋ＳＴＲＩＣＴ" }],
	["a zero-width space", { name: "T\u200bLP:AMBER\u200b+STRICT" }],
	["words", { definition_type: "statement", definition: { statement: "Traffic Light Protocol: amber strict" } }],
	["a version", { name: "TLP 2.0 AMBER-STRICT" }],
])("a definition as %s write it", (_, properties) => {
	expect(markedBy(properties)).toBe("amber+strict");
});

test.each<[string, JsonObject]>([
	["a level that is none", { definition_type: "tlp", definition: { tlp: "violet" } }],
	["no level", { definition_type: "statement", definition: { statement: "Handle by the rules of first.org/tlp" } }],
	["two levels", { name: "TLP:GREEN, TLP:RED for partners" }],
])("a definition with %s is RED", (_, properties) => {
	expect(markedBy(properties)).toBe("red");
});

test("OpenCTI's id for AMBER+STRICT is known without its definition, in any case", () => {
	for (const id of [
		"marking-definition--826578e1-40ad-459f-bc73-ede076f81f37",
		"marking-definition--826578E1-40AD-459F-BC73-EDE076F81F37",
	])
		expect(tlpOf([report(1, [], { object_marking_refs: [id] })])).toBe("amber+strict");
});

test("a definition under an id of the standard cannot lower what the id means", () => {
	const red = "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1";
	const white = "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9";
	const about = (id: string) => report(1, [], { object_marking_refs: [id] });
	expect(tlpOf([marking({ id: red, name: "TLP:CLEAR" }), about(red)])).toBe("red");
	expect(tlpOf([marking({ id: white, name: "TLP:AMBER" }), about(white)])).toBe("amber");
});

test.each<[string, JsonObject, string]>([
	["labels", { labels: ["tlp:amber"] }, "amber"],
	["a label without a level", { labels: ["tlp:ex:chr"] }, "red"],
	["a property of its own", { x_tlp: "green" }, "green"],
	["a property inside another", { x_misp: { tags: ["tlp:amber+strict"] } }, "amber+strict"],
	["an extension", { extensions: { [idFor("extension-definition", 7)]: { tlp_level: "amber" } } }, "amber"],
	["running text", { description: "TLP:AMBER\nBoats seen." }, "amber"],
	["a title", { name: "[TLP:RED] Boats" }, "red"],
	[
		"a marking that is no list",
		{ object_marking_refs: "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1" },
		"red",
	],
	["a level in place of an id", { object_marking_refs: ["TLP:AMBER"] }, "amber"],
	[
		"a marking inside an object",
		{ objects: { 0: { object_marking_refs: ["marking-definition--f88d31f6-486f-44da-b317-01333bde0b82"] } } },
		"amber",
	],
])("%s of an object counts", (_, properties, tlp) => {
	expect(tlpOf([report(1, [], properties)])).toBe(tlp);
});

test.each([["red tape, amber lights and green cards"], ["The till points to a bolt-lp valve"]])(
	"text without TLP is no marking: %s",
	(description) => {
		expect(tlpOf([report(1, [], { description, labels: ["red", "amber"] })])).toBe("clear");
		expect(tlpOf([report(1, [], { description: "Handled by the rules of TLP." })])).toBe("clear");
	},
);

test("what the bundle says beside its objects holds for all of them", () => {
	const about = JSON.stringify(report(1, []));
	const text = (more: string) => `{"type":"bundle","id":"${idFor("bundle", 1)}",${more},"objects":[${about}]}`;
	const said = (more: string) => importText(text(more), { ...context, handling: open }).alerts[0]?.draft.handling.tlp;
	expect(said('"x_tlp":"amber"')).toBe("amber");
	expect(said('"tlp":"amber"')).toBe("amber");
	expect(said('"object_marking_refs":["marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1"]')).toBe("red");
});

test("RED lowers to AMBER+STRICT only where TLP 1's own id says it and our extension explains it", () => {
	const tlp2Red = "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1";
	const own = {
		description: "d",
		extensions: {
			"extension-definition--689251f2-108e-4a69-8d5b-fa7bccb57796": {
				extension_type: "property-extension",
				kind: "trend",
				topic: "smuggling",
				urgency: "routine",
				grading: { scheme: "4x4", source: "B", information: "2" },
				handling: { tlp: "amber+strict", audience: { regions: ["pacific"] } },
			},
		},
	};
	const with1 = { ...own, object_marking_refs: ["marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed"] };
	expect(tlpOf([report(1, [], with1)])).toBe("amber+strict");
	expect(tlpOf([report(1, [], { ...own, object_marking_refs: [tlp2Red] })])).toBe("red");
	expect(tlpOf([report(1, [sdo("tool", 2)], with1), sdo("tool", 2, { x_tlp: "red" })])).toBe("red");
});

test("a mention in any place of a definition, in any spelling, is its level or RED", () => {
	const levels = ["clear", "green", "amber", "amber+strict", "red"];
	const spelled = fc
		.tuple(
			fc.constantFrom("TLP", "tlp", "Tlp", "T.L.P", "ＴＬＰ"),
			fc.constantFrom(":", " ", "-", "_", ": ", "::", ""),
			fc.constantFrom(...levels),
			fc.boolean(),
		)
		.map(([tlp, between, level, upper]) => ({ text: `${tlp}${between}${upper ? level.toUpperCase() : level}`, level }));
	const place = fc.constantFrom<(text: string) => JsonObject>(
		(name) => ({ name }),
		(definition_type) => ({ definition_type }),
		(statement) => ({ definition_type: "statement", definition: { statement } }),
		(x) => ({ x_opencti_definition: x }),
		(x) => ({ labels: [x] }),
		(x) => ({ extensions: { "x-other": { a: [{ b: x }] } } }),
		(x) => ({ external_references: [{ source_name: x }] }),
		(x) => ({ definition: { [x]: true } }),
	);
	fc.assert(
		fc.property(spelled, place, fc.string(), ({ text, level }, put, noise) => {
			expect([level, "red"]).toContain(
				markedBy({ x_noise: noise.replace(/red|amber|green|clear|white|strict/gi, ""), ...put(text) }),
			);
			expect(markedBy(put(text))).toBe(level);
		}),
	);
});

test("statements that say no more than a level are no conditions", () => {
	const of = (statement: string) => {
		const definition = marking({ definition_type: "statement", definition: { statement } });
		return importObjects([definition, report(1, [], { object_marking_refs: [definition.id] })]);
	};
	expect(of("TLP:AMBER+STRICT").alerts[0]?.draft.handling.use).toBeUndefined();
	expect(of("TLP:AMBER. Ask us first.").alerts[0]?.draft.handling.use?.conditions).toEqual([
		"TLP:AMBER. Ask us first.",
	]);
	expect(codesOf(of("Rules of TLP").report)).toContain("UNREADABLE_MARKING");
});
