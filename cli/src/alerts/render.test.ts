import { describe, expect, it } from "vitest";
import type { Output } from "../terminal/output.ts";
import { alertOf } from "../testing/examples.ts";
import { alertDetails, feedBlock } from "./render.ts";
import type { Alert } from "./shapes.ts";

const out = {
	width: 80,
	paint: (_style: unknown, text: string) => text,
	moment: (value: unknown) => `at <${value}>`,
	brief: (value: unknown) => `at <${value}>`,
} as Output;
const sought = (more: Record<string, unknown> = {}) =>
	alertOf(1, {
		kind: "person-sought",
		summary: Array.from({ length: 40 }, (_, n) => `Line ${n} of a long account.`).join("\n"),
		subjects: [
			{ type: "person", role: "wanted", name: "Ana Invented", identifiers: [{ scheme: "passport", value: "X1" }] },
			{ type: "vessel", role: "instrument", name: "Sea Bird (invented)" },
		],
		handling: {
			tlp: "amber",
			audience: { regions: ["pacific"] },
			use: { codes: ["H1"], conditions: ["Do not approach.", "Call the desk first."] },
		},
		...more,
	}) as Alert;

describe("a block of the feed", () => {
	it.each(["raised", "updated"])("shows whom it is about and what to heed, however long the rest is (%s)", (event) => {
		const text = feedBlock(event, sought(), out, new Map()).join("\n");
		for (const one of ["Ana Invented", "passport X1", "Sea Bird", "Do not approach.", "Call the desk first.", "H1"])
			expect(text).toContain(one);
	});

	it("says on an update what changed, or that the reader sees it for the first time", () => {
		const block = (changed?: string[]) =>
			feedBlock("updated", sought({ version: 2, ...(changed ? { changed } : {}) }), out, new Map()).join("\n");
		expect(block(["/subjects", "/handling/use/conditions", "/handling/audience/countries"])).toContain(
			"Changed: subjects, conditions, audience",
		);
		expect(block([])).toContain("Changed: nothing that you can see");
		expect(block()).toContain("Changed: you see it for the first time");
		expect(feedBlock("raised", sought(), out, new Map()).join("\n")).not.toContain("Changed:");
	});

	it("lets nothing in a condition or a name steer the terminal", () => {
		const evil = sought({
			subjects: [{ type: "person", role: "wanted", name: "\u001b[2JGone" }],
			handling: { tlp: "green", audience: {}, use: { conditions: ["\u001b]0;owned\u0007Run"] } },
			changed: ["/\u001b[31mred"],
		});
		const text = [...feedBlock("updated", evil, out, new Map()), ...alertDetails(evil, out, new Map())].join("\n");
		expect(text).not.toContain("\u001b");
	});

	it("tells how to confirm a recall with the version that is on the screen", () => {
		const recalled = sought({ status: "recalled", version: 3, recall: { reason: "Mistaken." } });
		expect(feedBlock("recalled", recalled, out, new Map()).join("\n")).toMatch(/alerts ack \S+ --alert-version 3/);
	});
});
