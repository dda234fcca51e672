import { readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bareTimesIn } from "../testing/run.ts";

const sources = join(import.meta.dirname, "..");

/** Reads a field that holds a moment: `one.raisedAt`, `latest.at`, `entry.time`. */
const momentField = /[\w)\]]\??\.(?:(?!brokenAt|byAt)\w+At|at|time)\b(?!\s*[(:=])/;

/** Reckons with it, hands it on to what prints it, has it typed again, or is a place in a document. */
const notPrinted = [
	/\b(?:moment|brief)\(/,
	/captured-at/,
	/To say:/,
	/Date\.parse\(/,
	/momentMs\(/,
	/^\s*(?:if|at:|return line\()/,
];

const unlocalised = (line: string): boolean => momentField.test(line) && !notPrinted.some((one) => one.test(line));

test("whatever prints a time for people prints it in UTC and in their own time", async () => {
	const found: string[] = [];
	for await (const file of glob("{alerts,audit,cases,directory,feed,imports,numbers,persons,reports}/**/*.ts", {
		cwd: sources,
	})) {
		if (file.endsWith(".test.ts")) continue;
		const lines = readFileSync(join(sources, file), "utf8").split("\n");
		for (const [at, line] of lines.entries()) if (unlocalised(line)) found.push(`${file}:${at + 1} ${line.trim()}`);
	}
	expect(found).toEqual([]);
});

test("a time that is printed bare is noticed, in a source and in what was printed", () => {
	expect(
		["out.say(safeLine(one.raisedAt))", "cells(entry.time, one.how)", "[one.id, latest.at]"].map(unlocalised),
	).toEqual([true, true, true]);
	expect(unlocalised("out.say(out.moment(one.raisedAt))")).toBe(false);
	const bare = ["raised 2030-01-02T03:04:05.000Z", "raised 2030-01-02 03:04Z", "raised 2030-01-02 03:04 UTC."];
	expect(bare.map((line) => bareTimesIn(line).length)).toEqual([1, 1, 1]);
	expect(bareTimesIn('raised 2030-01-02 03:04 UTC (15:04 in Fiji, +12)\n{"at":"2030-01-02T03:04:05Z"}')).toEqual([]);
	expect(bareTimesIn("seamark report send --captured-at 2030-01-02T03:04:05Z")).toEqual([]);
});
