import { expect, it } from "vitest";
import { errorJson, errorLines, errorOfAnswer, exitMeanings, exitOfStatus, exits } from "./exit.ts";

it("has one meaning for every code", () => {
	expect(exitMeanings.map(([code]) => code)).toEqual(Object.values(exits));
});

it.each([
	[400, 1],
	[401, 3],
	[403, 1],
	[404, 4],
	[409, 5],
	[410, 1],
	[422, 1],
	[429, 1],
	[500, 6],
	[503, 6],
])("turns HTTP status %i into exit code %i", (status, exit) => {
	expect(exitOfStatus(status)).toBe(exit);
});

it("prints title, detail, every fault and what to do, without what could steer a terminal", () => {
	const error = errorOfAnswer(422, {
		title: "Refused.\u001b[2J",
		code: "X",
		detail: "Why.",
		next: "Do it\nso.",
		traceId: "t1",
		faults: [
			{ at: "/a", message: "bad \u202e" },
			{ at: "", message: "worse" },
			{ at: "querystring /code", message: "is none" },
		],
	});
	expect(errorLines(error)).toEqual([
		"Refused.",
		"Why.",
		"  /a: bad <U+202E>",
		"  worse",
		"  code: is none",
		"What to do: Do it so.",
		"Trace id: t1",
	]);
	expect(errorJson(error).error).toMatchObject({
		exit: 1,
		code: "X",
		next: "Do it\nso.",
		faults: [{ at: "/a" }, {}, {}],
	});
});

it.each([[undefined], ["<html>"], [null], [{ faults: "no list", title: 7 }]])(
	"makes something readable of an answer that is no problem document: %j",
	(body) => {
		const lines = errorLines(errorOfAnswer(502, body));
		expect(lines).toEqual(["The hub answered with HTTP status 502.", "What to do: Try again in a moment."]);
	},
);
