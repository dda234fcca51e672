import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import {
	blindSubjects,
	epochOf,
	evaluateBlinded,
	keyOf,
	openEvaluated,
	outputOf,
	padded,
	type Setting,
	subjectOf,
} from "./index.ts";

const setting: Setting = { epoch: "2026-11-30", asker: "a", responder: "b" };
const seed = new Uint8Array(32).fill(7);
const { secretKey, publicKey } = keyOf(setting, seed);
const has = [subjectOf("account", "FJ 01-77"), subjectOf("name", "Example, Ana")];
const set = padded(
	has.map((one) => outputOf(setting, secretKey, one)),
	(bytes) => randomBytes(bytes),
);
const look = (subjects: string[], o: { under?: Setting; by?: string; at?: Uint8Array } = {}) => {
	const under = o.under ?? setting;
	const { mine, blinded } = blindSubjects(under, o.by ?? publicKey, subjects);
	return openEvaluated(under, mine, { ...evaluateBlinded(under, o.at ?? secretKey, blinded), set });
};

test("who asks learns which of their own subjects the other has, in any spelling of it, and the size of the set says little", () => {
	expect(
		look([subjectOf("account", "fj0177"), subjectOf("name", "ANA  EXAMPLE"), subjectOf("account", "FJ02")]),
	).toEqual([...[true, true, false]]);
	expect(set).toHaveLength(64);
	expect(set).toEqual([...set].sort());
	expect(new Set(set.map(({ length }) => length))).toEqual(new Set([32]));
	// An account is no name.
	expect(look([subjectOf("name", "FJ0177")])).toEqual([false]);
});

test("what is sent is another one each time, so nobody learns what was asked for, nor that it was asked before", () => {
	const [first, second] = [1, 2].map(() => blindSubjects(setting, publicKey, [has[0] ?? ""]).blinded[0]);
	expect(first).not.toBe(second);
});

test("a set says nothing on another day or to another unit, and another key than the one that was named is found out", () => {
	for (const under of [
		{ ...setting, epoch: "2026-12-01" },
		{ ...setting, asker: "c" },
		{ ...setting, responder: "c" },
	]) {
		const key = keyOf(under, seed);
		expect(look([...has], { under, by: key.publicKey, at: key.secretKey })).toEqual([false, false]);
	}
	const other = keyOf(setting, new Uint8Array(32).fill(8));
	expect(() => look([...has], { at: other.secretKey })).toThrow();
});

test("what is no point of the group is refused", () => {
	for (const wrong of ["00".repeat(32), "ff".repeat(32), "00", "zz"])
		expect(() => evaluateBlinded(setting, secretKey, [wrong]), wrong).toThrow();
});

test("an epoch is a day in UTC", () => {
	expect(epochOf(Date.parse("2026-11-30T23:59:59Z"))).toBe("2026-11-30");
});
