import { type Fault, HubError } from "@seamark/errors";

/**
 * Parses JSON without its traps. These are duplicate keys (the last would win in silence), keys that reach prototypes, and
 * nesting so deep that a later step breaks on it. So are numbers that JavaScript would round, and NUL and lone surrogates that
 * a database or another reader would refuse later. Throws MALFORMED_JSON with the place of the first fault.
 */
export const parseStrictJson = (text: string, o: { maxDepth?: number } = {}): unknown => {
	const fault = scan(text, o.maxDepth ?? 64);
	if (fault) throw malformed(fault);
	try {
		return JSON.parse(text);
	} catch (error) {
		throw malformed({ at: "", message: (error as Error).message });
	}
};

const malformed = (fault: Fault) => new HubError("MALFORMED_JSON", { detail: fault.message, faults: [fault] });

const forbiddenKeys = new Set(["__proto__", "constructor", "prototype"]);

/** One pass over the text. It only has to be right about valid JSON; JSON.parse judges the rest. */
const scan = (text: string, maxDepth: number): Fault | undefined => {
	/** Keys of each open object; `undefined` for an open array. */
	const open: (Set<string> | undefined)[] = [];
	let expectKey = false;
	for (let i = 0; i < text.length; i++) {
		const c = text.charCodeAt(i);
		if (c === 0x7b || c === 0x5b) {
			open.push(c === 0x7b ? new Set() : undefined);
			expectKey = c === 0x7b;
			if (open.length > maxDepth) return at(i, `The JSON is nested deeper than ${maxDepth} levels.`);
		} else if (c === 0x7d || c === 0x5d) {
			open.pop();
			expectKey = false;
		} else if (c === 0x2c) {
			expectKey = open.at(-1) !== undefined;
		} else if (c === 0x22) {
			const end = endOfString(text, i);
			if (end < 0) return at(i, "A text is not closed.");
			const fault = expectKey ? keyFault(text, i, end, open.at(-1)) : textFault(text, i, end);
			if (fault) return fault;
			expectKey = false;
			i = end;
		} else if (c === 0x2d || (c >= 0x30 && c <= 0x39)) {
			const end = endOfNumber(text, i);
			const raw = text.slice(i, end);
			if (!exactNumber(raw))
				return at(i, `The number ${raw.slice(0, 40)} cannot be held exactly; send it as text if it is an identifier.`);
			i = end - 1;
		}
	}
	return undefined;
};

const at = (position: number, message: string): Fault => ({ at: `character ${position + 1}`, message });

const endOfString = (text: string, start: number): number => {
	for (let i = start + 1; i < text.length; i++) {
		const c = text.charCodeAt(i);
		if (c === 0x5c) i++;
		else if (c === 0x22) return i;
	}
	return -1;
};

const endOfNumber = (text: string, start: number): number => {
	let i = start + 1;
	while (i < text.length && /[0-9eE+.-]/.test(text[i] as string)) i++;
	return i;
};

/** Numbers beyond 2^53 and infinities change their value when read; fractions round as everywhere. */
const exactNumber = (raw: string): boolean => {
	const value = Number(raw);
	if (Number.isNaN(value)) return true; // JSON.parse will say so.
	return Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER;
};

const textOf = (text: string, start: number, end: number): string | undefined => {
	const raw = text.slice(start + 1, end);
	if (!raw.includes("\\")) return raw;
	try {
		return JSON.parse(text.slice(start, end + 1)) as string;
	} catch {
		return undefined;
	}
};

const keyFault = (text: string, start: number, end: number, keys: Set<string> | undefined): Fault | undefined => {
	const key = textOf(text, start, end);
	if (key === undefined || keys === undefined) return undefined;
	if (forbiddenKeys.has(key)) return at(start, `The key ${key} is not accepted.`);
	if (keys.has(key)) return at(start, `The key ${key.slice(0, 60)} is there twice in one object.`);
	keys.add(key);
	return textFault(text, start, end);
};

const textFault = (text: string, start: number, end: number): Fault | undefined => {
	const value = textOf(text, start, end);
	if (value === undefined) return undefined;
	if (value.includes("\u0000")) return at(start, "A text contains a NUL character.");
	if (!value.isWellFormed()) return at(start, "A text contains half of a surrogate pair.");
	return undefined;
};
