import { expect, test } from "vitest";
import type { AlertContent } from "../alert/state.ts";
import { keysOf, kindOfKey } from "./keys.ts";

type Subject = NonNullable<AlertContent["subjects"]>[number];
const keys = (...subjects: Subject[]) =>
	keysOf({ title: "t", summary: "s", grading: { scheme: "4x4", source: "B", information: "2" }, subjects });
const vessel = (more: Partial<Subject>): Subject => ({ type: "vessel", role: "instrument", ...more });
const person = (scheme: string, value: string): Subject => ({
	...{ type: "person", role: "wanted", name: "Name (invented)" },
	identifiers: [{ scheme, value }],
});

test.each<[Subject, Subject]>([
	[vessel({ identifiers: [{ scheme: "IMO", value: "9074729" }] }), vessel({ name: "IMO 9074729" })],
	[vessel({ name: "MV Sea Snake" }), vessel({ otherNames: ["mv sea-snake"] })],
	[person("passport", "L7788990"), { type: "document", role: "instrument", name: "Passport No. L7788990" }],
	[person("phone", "+679 700 4321"), { type: "phone", role: "instrument", name: "00679 7004321" }],
])("%j and %j are one thing", (one, other) => {
	expect(keys(one).length).toBeGreaterThan(0);
	expect(keys(one).filter((key) => keys(other).includes(key))).not.toEqual([]);
});

test("persons are not compared by their names, nor things by what is too short", () => {
	expect(keys(person("nickname", "Abc123"))).toEqual([]);
	expect(keys({ type: "vehicle", role: "instrument", name: "AB1" })).toEqual([]);
	expect(keys(vessel({ name: "MV Sea Snake" }), vessel({ name: "MV Sea Snake" }))).toHaveLength(1);
});

test("a key tells its kind", () => {
	expect(keys(person("passport", "L7788990")).map(kindOfKey)).toEqual(["document"]);
});
