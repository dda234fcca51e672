import { describe, expect, test } from "vitest";
import { changedParts } from "./changed-parts.ts";
import { checkDraft } from "./check-draft.ts";
import type { AlertDraft } from "./schema.ts";
import { alertState, at, draft, places } from "./testing.ts";

const version = (changes: Partial<AlertDraft>) => {
	const checked = checkDraft(draft(changes), places, at, "red");
	if ("faults" in checked) throw new Error(JSON.stringify(checked));
	return alertState({ ...checked, version: 2 });
};
const before = version({});
const { handling } = draft();

describe("what an update changed", () => {
	test.each<[string, Partial<AlertDraft>, string[]]>([
		["nothing", {}, []],
		["the summary", { summary: "Seen again." }, ["/summary"]],
		["a subject that is new", { subjects: [{ type: "person", role: "suspect", name: "A (invented)" }] }, ["/subjects"]],
		[
			"a condition and the level",
			{ handling: { ...handling, tlp: "amber", use: { conditions: ["Do not approach."] } } },
			["/handling/tlp", "/handling/use/conditions"],
		],
		["what is left out", { route: undefined as never, countries: ["FJ"] }, ["/route"]],
	])("%s", (_what, changes, expected) => {
		expect(changedParts(before, version(changes), false)).toEqual(expected);
	});

	test("whom it keeps out is told to its originator alone, and so is that this changed", () => {
		const excluding = version({
			handling: { ...handling, audience: { ...handling.audience, excluded: ["01900000-0000-7000-8000-00000000000c"] } },
		});
		expect(changedParts(before, excluding, true)).toEqual(["/handling/audience/excluded"]);
		expect(changedParts(before, excluding, false)).toEqual([]);
	});

	test("it is told by the names of the parts, so that nothing that was taken back is sent again", () => {
		const told = changedParts(version({ title: "Taken back" }), version({ title: "Right" }), true);
		expect(told).toEqual(["/title"]);
	});
});
