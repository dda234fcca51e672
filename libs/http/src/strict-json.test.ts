import { HubError } from "@seamark/errors";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseStrictJson } from "./strict-json.ts";

const refusal = (text: string): string => {
	try {
		parseStrictJson(text);
	} catch (error) {
		expect(error).toBeInstanceOf(HubError);
		expect((error as HubError).code).toBe("MALFORMED_JSON");
		return (error as HubError).message;
	}
	throw new Error(`accepted: ${text.slice(0, 100)}`);
};

const name = fc.string({ unit: "grapheme" }).filter((key) => !["__proto__", "constructor", "prototype"].includes(key));
const safe = fc.letrec((tie) => ({
	value: fc.oneof(
		{ maxDepth: 6 },
		fc.constantFrom(null, true, false, "", "\\u0000", '"', "\\", "{,}", "1e400"),
		fc.string({ unit: "grapheme" }).filter((text) => !text.includes("\u0000")),
		fc.maxSafeInteger(),
		fc.double({ noDefaultInfinity: true, noNaN: true, min: -1e15, max: 1e15 }),
		fc.array(tie("value"), { maxLength: 5 }),
		fc.dictionary(
			name.filter((key) => !key.includes("\u0000")),
			tie("value"),
			{ maxKeys: 5 },
		),
	),
})).value;

test("whatever JSON.stringify makes of safe values is read back as it was", () => {
	fc.assert(
		fc.property(safe, fc.constantFrom(undefined, 1, "\t"), (value, indent) => {
			const text = JSON.stringify(value, undefined, indent);
			expect(JSON.stringify(parseStrictJson(text))).toBe(JSON.stringify(JSON.parse(text)));
		}),
	);
});

test("a key that is there twice is refused at any depth, however it is written", () => {
	fc.assert(
		fc.property(name, fc.array(fc.boolean(), { maxLength: 40 }), (key, depth) => {
			const quoted = JSON.stringify(key);
			const escaped = `"${[...key].map((c) => (c.length === 1 && c.charCodeAt(0) < 0xd800 ? `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}` : c)).join("")}"`;
			const twice = `{${quoted}:{"a":[]},"other ${key.length}":1,${escaped} :2}`;
			const deep = depth.reduce((inner, list) => (list ? `[0,${inner}]` : `{"in":${inner}}`), twice);
			// A key with a lone half or NUL is refused for that instead.
			expect(refusal(deep)).toMatch(/is there twice|NUL|surrogate/);
		}),
	);
	expect(parseStrictJson('[{"a":1},{"a":2},{"b":{"a":3},"a":["a","a"]}]')).toHaveLength(3);
});

test.each([
	["a prototype", '{"__proto__":{"admin":true}}', "__proto__"],
	["a prototype in escapes", '{"\\u005f_proto__":1}', "__proto__"],
	["a constructor", '{"a":[{"constructor":{"prototype":{}}}]}', "constructor"],
	["200,000 open lists", "[".repeat(200_000), "deeper than 64"],
	["200,000 nested objects", `${'{"a":'.repeat(200_000)}1${"}".repeat(200_000)}`, "deeper than 64"],
	["65 levels", `${"[".repeat(65)}${"]".repeat(65)}`, "deeper than 64"],
	["2^53+1", "9007199254740993", "cannot be held exactly"],
	["2^53", '{"n":[9007199254740992]}', "cannot be held exactly"],
	["a fraction that rounds up to 2^53", "9007199254740991.9", "cannot be held exactly"],
	["-2^53-1", "-9007199254740993", "cannot be held exactly"],
	["1e400", '{"n":1e400}', "cannot be held exactly"],
	["-1E+400", "[-1E+400]", "cannot be held exactly"],
	["an escaped NUL", '"a\\u0000b"', "NUL"],
	["a NUL in a key", '{"a\\u0000":1}', "NUL"],
	["half a surrogate pair", '"\\ud83d"', "surrogate"],
	["the other half", '["x","\\udc00\\ud800"]', "surrogate"],
	["half a pair as it is", '"\ud83d"', "surrogate"],
	["half a pair in a key", '{"\\ud83d":1}', "surrogate"],
	["a byte order mark", '\ufeff{"a":1}', ""],
	["a bare NUL", '{"a":\u0000}', ""],
	["a control character in a text", '"a\nb"', ""],
	["nothing", "", ""],
	["white space", " \n", ""],
	["two values", "{}{}", ""],
	["a trailing comma", '{"a":1,}', ""],
	["a comment", '{"a":1/**/}', ""],
	["single quotes", "{'a':1}", ""],
	["NaN", "NaN", ""],
	["a leading zero", "01", ""],
	["a plus", "+1", ""],
	["hexadecimal", "0x10", ""],
	["brackets that do not fit", '{"a":[1}]', ""],
	["more closed than opened", "]]]]", ""],
])("%s is refused", (_what, text, why) => {
	expect(refusal(text)).toContain(why);
	expect(({} as Record<string, unknown>).admin).toBeUndefined();
});

