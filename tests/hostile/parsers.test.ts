import { HubError } from "@seamark/errors";
import { cursorSeal, parseStrictJson } from "@seamark/http";
import fc from "fast-check";
import { expect, test } from "vitest";
import { filterQuery, parseFilter } from "../../services/alerts/src/alert/filter.ts";
import { readBundle } from "../../services/alerts/src/stix/index.ts";
import { parseForm } from "../../services/identity/src/issue-token/form.ts";

/** No matter what a parser is given, it answers, or throws an error of the catalogue. */

const run = { seed: 20_261_122, numRuns: 1_500 };
const orHubError = <T>(parse: () => T): T | HubError => {
	try {
		return parse();
	} catch (error) {
		if (error instanceof HubError) return error;
		throw error;
	}
};

const text = fc.oneof(
	fc.string({ unit: "binary" }),
	fc.string({ unit: "grapheme" }),
	fc
		.array(
			fc.constantFrom(
				"{",
				"}",
				"[",
				"]",
				'"',
				":",
				",",
				"\\",
				"\\u0000",
				"\\ud800",
				"1e400",
				"-",
				"0",
				"null",
				"__proto__",
				" ",
				"\ufeff",
			),
			{ maxLength: 60 },
		)
		.map((parts) => parts.join("")),
);
const json = fc.json({ maxDepth: 4, stringUnit: "binary" });
/** JSON with a few characters put in, left out or exchanged. */
const damaged = (whole: fc.Arbitrary<string>) =>
	fc
		.tuple(
			whole,
			fc.array(fc.tuple(fc.nat(), fc.string({ unit: "binary", maxLength: 3 }), fc.nat({ max: 3 })), { maxLength: 4 }),
		)
		.map(([from, cuts]) =>
			cuts.reduce((now, [at, put, drop]) => {
				const place = at % (now.length + 1);
				return now.slice(0, place) + put + now.slice(place + drop);
			}, from),
		);

test("strict JSON: what it takes is what JSON.parse reads, and nothing else is thrown", () => {
	let [taken, refused] = [0, 0];
	fc.assert(
		fc.property(fc.oneof(text, json, damaged(json)), (source) => {
			const value = orHubError(() => parseStrictJson(source));
			if (value instanceof HubError) {
				refused++;
				expect(value.code).toBe("MALFORMED_JSON");
			} else {
				taken++;
				expect(value).toEqual(JSON.parse(source));
			}
		}),
		run,
	);
	expect([taken > 100, refused > 100]).toEqual([true, true]);
	expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test("cursors: only what was sealed here for this list opens, also after a change of one bit", () => {
	const key = new Uint8Array(32).fill(7);
	const [list, feed] = [cursorSeal(key, "list"), cursorSeal(key, "feed")];
	const code = (cursor: string) => {
		const opened = orHubError(() => list.open(cursor));
		return opened instanceof HubError ? opened.code : "opened";
	};
	fc.assert(
		fc.property(fc.maxSafeNat(), fc.nat({ max: 47 }), fc.nat({ max: 63 }), (position, at, change) => {
			const sealed = list.seal(position);
			expect(list.open(sealed)).toBe(position);
			expect(code(feed.seal(position))).toBe("CURSOR_INVALID");
			const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
			const altered = `${sealed.slice(0, at)}${alphabet[change]}${sealed.slice(at + 1)}`;
			if (altered !== sealed) expect(code(altered)).toBe("CURSOR_INVALID");
		}),
		run,
	);
	fc.assert(
		fc.property(
			fc.oneof(text, fc.stringMatching(/^[A-Za-z0-9_-]{48}$/)),
			(cursor) => void expect(code(cursor)).toBe("CURSOR_INVALID"),
		),
		run,
	);
});

test("filters: every value is of the vocabulary, or the query is refused", () => {
	const values = fc.oneof(
		text,
		fc.constantFrom(
			"pacific",
			"FJ,TO",
			"route",
			"route,trend",
			"smuggling",
			"flash",
			"FJ,",
			",",
			"fj",
			"origin:VU",
			"VU:origin",
			"origin:ZZ",
			"forcedLabour",
		),
	);
	const query = fc.record(Object.fromEntries(Object.keys(filterQuery).map((name) => [name, values])), {
		requiredKeys: [],
	});
	fc.assert(
		fc.property(query, (asked) => {
			const filter = orHubError(() =>
				parseFilter(asked, { isRegion: (slug) => slug === "pacific", regions: () => ["pacific"] }),
			);
			if (filter instanceof HubError) return void expect(filter.code).toBe("VALIDATION");
			for (const list of Object.values(filter))
				for (const value of list) expect(value).toMatch(/^[a-z][a-z0-9-]{0,39}$|^([a-z]+:)?[A-Z]{2}$|^forcedLabour$/);
		}),
		run,
	);
});

test("forms: one value for each name, or refused", () => {
	fc.assert(
		fc.property(fc.oneof(text, fc.webQueryParameters(), damaged(fc.webQueryParameters())), (source) => {
			const form = orHubError(() => parseForm(source));
			if (form instanceof HubError) expect(form.code).toBe("VALIDATION");
			else
				expect(Object.values(form).every((value) => typeof value === "string" && !value.includes("\u0000"))).toBe(true);
		}),
		run,
	);
});

const object = fc.record(
	{
		type: fc.oneof(
			fc.constantFrom("indicator", "report", "identity", "location", "threat-actor", "marking-definition"),
			fc.string(),
		),
		spec_version: fc.constantFrom("2.1", "2.0", 2.1, null),
		id: fc.oneof(
			fc.uuid().map((id) => `indicator--${id}`),
			fc.string(),
		),
		created: fc.oneof(fc.constant("2017-02-27T13:57:10.515Z"), fc.string(), fc.integer()),
		modified: fc.oneof(fc.constant("2017-02-27T13:57:10.515Z"), fc.string()),
		name: fc.anything({ maxDepth: 1 }),
		object_refs: fc.anything({ maxDepth: 2 }),
		pattern: fc.string({ unit: "binary" }),
		pattern_type: fc.constantFrom("stix", "pcre", 1),
		object_marking_refs: fc.array(fc.string()),
	},
	{ requiredKeys: ["type"] },
);
const bundle = fc
	.record({
		type: fc.constantFrom("bundle", "Bundle", 1),
		id: fc.uuid().map((id) => `bundle--${id}`),
		objects: fc.oneof(
			{ weight: 4, arbitrary: fc.array(object, { maxLength: 5 }) },
			{ weight: 1, arbitrary: fc.anything({ maxDepth: 2 }) },
		),
	})
	.map((value) => JSON.stringify(value, (_, one) => (typeof one === "bigint" ? String(one) : one)));

test("STIX bundles: never a throw; every object is whole or has a line that says why not", () => {
	fc.assert(
		fc.property(
			fc.oneof(
				text,
				json,
				bundle,
				damaged(bundle),
				fc.uint8Array().map((bytes) => Buffer.from(bytes)),
			),
			(source) => {
				const { objects, report } = readBundle(source);
				for (const line of report)
					expect(line).toMatchObject({
						severity: expect.any(String),
						code: expect.any(String),
						message: expect.any(String),
					});
				if (objects.length === 0) expect(report.length).toBeGreaterThan(0);
			},
		),
		run,
	);
});
