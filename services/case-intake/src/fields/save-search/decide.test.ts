import { expect, test } from "vitest";
import { accepted, by, ofEvent } from "../../decision/testing.ts";
import { decideSaveSearch } from "./decide.ts";

const search = (name: string) => ({ id: name, name, criteria: {}, savedAt: "2025-01-01T00:00:00.000Z" });
const birds = { name: "our birds", criteria: { q: "frigatebird" } };

test("a search is the post's, and the event says nothing of what is searched for", () => {
	const decision = accepted(decideSaveSearch([search("boats")], birds, by));
	expect(decision.answer).toEqual({ id: by.id });
	expect(decision.writes[0]?.row).toEqual({
		id: by.id,
		agency: by.actor.agencyId,
		post: by.actor.postId,
		...birds,
		saved_at: "2026-01-02T03:04:05.000Z",
	});
	expect(decision.events.map(ofEvent)).toEqual([
		["CaseRecordChanged", { caseId: "", actor: by.actor, record: "search", recordId: by.id, change: "added" }],
	]);
});

test.each([
	["of a name that the post has", [search("our birds")], "CONFLICT"],
	["beyond a hundred", Array.from({ length: 100 }, (_, n) => search(`s${n}`)), "REFUSED"],
])("a search %s is refused", (_why, there, code) => {
	expect(decideSaveSearch(there, birds, by)).toMatchObject({ refused: { code } });
});
