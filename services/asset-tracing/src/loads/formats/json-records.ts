import { wrongFile } from "./piece.ts";

/** Bytes of one object, at most. */
const mostBytes = 4 * 1024 * 1024;

const [quote, backslash, open, close, openList, closeList, comma] = Buffer.from('"\\{}[],') as unknown as number[];
const blanks = new Set(Buffer.from(" \t\r\n"));

type Found = { text: Buffer; end: number };

/**
 * The objects of a file that is one list of objects, or has one object after the other, such as JSON lines. They are found by their brackets
 * while the file comes in, so a list of any length needs no more memory than its largest object.
 */
export const openJsonRecords = () => {
	let [offset, depth] = [0, 0];
	let [inText, escaped, inList, ended] = [false, false, false, false];
	let begun: Buffer[] = [];
	let size = 0;

	/** A sign between objects. */
	const between = (byte: number): boolean => {
		if (blanks.has(byte) || byte === comma) return false;
		if (byte === open && !ended) return true;
		if (byte === openList && !inList && offset <= 3) inList = true;
		else if (byte === closeList && inList && !ended) ended = true;
		// A byte order mark.
		else if (!(offset < 3 && byte >= 0xbb)) throw wrongFile("it is no list of JSON objects, and no JSON lines.");
		return false;
	};
	/** A sign within an object; true where the object ends with it. */
	const within = (byte: number): boolean => {
		if (inText) {
			if (escaped) escaped = false;
			else if (byte === backslash) escaped = true;
			else if (byte === quote) inText = false;
		} else if (byte === quote) inText = true;
		else if (byte === open || byte === openList) depth++;
		else if (byte === close || byte === closeList) depth--;
		return depth === 0;
	};
	const keep = (part: Buffer): void => {
		size += part.length;
		if (size > mostBytes) throw wrongFile(`one object is longer than ${mostBytes / 1024 / 1024} MB.`);
		begun.push(part);
	};
	return {
		push: (chunk: Buffer): Found[] => {
			const found: Found[] = [];
			let from = 0;
			for (let n = 0; n < chunk.length; n++, offset++) {
				const byte = chunk[n] as number;
				if (depth === 0) {
					if (!between(byte)) continue;
					depth = 1;
					from = n;
				} else if (within(byte)) {
					keep(chunk.subarray(from, n + 1));
					found.push({ text: Buffer.concat(begun), end: offset + 1 });
					begun = [];
					size = 0;
				}
			}
			if (depth > 0) keep(Buffer.from(chunk.subarray(from)));
			return found;
		},
		end: (): void => {
			if (depth > 0) throw wrongFile("its last object has no end.");
			if (inList && !ended) throw wrongFile("its list has no end.");
		},
	};
};

const decoder = new TextDecoder("utf-8", { fatal: true });

/** An object, or why it is none. Texts of JSON hold every sign, so what a place says is checked where it is read. */
export const parseObject = (text: Buffer): Record<string, unknown> | undefined => {
	try {
		const found: unknown = JSON.parse(decoder.decode(text));
		return typeof found === "object" && found !== null && !Array.isArray(found)
			? (found as Record<string, unknown>)
			: undefined;
	} catch {
		return undefined;
	}
};

/** What is at a way through objects; undefined where it is not there. */
export const at = (value: unknown, ...way: string[]): unknown =>
	way.reduce<unknown>(
		(found, name) =>
			typeof found === "object" && found !== null && Object.hasOwn(found, name)
				? (found as Record<string, unknown>)[name]
				: undefined,
		value,
	);
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
export const textOf = (value: unknown): string =>
	typeof value === "string" ? value.trim() : typeof value === "number" ? String(value) : "";
