import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readBundle } from "./read-bundle.ts";
import { bundleText, idFor, importText, relationship, sdo } from "./test-support.ts";

const good = sdo("malware", 1, { is_family: false });
const read = (objects: unknown[]) => readBundle(bundleText(objects));
const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
const withRaw = (raw: string) =>
	`{"type":"bundle","id":"${idFor("bundle", 1)}","objects":[${raw},${JSON.stringify(good)}]}`;

describe("a bundle that cannot be read", () => {
	it.each([
		["truncated JSON", '{"type":"bundle",\n "objects":[{"a":', "NOT_JSON", "line 2, column 18 (character 35)"],
		["a missing comma", '{"type":"bundle" "id":1}', "NOT_JSON", "a comma or } was expected at line 1, column 18"],
		["text after the end", '{"type":"bundle","objects":[]} x', "NOT_JSON", "the end of the text"],
		["a bare line end in a string", '{"type":"bun\ndle"}', "NOT_JSON", "control character"],
		["a bad escape", '{"type":"\\x"}', "NOT_JSON", "a valid escape"],
		["a number with a leading zero", '{"type":01}', "NOT_JSON", "a value"],
		["nothing at all", "", "NOT_JSON", "character 0"],
		["an array", "[]", "NOT_A_BUNDLE", "bundle"],
		["another type", '{"type":"report","objects":[]}', "NOT_A_BUNDLE", "bundle"],
		["no objects", '{"type":"bundle"}', "NO_OBJECTS", "objects"],
		["objects that are no array", '{"type":"bundle","objects":{}}', "NO_OBJECTS", "array"],
		["objects twice", '{"type":"bundle","objects":[],"objects":[]}', "DUPLICATE_KEY", "objects"],
		["a prototype key of its own", '{"type":"bundle","__proto__":{},"objects":[]}', "UNSAFE_KEY", "__proto__"],
	])("is refused with one line: %s", (_, text, code, says) => {
		const { objects, report } = readBundle(text);
		expect(objects).toEqual([]);
		expect(report).toEqual([
			{ index: null, id: null, severity: "error", code, message: expect.stringContaining(says) },
		]);
	});

	it("is refused when it is too large, holds too many objects or is not UTF-8", () => {
		const limits = { maxBytes: 1000, maxDepth: 64, maxObjects: 2 };
		const code = (source: string | Buffer) => readBundle(source, limits).report[0]?.code;
		expect(code(" ".repeat(1001))).toBe("TOO_LARGE");
		expect(code("é".repeat(501))).toBe("TOO_LARGE");
		expect(code(bundleText([1, 2, 3]))).toBe("TOO_MANY_OBJECTS");
		expect(code(Buffer.from([0x7b, 0xff, 0x7d]))).toBe("NOT_UTF8");
	});

	it("accepts a byte order mark", () => {
		expect(readBundle(Buffer.from(`\ufeff${bundleText([good])}`)).objects).toHaveLength(1);
		expect(readBundle(`\ufeff${bundleText([good])}`).objects).toHaveLength(1);
	});
});

