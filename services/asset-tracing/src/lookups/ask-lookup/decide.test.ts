import { expect, test } from "vitest";
import { decideAskLookup } from "./decide.ts";

const id = "00000000-0000-4000-8000-000000000009";
const actor = {
	agencyId: id,
	postId: id,
	officerId: id,
	purpose: "financial-investigation",
	tokenId: "t",
	service: "",
} as const;
const by = { actor, at: 0, id };
const asked = { responder: id, reason: "case 7 (invented)", epoch: "2026-11-30", subjects: 5 };
const about = { before: { no: 3, subjects: 95 }, isUnit: true, today: "2026-11-30" };

test("a look-up is on record with its reason, and the quota of a day is not passed", () => {
	expect(decideAskLookup(asked, about, by)).toMatchObject({ writes: [{ row: { no: 4, subjects: 5 } }] });
	const all = decideAskLookup(
		{ ...asked, reason: " ", subjects: 6 },
		{ ...about, isUnit: false, today: "2026-12-01" },
		by,
	);
	expect("refused" in all && all.refused.faults.map(({ at }) => at)).toEqual([
		"/responder",
		"/epoch",
		"/reason",
		"/blinded",
	]);
});
