import { expect, test } from "vitest";
import { accepted, person, screened } from "../person/testing.ts";
import { decideSetFlags } from "./decide.ts";

test("a claim for asylum that was decided and screened anew no longer stands in the way", () => {
	const claimed = person({ flags: ["asylumClaim"] });
	const decided = accepted(decideSetFlags(claimed, { flags: [] }));
	expect(decided.events).toEqual([{ type: "FlagsChanged", flags: [] }]);
	expect(decided.state.protectedAs).toEqual(["refugee"]);
	expect(screened(decided.state, "noProtectionNeed").protectedAs).toEqual([]);
});

test("the same flags in another order are no change, and each stands once", () => {
	const first = accepted(decideSetFlags(person(), { flags: ["reprisalRisk", "stayGranted", "reprisalRisk"] }));
	expect(first.state.flags).toEqual(["reprisalRisk", "stayGranted"]);
	expect(accepted(decideSetFlags(first.state, { flags: ["stayGranted", "reprisalRisk"] })).events).toEqual([]);
});
