import type { Actor } from "@seamark/auth";
import { refuse } from "@seamark/service";
import { expect, test } from "vitest";
import { decideSetFlags } from "../set-flags/decide.ts";
import { changePerson } from "./change-person.ts";
import { stored } from "./testing.ts";

const by = { actor: { agencyId: "own", postId: "post" } as Actor, at: Date.parse("2026-06-02T00:00:00Z") };
const person = stored("one", "witness");
const found = { person, version: 1, ofCase: undefined };

test("a decision becomes the next version with what lies beside it, the events, and the person as the answer", () => {
	const decision = decideSetFlags(person.state, { flags: ["reprisalRisk"] });
	expect(changePerson(found, decision, by, () => ({ bits: { acts: 3 } }))).toMatchObject({
		writes: [
			{ row: { id: "one", version: 2, flags: ["reprisalRisk"], acts: 3, changed_at: "2026-06-02T00:00:00.000Z" } },
		],
		events: [{ subject: "case" }],
		answer: { id: "one", version: 2, flags: ["reprisalRisk"] },
	});
});

test("a refusal stays one", () => {
	const refused = refuse("REFUSED", [{ at: "/flags", message: "no" }]);
	expect(changePerson(found, refused, by)).toBe(refused);
});
