import { expect, test } from "vitest";
import { faultsOfFirst, faultsOfSecond, refuseAll } from "./second-officer.ts";

const words = { at: "/id", first: "was prepared by you", next: "another officer signs it" };
const codes = (second: string | undefined, firsts: (string | null | undefined)[]) =>
	faultsOfSecond(second, firsts, words).map(({ code }) => code);

test("another officer is a second one; the same officer, a system and nobody are not", () => {
	expect(codes("b", ["a", null, undefined])).toEqual([]);
	expect(codes("b", [])).toEqual([]);
	for (const [second, firsts] of [
		["a", ["a"]],
		["a", ["b", "a"]],
		["", ["a"]],
		["", []],
		["", [""]],
		[undefined, [undefined]],
	] as const)
		expect(codes(second, [...firsts])).toEqual(["SECOND_PERSON_NEEDED"]);
});

test("the first of two is a person too", () => {
	expect(faultsOfFirst("a")).toEqual([]);
	for (const nobody of ["", undefined]) expect(faultsOfFirst(nobody)).toMatchObject([{ code: "SECOND_PERSON_NEEDED" }]);
});

test("a refusal names the next step, and says first that one officer is not enough", () => {
	const other = { at: "/kind", message: "is over" };
	expect(faultsOfSecond("a", ["a"], words)).toMatchObject([
		{ at: "/id", message: "was prepared by you: another officer signs it" },
	]);
	expect(refuseAll([other, ...faultsOfSecond("a", ["a"], words)]).refused.code).toBe("SECOND_PERSON_NEEDED");
	expect(refuseAll([other]).refused).toEqual({ code: "REFUSED", faults: [other] });
});