test("limits are met exactly: 64 levels, 2^53-1, and the largest of the surrogate pairs", () => {
	expect(parseStrictJson(`${"[".repeat(64)}${"]".repeat(64)}`)).toBeInstanceOf(Array);
	expect(parseStrictJson("[9007199254740991,-9007199254740991,-0.5e-3]")).toEqual([
		Number.MAX_SAFE_INTEGER,
		-Number.MAX_SAFE_INTEGER,
		-0.0005,
	]);
	expect(parseStrictJson('"\\udbff\\udfff"')).toBe("\u{10ffff}");
});

test("whatever is cut off is refused", () => {
	const whole = '{"a":[1,-2.5e3,"x\\"y\\u00e9",null],"b":{"c":true}}';
	expect(parseStrictJson(whole)).toBeTruthy();
	for (let end = 0; end < whole.length; end++) expect(refusal(whole.slice(0, end))).not.toBe("");
});

test("any text is either refused with the one code, or means what JSON.parse says", () => {
	const piece = fc.constantFrom("{", "}", "[", "]", ":", ",", '"', "\\", "a", "1", "-", "e", ".", " ", "null", "\\u00");
	fc.assert(
		fc.property(fc.string({ unit: piece, maxLength: 30 }), (text) => {
			let value: unknown;
			try {
				value = parseStrictJson(text);
			} catch (error) {
				expect((error as HubError).code).toBe("MALFORMED_JSON");
				return;
			}
			expect(value).toEqual(JSON.parse(text));
		}),
		{ numRuns: 2_000 },
	);
});

/** Processor time, which does not depend on what else runs on the machine. */
const cost = (text: string): number => {
	const before = process.cpuUsage();
	try {
		parseStrictJson(text);
	} catch {
		// Refused, in as much time as it took.
	}
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1_000;
};

const shapes: [string, (bytes: number) => string][] = [
	["one long text", (n) => `"${"a".repeat(n)}"`],
	["a text that never ends", (n) => `"${"\\".repeat(n)}`],
	["escapes", (n) => `"${"\\n".repeat(n / 2)}"`],
	["one long number", (n) => `1.${"1".repeat(n)}`],
	["many numbers", (n) => `[${"1,".repeat(n / 2)}1]`],
	["many keys", (n) => `{${Array.from({ length: n / 16 }, (_, i) => `"k${i}":null`).join(",")}}`],
	["many empty objects", (n) => `[${"{},".repeat(n / 3)}{}]`],
	["white space", (n) => `[${" ".repeat(n)}]`],
];
test.each(shapes)("ten megabytes take ten times as long as one: %s", { timeout: 30_000 }, (_what, make) => {
	const [one, ten] = [make(1_000_000), make(10_000_000)];
	cost(one);
	// Quadratic time would be a hundred times as long; collecting garbage and a busy machine are allowed for.
	expect(cost(ten)).toBeLessThan(Math.max(20, cost(one)) * 40);
});
