import fc from "fast-check";
import { expect, it } from "vitest";
import { safeJson, safeLine, safeText } from "./sanitise.ts";

it.each([
	["a colour", "\u001b[31mred\u001b[0m", "red"],
	["a title of the window", "\u001b]0;owned\u0007text", "text"],
	["a link", "\u001b]8;;http://x\u001b\\text\u001b]8;;\u001b\\", "text"],
	["8-bit sequences", "\u009b2Jtext\u009d0;x\u009c!", "text!"],
	["a string that nothing ends", "\u001b]0;all that follows", "0;all that follows"],
	["an escape at the end", "text\u001b", "text"],
	["a bell, a backspace, a null", "a\u0007b\u0008c\u0000d", "abcd"],
	["a carriage return that would overwrite", "harmless\rharmful", "harmless\nharmful"],
	["a bidi override", "file\u202excod.exe", "file<U+202E>xcod.exe"],
	["an invisible space", "pay\u200bpal", "pay<U+200B>pal"],
	["half a character", "\ud800x", "\ufffdx"],
	["scripts that need joiners", "می\u200cخواهم", "می\u200cخواهم"],
	["accents and other scripts", "Tuilaʻepa 東京 Ωmega", "Tuilaʻepa 東京 Ωmega"],
])("takes %s out of what is printed", (_what, given, printed) => {
	expect(safeText(given)).toBe(printed);
});

it("keeps lines apart in a text and joins them in a line", () => {
	expect(safeText("one\r\ntwo\n\tthree")).toBe("one\ntwo\n    three");
	expect(safeLine("one\r\ntwo\n\tthree")).toBe("one two three");
	expect(safeLine(undefined)).toBe("");
});

const anything = fc.string({ unit: "binary", maxLength: 60 });
const steering = fc
	.array(fc.constantFrom("\u001b", "[", "]", "0", ";", "m", "\u0007", "\u009b", "\u009d", "\\", "\u202e", "x", "\n"), {
		maxLength: 30,
	})
	.map((parts) => parts.join(""));
const active = (text: string) =>
	[...text].some((one) => /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(one) && one !== "\n");

it("leaves nothing that acts on a terminal, whatever comes", () => {
	fc.assert(fc.property(fc.oneof(anything, steering), (text) => !active(safeText(text))));
});

it("prints JSON that reads back exactly and does nothing to a terminal", () => {
	fc.assert(
		fc.property(fc.oneof(anything, steering), (text) => {
			const printed = safeJson({ text });
			return !active(printed) && (JSON.parse(printed) as { text: string }).text === text;
		}),
	);
});