describe("a broken object", () => {
	const without = (name: string, type = "malware") =>
		Object.fromEntries(Object.entries(sdo(type, 2)).filter(([key]) => key !== name));
	it.each([
		["a number", 7, "NOT_AN_OBJECT"],
		["null", null, "NOT_AN_OBJECT"],
		["no type", without("type"), "MISSING_PROPERTY"],
		["no id", without("id"), "MISSING_PROPERTY"],
		["no created", without("created"), "MISSING_PROPERTY"],
		["no modified", without("modified"), "MISSING_PROPERTY"],
		["a relationship without ends", sdo("relationship", 2), "MISSING_PROPERTY"],
		["a sighting of nothing", sdo("sighting", 2), "MISSING_PROPERTY"],
		["an id without a UUID", sdo("malware", 2, { id: "malware--7" }), "BAD_ID"],
		["an id of another type", sdo("malware", 2, { id: idFor("tool", 2) }), "BAD_ID"],
		["a time in words", sdo("malware", 2, { created: "yesterday" }), "BAD_TIMESTAMP"],
		["a time with an offset", sdo("malware", 2, { modified: "2026-01-10T08:00:00+12:00" }), "BAD_TIMESTAMP"],
		["30 February", sdo("malware", 2, { modified: "2026-02-30T08:00:00Z" }), "BAD_TIMESTAMP"],
		["a spec_version that is a number", sdo("malware", 2, { spec_version: 2.1 }), "BAD_PROPERTY"],
		["revoked in words", sdo("malware", 2, { revoked: "yes" }), "BAD_PROPERTY"],
	])("gets its line and leaves the others whole: %s", (_, broken, code) => {
		const { objects, report } = read([broken, good]);
		expect(objects.map(({ id }) => id)).toEqual([good.id]);
		expect(report).toContainEqual(expect.objectContaining({ index: 0, severity: "error", code }));
		expect(report.filter(({ index }) => index === 1)).toEqual([]);
	});

	it.each([
		["a key twice", '{"type":"malware","type":"tool"}', "DUPLICATE_KEY"],
		["a key twice, once escaped", '{"x":{"a":1,"\\u0061":2}}', "DUPLICATE_KEY"],
		["__proto__", '{"x":[{"__proto__":{"admin":true}}]}', "UNSAFE_KEY"],
		["constructor", '{"constructor":{"prototype":{}}}', "UNSAFE_KEY"],
		["too deep", nested(63), "TOO_DEEP"],
		["far too deep", nested(200_000), "TOO_DEEP"],
	])("is found in its text: %s", (_, raw, code) => {
		const { objects, report } = readBundle(withRaw(raw));
		expect(objects.map(({ id }) => id)).toEqual([good.id]);
		expect(report).toContainEqual(expect.objectContaining({ index: 0, severity: "error", code }));
	});

	it("lists all its faults at once", () => {
		const { report } = read([{ type: "malware", id: "x", spec_version: 3, revoked: 1 }]);
		expect(report.map(({ code }) => code).sort()).toEqual([
			"BAD_ID",
			"BAD_PROPERTY",
			"BAD_PROPERTY",
			"MISSING_PROPERTY",
			"MISSING_PROPERTY",
		]);
	});

	it("is not nested too deep at 64 levels, counted from the bundle", () => {
		const at = (levels: number) =>
			readBundle(
				withRaw(JSON.stringify(sdo("malware", 2, { x_deep: 0 })).replace('"x_deep":0', `"x_deep":${nested(levels)}`)),
			);
		expect(at(61).objects).toHaveLength(2);
		expect(at(62).report[0]?.code).toBe("TOO_DEEP");
	});
});

describe("what is accepted with a line", () => {
	it("takes the newest of several versions", () => {
		const newer = { ...good, modified: "2026-02-01T00:00:00Z", name: "newer" };
		const { objects, report } = read([newer, good]);
		expect(objects.map(({ value }) => value.name)).toEqual(["newer"]);
		expect(report).toEqual([expect.objectContaining({ index: 1, severity: "warning", code: "OLDER_VERSION" })]);
	});
	it("compares times finer than a millisecond", () => {
		const older = { ...good, modified: "2026-02-01T00:00:00.1234Z" };
		const newer = { ...good, modified: "2026-02-01T00:00:00.1235Z", name: "newer" };
		expect(read([newer, older]).objects.map(({ value }) => value.name)).toEqual(["newer"]);
	});
	it("takes the same object once, and refuses another one under the same id and time", () => {
		expect(read([good, good]).report).toEqual([
			expect.objectContaining({ index: 1, severity: "note", code: "REPEATED_OBJECT" }),
		]);
		const { objects, report } = read([good, { ...good, name: "other" }]);
		expect(objects.map(({ value }) => value.name)).toEqual([good.name]);
		expect(report).toEqual([expect.objectContaining({ index: 1, severity: "error", code: "DUPLICATE_ID" })]);
	});
	it("warns of references to what is not there, but not of the standard's own markings", () => {
		const marked = { ...good, object_marking_refs: ["marking-definition--f88d31f6-486f-44da-b317-01333bde0b82"] };
		const { objects, report } = read([marked, relationship(5, "uses", sdo("tool", 9), good)]);
		expect(objects).toHaveLength(2);
		expect(report).toEqual([
			expect.objectContaining({
				index: 1,
				severity: "warning",
				code: "DANGLING_REF",
				message: expect.stringContaining(idFor("tool", 9)),
			}),
		]);
	});
	it("keeps STIX 2.0 objects, custom types and later versions", () => {
		const { spec_version: _, ...old } = sdo("tool", 2);
		const { objects, report } = read([old, sdo("x-boat-rental", 3), sdo("tool", 4, { spec_version: "2.2" })]);
		expect(objects).toHaveLength(3);
		expect(report.map(({ index, severity, code }) => [index, severity, code])).toEqual([
			[0, "note", "STIX_2_0"],
			[1, "note", "CUSTOM_TYPE"],
			[2, "warning", "UNKNOWN_VERSION"],
		]);
	});
	it("does not ask observables for what they do not have", () => {
		expect(
			read([{ type: "ipv4-addr", spec_version: "2.1", id: idFor("ipv4-addr", 3), value: "192.0.2.1" }]).report,
		).toEqual([]);
	});
	it("uses no wrong time that is not needed to tell versions", () => {
		const { objects, report } = read([
			sdo("indicator", 2, { pattern: "[x:y = 1]", pattern_type: "stix", valid_from: "soon" }),
		]);
		expect(objects).toHaveLength(1);
		expect(report).toEqual([expect.objectContaining({ severity: "warning", code: "BAD_TIMESTAMP" })]);
	});
	it("keeps every byte of an object", () => {
		const raw = `{ "type" : "x-a",\t"id":"${idFor("x-a", 2)}",\n "n": 1.10000000000000000001e2, "s":"\\u00e9\\ud800" }`;
		expect(readBundle(withRaw(raw)).objects[0]?.raw).toBe(raw);
	});
});

