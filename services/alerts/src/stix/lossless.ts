import { isDeepStrictEqual } from "node:util";
import type { JsonObject } from "./types.ts";

/** JSON that keeps its numbers as they were written: 1.0, more digits than a double has, 1E400. */

type Raw = typeof JSON & { rawJSON(text: string): unknown };
type Reviver = (key: string, value: unknown, context: { source?: string }) => unknown;

const read = (text: string, number: (source: string) => string): unknown => {
	const reviver: Reviver = (_key, value, { source }) =>
		typeof value === "number" && source !== undefined ? (JSON as Raw).rawJSON(number(source)) : value;
	return JSON.parse(text, reviver as (key: string, value: unknown) => unknown);
};

/** One spelling for all that is the same number: digits without outer zeros, and an exponent. */
const decimal = (source: string): string => {
	const [, sign = "", whole = "", fraction = "", exponent = "0"] =
		/^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(source) ?? [];
	const digits = `${whole}${fraction}`.replace(/^0+/, "");
	const short = digits.replace(/0+$/, "");
	return short === ""
		? "0"
		: `${sign}${short}e${BigInt(exponent) - BigInt(fraction.length) + BigInt(digits.length - short.length)}`;
};

/** Whether two JSON texts say the same: spaces, the order of keys and the spelling of numbers do not count. */
export const sameContent = (a: string, b: string): boolean =>
	a === b || isDeepStrictEqual(read(a, decimal), read(b, decimal));

const texts = new WeakMap<JsonObject, string>();
const remembered = (text: string): JsonObject => {
	const value = JSON.parse(text) as JsonObject;
	texts.set(value, text);
	return value;
};

/** An object that is written again exactly as it came. */
export const verbatim = (raw: string): JsonObject => remembered(raw);

/** An object with something changed, in which all numbers stay as they were written. */
export const altered = (raw: string, change: (object: JsonObject) => JsonObject): JsonObject =>
	remembered(JSON.stringify(change(read(raw, (source) => source) as JsonObject)));

/** The JSON text of an object, as it came where it came from elsewhere. */
export const textOf = (object: JsonObject): string => texts.get(object) ?? JSON.stringify(object);
