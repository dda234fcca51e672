const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The marks with which a text begins that programs of Windows write. */
const marks: readonly [string, readonly number[]][] = [
	["UTF-32", [0xff, 0xfe, 0, 0]],
	["UTF-16", [0xff, 0xfe]],
	["UTF-16", [0xfe, 0xff]],
];

/**
 * The text of a file: UTF-8, with or without its mark. Where it is none, what it is instead, in words for anyone who saved it: a letter
 * that is read wrongly is another person's name.
 */
export const textOfBytes = (bytes: Uint8Array): { text: string } | { fault: string } => {
	const kind = markOf(bytes);
	if (kind) return { fault: `is ${kind} and not UTF-8; save it as UTF-8` };
	if (looksLikeUtf16(bytes)) return { fault: "is UTF-16 and not UTF-8; save it as UTF-8" };
	try {
		return { text: withoutMark(utf8.decode(bytes)) };
	} catch {
		return { fault: "is not UTF-8, as files of older Windows programs are; save it as UTF-8" };
	}
};

/** What a file is by the mark at its beginning, if that is not UTF-8. */
export const markOf = (bytes: Uint8Array): string | undefined =>
	marks.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte))?.[0];

/** Without the byte order mark that programs of Windows put before UTF-8. */
export const withoutMark = (text: string): string => text.replace(/^\ufeff/, "");

/** Without a mark: every other byte of Latin text is 0. */
const looksLikeUtf16 = (bytes: Uint8Array): boolean => {
	const first = bytes.subarray(0, 64);
	const zeros = first.filter((byte) => byte === 0).length;
	return first.length >= 4 && zeros * 3 > first.length;
};
