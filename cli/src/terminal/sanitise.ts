// All that came from the hub was typed by somebody, maybe to deceive: nothing of it may steer the terminal or reorder
// what the reader sees.

/**
 * CSI, OSC/DCS/SOS/PM/APC with their terminators, and two-character escapes; 7-bit and 8-bit forms. A string that nothing
 * terminates stays readable: swallowing it would hide the rest of the text.
 */
const escapes =
	// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
	/(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)|\x1b[ -/]*[0-~]?/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/g;
/** Direction marks and overrides, invisible fillers, line and paragraph separators, tag characters. */
const deceptive =
	/[\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

const visible = (character: string) =>
	`<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}>`;

/** Text of several lines that is safe to print: no escape sequences, no control characters, invisible ones spelt out. */
export const safeText = (value: unknown): string =>
	String(value ?? "")
		.toWellFormed()
		.replace(/\r\n?/g, "\n")
		.replace(escapes, "")
		.replace(/\t/g, "    ")
		.replace(controls, "")
		.replace(deceptive, visible);

/** The same on one line. */
export const safeLine = (value: unknown): string => safeText(value).replace(/\s+/g, " ").trim();

const notInJson = new RegExp(`[\\x7f-\\x9f]|${deceptive.source}`, "gu");
const escaped = (character: string) =>
	Array.from(
		{ length: character.length },
		(_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`,
	).join("");

/** JSON whose strings read back exactly, and which does nothing to a terminal either. */
export const safeJson = (value: unknown, indent?: number): string =>
	JSON.stringify(value, undefined, indent).replace(notInJson, escaped);
