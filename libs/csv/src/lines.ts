import { isAscii, isUtf8 } from "node:buffer";

/** A line of the file without its line feed. `n` counts from 1; `end` is the byte behind the line feed. */
export type Line = { n: number; end: number; text: string; fault?: LineFault };
export type LineFault = "notUtf8" | "tooLong" | "nul";

export type Position = { offset: number; line: number };
export const start: Position = { offset: 0, line: 1 };

/** No line of a table of persons is longer, and no more than this is ever kept of one. */
export const mostLineBytes = 1024 * 1024;

const lineFeed = 0x0a;

/**
 * Takes a file apart into lines while it comes in, with one line and one chunk in memory. A line that is no UTF-8 is told of, and
 * so is one that is too long.
 */
export const openLines = (from: Position = start) => {
	let { offset, line } = from;
	let rest: Buffer = Buffer.alloc(0);
	let skipping = false;

	const lineOf = (bytes: Buffer, end: number, ascii: boolean): Line => {
		const n = line++;
		if (skipping) {
			skipping = false;
			return { n, end, text: "", fault: "tooLong" };
		}
		if (!ascii && !isUtf8(bytes)) return { n, end, text: bytes.toString("latin1"), fault: "notUtf8" };
		const text = ascii ? bytes.toString("latin1") : bytes.toString("utf8");
		return text.includes("\0") ? { n, end, text, fault: "nul" } : { n, end, text };
	};

	const push = (chunk: Uint8Array): Line[] => {
		const fresh = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
		const bytes = rest.length === 0 ? fresh : Buffer.concat([rest, fresh]);
		const ascii = isAscii(bytes);
		const lines: Line[] = [];
		let at = 0;
		for (let next = bytes.indexOf(lineFeed); next !== -1; next = bytes.indexOf(lineFeed, at)) {
			lines.push(lineOf(bytes.subarray(at, next), offset + next + 1, ascii));
			at = next + 1;
		}
		offset += at;
		// A copy, since anyone who sends the chunk may use its memory again.
		rest = Buffer.from(bytes.subarray(at));
		if (rest.length > mostLineBytes) {
			offset += rest.length;
			rest = Buffer.alloc(0);
			skipping = true;
		}
		return lines;
	};

	/** The last line, where the file does not end with a line feed. */
	const end = (): Line[] => {
		if (rest.length === 0 && !skipping) return [];
		offset += rest.length;
		const last = lineOf(rest, offset, false);
		rest = Buffer.alloc(0);
		return [last];
	};
	return { push, end };
};
