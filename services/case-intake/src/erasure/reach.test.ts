import { expect, test } from "vitest";
import { isReached, reachOf } from "./reach.ts";

const person = (id: string, caseId: string | null, mergedInto: string | null = null) => ({
	...{ id, caseId, mergedInto },
	identityId: `identity of ${id}`,
});
const value = (of: string, digest: string) => ({ identityId: `identity of ${of}`, digest });

// One of the erased case is merged with a record of another case; somebody else is in the erased case alone.
const persons = [person("kept", "other"), person("merged", "erased", "kept"), person("apart", "erased")];
const values = [value("kept", "new number"), value("merged", "old number"), value("apart", "number of another")];
const reach = reachOf({
	...{ erasedCase: "erased", persons, values, ofThings: ["number of a thing"] },
	staying: [{ caseId: "other", identityId: "identity of a neighbour", digest: "old number" }],
});

test("in the erased case all goes, in another case what is of somebody who is in it, but for what somebody else there has too", () => {
	expect(reach.caseIds).toEqual(["erased", "other"]);
	expect([...reach.digestsIn("erased")].sort()).toEqual([
		"new number",
		"number of a thing",
		"number of another",
		"old number",
	]);
	expect([...reach.digestsIn("other")]).toEqual(["new number"]);
	expect([...reach.digestsIn("third")]).toEqual([]);
});

test("a link that says that a value is a protected person's goes in every case, but for the same", () => {
	const isGone = (caseId: string, role: string, ...digests: string[]) =>
		isReached({ caseId, entityId: "thing", role, digests }, { erasedCase: "erased", reach });
	expect(isGone("erased", "ofProtectedPerson", "anything")).toBe(true);
	expect(isGone("erased", "instrument", "number of another")).toBe(true);
	expect(isGone("other", "instrument", "number of another")).toBe(false);
	expect(isGone("other", "instrument", "new number", "something")).toBe(true);
	expect(isGone("third", "ofProtectedPerson", "number of another")).toBe(true);
	expect(isGone("third", "ofSuspect", "number of another")).toBe(false);
	expect(isGone("other", "ofProtectedPerson", "old number")).toBe(false);
});
