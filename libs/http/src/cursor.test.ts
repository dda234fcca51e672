import { createHash } from "node:crypto";
import type { HubError } from "@seamark/errors";
import fc from "fast-check";
import { expect, test } from "vitest";
import { cursorSeal } from "./cursor.ts";

const key = (name: string) => createHash("sha256").update(name).digest();
const seal = cursorSeal(key("hub"), "feed");
const codeOf = (open: () => unknown): string => {
	try {
		return `opened as ${String(open())}`;
	} catch (error) {
		return (error as HubError).code;
	}
};

test("a position comes back as it was, and no two cursors look alike", () => {
	fc.assert(
		fc.property(fc.oneof(fc.maxSafeNat(), fc.constantFrom(0, Number.MAX_SAFE_INTEGER)), (position) => {
			const cursor = seal.seal(position);
			expect(cursor).toMatch(/^[A-Za-z0-9_-]{48}$/);
			expect(seal.open(cursor)).toBe(position);
			expect(seal.seal(position)).not.toBe(cursor);
		}),
	);
});

test("a change of any bit is noticed", () => {
	const bytes = Buffer.from(seal.seal(4_711), "base64url");
	for (let bit = 0; bit < bytes.length * 8; bit++) {
		const changed = Buffer.from(bytes);
		changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
		expect(codeOf(() => seal.open(changed.toString("base64url")))).toBe("CURSOR_INVALID");
	}
});

test("a cursor of another list, of another hub, or made up is none", () => {
	const cursor = seal.seal(7);
	expect(codeOf(() => cursorSeal(key("hub"), "audit").open(cursor))).toBe("CURSOR_INVALID");
	expect(codeOf(() => cursorSeal(key("other hub"), "feed").open(cursor))).toBe("CURSOR_INVALID");
	for (const other of [
		"",
		"7",
		cursor.slice(0, -1),
		cursor.slice(0, -4),
		`${cursor}A`,
		`${cursor}AAAA`,
		`${cursor.slice(0, -1)}=`,
		` ${cursor}`,
		`${cursor}\n`,
		"A".repeat(48),
		"é".repeat(48),
		cursor.repeat(1_000),
	])
		expect(codeOf(() => seal.open(other))).toBe("CURSOR_INVALID");
	fc.assert(
		fc.property(fc.oneof(fc.string({ maxLength: 64 }), fc.base64String({ minLength: 48, maxLength: 48 })), (text) => {
			expect(codeOf(() => seal.open(text))).toBe("CURSOR_INVALID");
		}),
	);
});
