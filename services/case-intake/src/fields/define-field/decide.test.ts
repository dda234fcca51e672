import { expect, test } from "vitest";
import { accepted, by, ofEvent } from "../../decision/testing.ts";
import type { FieldDefinition } from "../../store/fields.ts";
import { aField } from "../field/testing.ts";
import { type DefineField, decideDefineField, mostFields } from "./decide.ts";

const flight: DefineField = {
	record: "case",
	name: "flight",
	type: "text",
	label: "Flight",
	choices: [],
	expectedVersion: undefined,
};
const known = (o: Partial<FieldDefinition> = {}) => aField("flight", { version: 2, ...o });
const refused = (command: Partial<DefineField>, there: readonly FieldDefinition[] = []) => {
	const decision = decideDefineField({ ...flight, ...command }, there, by);
	if (!("refused" in decision)) throw new Error("accepted");
	return [decision.refused.code, ...decision.refused.faults.map(({ at }) => at)];
};

test("a new field is version 1, and the next one names the version that was read", () => {
	const first = accepted(decideDefineField(flight, [], by));
	expect(first.answer).toMatchObject({ name: "flight", version: 1, status: "active", byPost: by.actor.postId });
	expect(first.answer).not.toHaveProperty("id");
	expect(first.writes[0]?.row).toMatchObject({ id: by.id, agency: by.actor.agencyId, version: 1, choices: [] });
	expect(first.events.map(ofEvent)).toEqual([
		["CaseRecordChanged", { caseId: "", actor: by.actor, record: "field", recordId: by.id, change: "added" }],
	]);
	const next = accepted(decideDefineField({ ...flight, label: "Flight number", expectedVersion: 2 }, [known()], by));
	expect(next.answer).toMatchObject({ label: "Flight number", version: 3 });
	expect(next.events.map(ofEvent)).toMatchObject([["CaseRecordChanged", { change: "changed" }]]);
});

test.each<[string, Partial<DefineField>, FieldDefinition[], string[]]>([
	["there already, and no version named", {}, [known()], ["VERSION_CONFLICT"]],
	["another version", { expectedVersion: 1 }, [known()], ["VERSION_CONFLICT"]],
	["a version of what is not there", { expectedVersion: 1 }, [], ["VERSION_CONFLICT"]],
	["another type", { type: "number", expectedVersion: 2 }, [known()], ["FIELD_FIXED", "/type"]],
	["retired", { expectedVersion: 2 }, [known({ status: "retired" })], ["FIELD_FIXED", ""]],
	[
		"retired, and another type",
		{ type: "number", expectedVersion: 2 },
		[known({ status: "retired" })],
		["FIELD_FIXED", "/type", ""],
	],
	["a code without choices", { type: "code" }, [], ["REFUSED", "/choices"]],
	["choices of a text", { choices: ["a"] }, [], ["REFUSED", "/choices"]],
	["a name that no request may use", { name: "constructor", type: "code" }, [], ["REFUSED", "/name", "/choices"]],
	["one too many", {}, Array.from({ length: mostFields }, (_, n) => known({ name: `f${n}` })), ["REFUSED", ""]],
])("refused: %s", (_why, command, there, expected) => {
	expect(refused(command, there)).toEqual(expected);
});

test("retired fields make room for new ones", () => {
	const there = Array.from({ length: mostFields }, (_, n) =>
		known({ name: `f${n}`, ...(n ? {} : { status: "retired" }) }),
	);
	expect(accepted(decideDefineField(flight, there, by)).answer).toMatchObject({ version: 1 });
});
