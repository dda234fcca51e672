import { expect, test } from "vitest";
import { levelFaults, smugglingOf } from "./smuggling.ts";

const known = { fee: { amount: 3_000, currency: "USD" }, paid: ["byStages" as const], level: "basic" as const };

// Rabat 2016 (002:83-87): three levels of actors. A person who was smuggled is none of them.
test("a level among smugglers is said of suspects alone, and is told no more of who is protected", () => {
	expect(levelFaults(known, ["smuggledMigrant"]).map(({ at }) => at)).toEqual(["/smuggling/level"]);
	expect(levelFaults(known, ["suspect", "witness"])).toEqual([]);
	expect(levelFaults({ fee: known.fee }, ["smuggledMigrant"])).toEqual([]);
	expect(smugglingOf(known, ["suspect"])).toEqual(known);
	expect(smugglingOf(known, ["concerned"])).toEqual({ fee: known.fee, paid: known.paid });
	expect([smugglingOf({ level: "organiser" }, ["victim"]), smugglingOf(null, ["suspect"])]).toEqual([null, null]);
});
