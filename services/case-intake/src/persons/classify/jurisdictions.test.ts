import { copyFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { testFolder } from "@seamark/testing";
import { expect, test } from "vitest";
import { jurisdictionFor, jurisdictions, protocols, readJurisdictions } from "./jurisdictions.ts";

const folder = new URL("./jurisdictions/", import.meta.url);

test("every profile names its sources, and what it leaves to the Protocols is as there", () => {
	for (const profile of new Set(jurisdictions.values())) {
		expect(profile.sources.length).toBeGreaterThan(0);
		const said = new Set(profile.sources.map((source) => source.of));
		if (!said.has("trafficking") && !said.has("childUnder"))
			expect(profile.trafficking.childUnder).toBe(protocols.trafficking.childUnder);
		if (!said.has("trafficking") && !said.has("internal")) expect(profile.trafficking.internal).toBe(true);
		if (!said.has("purposes")) expect(profile.trafficking.purposes).toBe(null);
		if (!said.has("smuggling")) expect(profile.smuggling).toEqual(protocols.smuggling);
	}
});

test("a State has its own profile, its union's, or the Protocols", () => {
	expect(["VU", "SB", "LC", "EU", "FR", "DK", "FJ"].map((code) => jurisdictionFor(code).code)).toEqual([
		"VU",
		"SB",
		"LC",
		"EU",
		"EU",
		"UN",
		"UN",
	]);
});

const broken = (name: string, change: (profile: Record<string, unknown>) => unknown) => {
	const copy = testFolder();
	for (const file of readdirSync(folder)) copyFileSync(new URL(file, folder), join(copy, file));
	const changed = change(structuredClone(protocols) as unknown as Record<string, unknown>);
	writeFileSync(join(copy, name), JSON.stringify(changed));
	return () => readJurisdictions(copy);
};

test("a profile that is not understood keeps the service from starting, and says where it is wrong", () => {
	const trafficking = { childUnder: 18, internal: true, offence: true, childrenOnly: false, purposes: null };
	expect(
		broken("fj.json", (one) => ({ ...one, code: "FJ", trafficking: { ...trafficking, childUnder: "18" } })),
	).toThrow("fj.json/trafficking/childUnder must be a whole number");
	expect(broken("fj.json", (one) => ({ ...one, code: "FJ", sources: [] }))).toThrow("fj.json/sources");
	expect(broken("fj.json", (one) => ({ ...one, code: "FJ", hearsay: true }))).toThrow("fj.json/hearsay");
	expect(broken("fj.json", (one) => ({ ...one, code: "FR" }))).toThrow("fj.json/code is not the name of the file");
	expect(broken("fj.json", (one) => ({ ...one, code: "FJ", members: ["FR"] }))).toThrow("FR: covered by more than one");
	expect(broken("fj.json", (one) => ({ ...one, code: "FJ" }))().get("FJ")?.code).toBe("FJ");
});

test("a day of which nobody has checked the source says so", () => {
	const eu = jurisdictions.get("EU");
	for (const code of Object.keys({ ...eu?.joined, ...eu?.left }))
		expect([code, eu?.daysFrom?.[code]]).toEqual([code, expect.stringMatching(/^general knowledge: .+; not checked/)]);
	expect(eu?.earlier?.map(({ checked }) => checked)).toEqual([false, false, false]);
	// A profile that leaves it out is not read.
	const into = testFolder();
	const { daysFrom: _, ...without } = { ...eu, members: ["FR"], joined: { FR: "2004-05-01" }, left: {} };
	writeFileSync(join(into, "eu.json"), JSON.stringify(without));
	expect(() => readJurisdictions(into)).toThrow("eu.json/daysFrom does not say where the days of FR are from");
});
