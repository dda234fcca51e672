/**
 * Finds the objects of a bundle in its text without building them, so that each keeps its bytes and one that is too
 * deep or ambiguous does not take the others down. `JSON.parse` cannot: it keeps the last of two equal keys, forgets
 * where things stood, and often gives no position for an error.
 */

export type Faults = { duplicateKey?: string; unsafeKey?: string; tooDeep?: true };
export type Span = { start: number; end: number; faults: Faults };

export type BundleScan =
	| { outcome: "syntax"; at: number; expected: string }
	| { outcome: "not-an-object" }
	| { outcome: "too-many" }
	/** `elements` is absent when `objects` is missing or no array. */
	| { outcome: "scanned"; members: Map<string, Span>; faults: Faults; elements?: Span[] };

class JsonSyntaxError extends Error {
	readonly at: number;
	constructor(at: number, expected: string) {
		super(expected);
		this.at = at;
	}
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

const escapeSequence = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const scalar = /(?:true|false|null|-?(?:0|[1-9]\d{0,400})(?:\.\d{1,400})?(?:[eE][+-]?\d{1,4})?)(?![\w.+-])/y;

/** Keys that reach an object's prototype in code that copies them carelessly. */
const unsafeKeys = new Set(["__proto__", "constructor"]);

const fail = (at: number, expected: string): never => {
	throw new JsonSyntaxError(at, expected);
};

const matchAt = (pattern: RegExp, text: string, at: number) => {
	pattern.lastIndex = at;
	return pattern.test(text) ? pattern.lastIndex : -1;
};

const skipSpace = (text: string, from: number) => {
	let at = from;
	for (;;) {
		const code = text.charCodeAt(at);
		if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at;
		at++;
	}
};

const expectCode = (text: string, at: number, code: number, expected: string) =>
	text.charCodeAt(at) === code ? at + 1 : fail(at, expected);

const scanString = (text: string, from: number) => {
	let at = expectCode(text, from, QUOTE, "a string");
	for (;;) {
		const code = text.charCodeAt(at);
		if (code === QUOTE) return at + 1;
		if (code === BACKSLASH) {
			const end = matchAt(escapeSequence, text, at);
			at = end < 0 ? fail(at, "a valid escape") : end;
		} else if (code >= 0x20) at++;
		else fail(at, Number.isNaN(code) ? "the end of a string" : "no bare control character in a string");
	}
};

const readKey = (text: string, from: number, seen: Set<string> | null, faults: Faults) => {
	const end = scanString(text, from);
	const inner = text.slice(from + 1, end - 1);
	const key: string = inner.includes("\\") ? JSON.parse(text.slice(from, end)) : inner;
	if (unsafeKeys.has(key)) faults.unsafeKey = key;
	if (seen?.has(key)) faults.duplicateKey = key;
	seen?.add(key);
	const colon = expectCode(text, skipSpace(text, end), COLON, "a colon");
	return { key, next: skipSpace(text, colon) };
};

/** An open object with the keys seen in it, or without them below the depth limit, where nothing is kept anyway. */
type Open = Set<string> | "object" | "array";

type Nest = { open: Open[]; depth: number; maxDepth: number; faults: Faults };

const readMemberKey = (text: string, at: number, { open, faults }: Nest) => {
	const top = open.at(-1);
	if (top === "array") return at;
	return readKey(text, at, top instanceof Set ? top : null, faults).next;
};

/** Begins the value at `at`. Answers where its first inner value is, or, with `ended`, where it ended. */
const beginValue = (text: string, at: number, nest: Nest): { at: number; ended: boolean } => {
	const code = text.charCodeAt(at);
	if (code !== OPEN_BRACE && code !== OPEN_BRACKET) {
		const end = code === QUOTE ? scanString(text, at) : matchAt(scalar, text, at);
		return { at: end < 0 ? fail(at, "a value (numbers have at most 400 digits)") : end, ended: true };
	}
	const { open, depth, maxDepth, faults } = nest;
	const deep = depth + open.length + 1 > maxDepth;
	if (deep) faults.tooDeep = true;
	const isArray = code === OPEN_BRACKET;
	const inner = skipSpace(text, at + 1);
	if (text.charCodeAt(inner) === (isArray ? CLOSE_BRACKET : CLOSE_BRACE)) return { at: inner + 1, ended: true };
	open.push(isArray ? "array" : deep ? "object" : new Set());
	return { at: readMemberKey(text, inner, nest), ended: false };
};

/** After a value: closes what ends with it. Answers where the next value is, or, with `ended`, where all is closed. */
const nextValue = (text: string, from: number, nest: Nest): { at: number; ended: boolean } => {
	let at = from;
	for (let top = nest.open.at(-1); top !== undefined; top = nest.open.at(-1)) {
		at = skipSpace(text, at);
		if (text.charCodeAt(at) === COMMA) return { at: readMemberKey(text, skipSpace(text, at + 1), nest), ended: false };
		const [close, expected] = top === "array" ? [CLOSE_BRACKET, "a comma or ]"] : [CLOSE_BRACE, "a comma or }"];
		at = expectCode(text, at, close, expected);
		nest.open.pop();
	}
	return { at, ended: true };
};

/** Scans the value at `from`, inside `depth` levels, and answers where it ends. Iterative: depth costs no stack. */
const scanValue = (text: string, from: number, depth: number, maxDepth: number, faults: Faults): number => {
	const nest: Nest = { open: [], depth, maxDepth, faults };
	let at = from;
	for (;;) {
		const begun = beginValue(text, at, nest);
		const step = begun.ended ? nextValue(text, begun.at, nest) : begun;
		if (step.ended) return step.at;
		at = step.at;
	}
};

const scanElements = (text: string, from: number, maxDepth: number, maxObjects: number) => {
	const elements: Span[] = [];
	let at = skipSpace(text, from + 1);
	if (text.charCodeAt(at) === CLOSE_BRACKET) return { elements, end: at + 1 };
	for (;;) {
		const faults: Faults = {};
		const end = scanValue(text, at, 2, maxDepth, faults);
		if (elements.length === maxObjects) return { elements, end: -1 };
		elements.push({ start: at, end, faults });
		at = skipSpace(text, end);
		if (text.charCodeAt(at) === CLOSE_BRACKET) return { elements, end: at + 1 };
		at = skipSpace(text, expectCode(text, at, COMMA, "a comma or ]"));
	}
};

const scanTop = (text: string, maxDepth: number, maxObjects: number): BundleScan => {
	const start = skipSpace(text, 0);
	const members = new Map<string, Span>();
	const faults: Faults = {};
	let elements: Span[] | undefined;
	const finish = (end: number, scan: BundleScan): BundleScan => {
		const rest = skipSpace(text, end);
		return rest === text.length ? scan : fail(rest, "the end of the text");
	};
	if (text.charCodeAt(start) !== OPEN_BRACE)
		return finish(scanValue(text, start, 0, maxDepth, faults), { outcome: "not-an-object" });
	const seen = new Set<string>();
	let at = skipSpace(text, start + 1);
	if (text.charCodeAt(at) === CLOSE_BRACE) return finish(at + 1, { outcome: "scanned", members, faults });
	for (;;) {
		const { key, next } = readKey(text, at, seen, faults);
		if (key === "objects" && text.charCodeAt(next) === OPEN_BRACKET) {
			const scanned = scanElements(text, next, maxDepth, maxObjects);
			if (scanned.end < 0) return { outcome: "too-many" };
			elements = scanned.elements;
			at = scanned.end;
		} else {
			at = scanValue(text, next, 1, maxDepth, faults);
			members.set(key, { start: next, end: at, faults });
		}
		at = skipSpace(text, at);
		if (text.charCodeAt(at) === CLOSE_BRACE) {
			const scan: BundleScan = { outcome: "scanned", members, faults };
			return finish(at + 1, elements ? { ...scan, elements } : scan);
		}
		at = skipSpace(text, expectCode(text, at, COMMA, "a comma or }"));
	}
};

/** Where the parts of a bundle are in `text`. Depth counts from the bundle (1), its array (2) and its objects (3). */
export const scanBundle = (text: string, maxDepth: number, maxObjects: number): BundleScan => {
	try {
		return scanTop(text, maxDepth, maxObjects);
	} catch (error) {
		if (error instanceof JsonSyntaxError) return { outcome: "syntax", at: error.at, expected: error.message };
		throw error;
	}
};
