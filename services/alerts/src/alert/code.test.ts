import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { codeOf, idsOfCode } from "./code.ts";

/** An id as the hub makes them (UUID version 7). */
const idAt = (time: number): string => {
	const hex = time.toString(16).padStart(12, "0");
	return `${hex.slice(0, 8)}-${hex.slice(8)}-7${randomUUID().slice(15)}`;
};
const times = Array.from({ length: 2_000 }, (_, n) => Date.UTC(2020, 0, 1) + n * 991_733_141);

test("a code leads back to the second and the end of its id, however it is typed", () => {
	for (const time of times) {
		const id = idAt(time);
		const code = codeOf(id);
		expect(code).toMatch(/^A(-[0-9A-HJKMNP-TV-Z]{3}){3}$/);
		for (const typed of [code, code.toLowerCase(), code.replaceAll("-", " "), code.slice(2)]) {
			const found = idsOfCode(typed);
			expect(found && found.from <= id && id < found.until).toBe(true);
			expect(found?.tail).toBe(Number.parseInt(id.slice(-3), 16) & 511);
		}
	}
});

test("codes of one minute differ in most of their letters", () => {
	const codes = Array.from({ length: 60 }, (_, n) => codeOf(idAt(Date.UTC(2030, 0, 1) + n * 1_000)));
	expect(new Set(codes.map((code) => code.slice(0, 5))).size).toBeGreaterThan(50);
});

test("a letter that was misheard finds nothing", () => {
	const code = codeOf(idAt(Date.UTC(2030, 0, 1)));
	const wrong = code.slice(0, -1) + (code.endsWith("7") ? "8" : "7");
	expect(idsOfCode(wrong)).toBeUndefined();
	expect(idsOfCode("A-")).toBeUndefined();
});
