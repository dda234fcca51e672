import { expect, test } from "vitest";
import { linksOf, type SaidThing } from "./things.ts";

const vehicle = { kind: "vehicle", value: "AB-12 34" } as const;
const phone = { kind: "phone", value: "+679 555 0101" } as const;
const links = (things: Parameters<typeof linksOf>[0]["things"], said: SaidThing[] = [], place?: string) =>
	linksOf({ things, ...(place === undefined ? {} : { place }) }, "FJ", said, "FJ");

test("a number is of the country that it says, and else of the reporter's; the desk may write it either way", () => {
	const local = { kind: "phone", value: "555 0101" } as const;
	expect(links([local], [{ ...phone, role: "ofSuspect" }])).toMatchObject({ links: [{ role: "ofSuspect" }] });
	expect(links([{ ...local, qualifier: "ws" }])).toMatchObject({ links: [{ country: "WS", role: "other" }] });
});

test("what the desk says nothing of says nothing of whose it is, the place of the report neither", () => {
	expect(links([vehicle, phone], [{ ...phone, role: "ofProtectedPerson" }], "Nadi Wharf")).toEqual({
		unlinked: [],
		links: [
			{ ...vehicle, country: "", role: "other", excluded: [] },
			{ ...phone, country: "", role: "ofProtectedPerson", excluded: [] },
			{ kind: "place", value: "Nadi Wharf", country: "FJ", role: "other", excluded: [] },
		],
	});
});

test("a thing is linked once however often it is named, and once for each role and country", () => {
	const named = links([vehicle, { kind: "vehicle", value: "ab 1234" }, { ...vehicle, qualifier: "nz" }], [], undefined);
	expect("links" in named && named.links.map(({ value, country }) => [value, country])).toEqual([
		["AB-12 34", ""],
		["AB-12 34", "NZ"],
	]);
	const said: SaidThing[] = [
		{ kind: "vehicle", value: "АВ1234", role: "instrument", excluded: ["x"] },
		{ ...vehicle, role: "ofSuspect" },
	];
	const both = links([vehicle], said);
	expect("links" in both && both.links.map(({ role, excluded }) => [role, excluded])).toEqual([
		["instrument", ["x"]],
		["ofSuspect", []],
	]);
	// The place that is a thing of the report already is not named twice.
	const where = links([{ kind: "place", value: "nadi wharf" }], [], "Nadi Wharf");
	expect("links" in where && where.links).toHaveLength(1);
	// What a qualifier says that is no country, the report keeps.
	const issued = links([{ ...vehicle, qualifier: "Land Transport" }]);
	expect("links" in issued && issued.links[0]?.country).toBe("");
});

test("what is somebody's who may need protection is linked as theirs, whatever the desk says of it", () => {
	const theirs = { ...phone, ofProtectedPerson: true } as const;
	const roles = (said: SaidThing[]) => {
		const linked = links([theirs], said);
		return "links" in linked && linked.links.map(({ role }) => role);
	};
	expect(roles([])).toEqual(["ofProtectedPerson"]);
	expect(roles([{ ...phone, role: "ofSuspect" }])).toEqual(["ofSuspect", "ofProtectedPerson"]);
	expect(roles([{ ...phone, role: "ofProtectedPerson" }])).toEqual(["ofProtectedPerson"]);
});

test("what cannot be compared stays in the report, with the reason", () => {
	expect(
		links(
			[{ kind: "vessel", value: "IMO 9074728" }, { kind: "phone", value: "ask Mele" }, vehicle],
			[{ kind: "vessel", value: "imo9074728", role: "carrier" }],
		),
	).toMatchObject({
		links: [{ kind: "vehicle" }],
		unlinked: [
			{ kind: "vessel", value: "IMO 9074728", reason: expect.stringContaining("mistyped") },
			{ kind: "phone", value: "ask Mele", reason: expect.stringContaining("number") },
		],
	});
});

test("the desk can say something of what is named alone, and the same only once", () => {
	const said = links(
		[vehicle],
		[
			{ ...phone, role: "ofSuspect" },
			{ ...vehicle, role: "instrument", excluded: ["x"] },
			{ ...vehicle, role: "instrument" },
			{ kind: "vessel", value: "AB1234", role: "carrier" },
		],
	);
	expect("faults" in said && said.faults.map(({ at }) => at)).toEqual(["/things/0", "/things/2", "/things/3"]);
});