describe("hostile input", () => {
	const key = fc.constantFrom(
		"type",
		"id",
		"objects",
		"object_refs",
		"roles",
		"extensions",
		"created",
		"source_ref",
		"granular_markings",
		"definition",
		"__proto__",
	);
	const { value: hostile } = fc.letrec((tie) => ({
		value: fc.oneof(
			{ maxDepth: 3, depthSize: "small" },
			fc.jsonValue({ maxDepth: 1 }),
			fc.constantFrom(
				"bundle",
				"report",
				"identity",
				"2.1",
				"relationship",
				"victim",
				idFor("report", 1),
				idFor("identity", 2),
			),
			fc.array(tie("value"), { maxLength: 4 }),
			fc.dictionary(key, tie("value"), { maxKeys: 4 }),
		),
	}));
	const objects = fc.array(
		fc.record(
			{
				type: fc.constantFrom("report", "identity", "relationship", "indicator", "note", "x-a"),
				id: fc.constantFrom(idFor("report", 1), idFor("identity", 2), idFor("relationship", 3), idFor("x-a", 4)),
				created: fc.constant("2026-01-10T08:00:00Z"),
				modified: fc.constant("2026-01-10T08:00:00Z"),
				object_refs: hostile,
				source_ref: hostile,
				target_ref: hostile,
				relationship_type: hostile,
				extensions: hostile,
				object_marking_refs: hostile,
				name: hostile,
				roles: hostile,
				external_references: hostile,
			},
			{ requiredKeys: ["type", "id", "created", "modified"] },
		),
		{ maxLength: 8 },
	);

	it("never throws, whatever the JSON", () => {
		fc.assert(
			fc.property(hostile, (value) => void importText(JSON.stringify(value))),
			{ numRuns: 300 },
		);
		fc.assert(
			fc.property(fc.array(hostile), (list) => void importText(bundleText(list))),
			{ numRuns: 300 },
		);
		fc.assert(
			fc.property(objects, (list) => void importText(bundleText(list))),
			{ numRuns: 500 },
		);
	}, 120_000);

	it("never throws, whatever the text, and agrees with JSON.parse on what is JSON", () => {
		const parses = (text: string) => {
			try {
				JSON.parse(text);
				return true;
			} catch {
				return false;
			}
		};
		const scraps = fc.array(
			fc.constantFrom(
				"{",
				"}",
				"[",
				"]",
				",",
				":",
				'"',
				'"a"',
				'"objects"',
				"1",
				"-0.5e3",
				"true",
				"nul",
				" ",
				"\n",
				"\\u0041",
				"\\",
			),
		);
		const text = fc.oneof(
			fc.string(),
			scraps.map((parts) => parts.join("")),
			fc.json(),
		);
		fc.assert(
			fc.property(text, (source) => (readBundle(source).report[0]?.code !== "NOT_JSON") === parses(source)),
			{ numRuns: 3000 },
		);
	});
});
