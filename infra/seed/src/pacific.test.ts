import { grantable, tlpLevels } from "@seamark/policy";
import { expect, test } from "vitest";
import { demoOfficers, pacific, seedId } from "./index.ts";

const { regions, countries, agencies, posts, officers, postings, agreements, clients } = pacific;
const identified = [agencies, posts, officers, postings, agreements, clients].flatMap((list) => [...list]);
const byId = <T extends { id: string }>(list: readonly T[]) => new Map(list.map((item) => [item.id, item]));
const agencyOf = byId(agencies);
const postOf = byId(posts);
const officerOf = byId(officers);
const postAt = new Map(posts.map((post) => [post.handle, post]));

const get = <T>(map: ReadonlyMap<string, T>, key: string): T => {
	const found = map.get(key);
	if (found === undefined) throw new Error(`${key} is not in the seed`);
	return found;
};

test("18 units stand in 13 countries: Vanuatu has two, Solomon Islands has one", () => {
	const units = agencies.filter(({ kind }) => kind === "tcu");
	expect(units).toHaveLength(18);
	expect(new Set(units.map(({ country }) => country)).size).toBe(13);
	expect(units.filter(({ country }) => country === "VU")).toHaveLength(2);
	expect(units.filter(({ country }) => country === "SB")).toHaveLength(1);
	const members = countries.filter(({ networkMember }) => networkMember !== "no").map(({ code }) => code);
	expect([...new Set(units.map(({ country }) => country))].sort()).toEqual(members.sort());
	expect(agencies.filter(({ kind }) => kind === "coordination-centre").map(({ country }) => country)).toEqual(["WS"]);
});

test("ids and handles are unique, and every id is the one its handle gives", () => {
	expect(new Set(identified.map(({ id }) => id)).size).toBe(identified.length);
	expect(new Set(identified.map(({ handle }) => handle)).size).toBe(identified.length);
	for (const { id, handle } of identified) expect(id).toBe(seedId(handle));
	// Written out once, since fixtures and documents name ids: this must never change.
	expect(seedId("fj-tcu")).toBe("31c03b8c-c16b-5363-b2d2-b898d230d72e");
});

test("every reference resolves", () => {
	const slugs = regions.map(({ slug }) => slug);
	const codes = countries.map(({ code }) => code);
	for (const { region } of countries) expect(slugs).toContain(region);
	for (const { country } of agencies) expect(codes).toContain(country);
	for (const { agency } of posts) get(agencyOf, agency);
	for (const { homeAgency } of officers) get(agencyOf, homeAgency);
	for (const { officer, post } of postings) [get(officerOf, officer), get(postOf, post)];
	for (const { parties } of agreements) expect(codes).toEqual(expect.arrayContaining([...parties]));
	for (const { agency, post } of clients) expect(get(postOf, post).agency).toBe(agency);
});

test("no post holds a scope that its kind of agency cannot be granted", () => {
	for (const { agency, scopes, handle } of posts) {
		const most = grantable[get(agencyOf, agency).kind];
		expect(
			scopes.filter((scope) => !most.includes(scope)),
			handle,
		).toEqual([]);
	}
});

test("an officer serves at home, or abroad for a set time", () => {
	const away = postings.filter(({ officer, post }) => get(officerOf, officer).homeAgency !== get(postOf, post).agency);
	expect(away.map(({ handle }) => handle)).toEqual(["sb-immigration-seconded-1@sb-tcu/liaison"]);
	for (const { from, until } of away) expect(Date.parse(until ?? "")).toBeGreaterThan(Date.parse(from));
	expect(new Set(postings.map(({ officer }) => officer))).toEqual(new Set(officers.map(({ id }) => id)));
});

test("agreements: two for the region, of which one lets units look across cases, one for children only with a country outside, one that has ended", () => {
	const outside = (party: string) => countries.find(({ code }) => code === party)?.region !== "pacific";
	expect(agreements.find(({ handle }) => handle === "pacific-founding")?.parties).toHaveLength(13);
	const onCases = agreements.filter(({ records }) => records.includes("case"));
	expect(onCases.map(({ handle, parties }) => [handle, parties.length])).toEqual([["pacific-cases", 13]]);
	const children = agreements.filter(
		({ ages, parties }) => ages === "child" && parties.some(outside) && !parties.every(outside),
	);
	expect(children.map(({ handle }) => handle)).toEqual(["ws-ht-children"]);
	const seeded = Math.min(...postings.map(({ from }) => Date.parse(from)));
	const ended = agreements.filter(({ until }) => until !== undefined && Date.parse(until) <= seeded);
	expect(ended.map(({ handle }) => handle)).toEqual(["fj-lc-ended"]);
	for (const { topics, records, purposes, parties } of agreements) {
		for (const list of [topics, records, purposes, parties]) expect(list).not.toHaveLength(0);
	}
});

test("every unit has a system client, on a post that no officer holds and that cannot read TLP:RED", () => {
	expect(clients.map(({ agency }) => get(agencyOf, agency).handle)).toEqual(
		agencies.filter(({ kind }) => kind === "tcu").map(({ handle }) => handle),
	);
	const held = new Set(postings.map(({ post }) => post));
	for (const { post } of clients) {
		expect(held.has(post)).toBe(false);
		expect(tlpLevels.indexOf(get(postOf, post).clearance)).toBeLessThan(tlpLevels.indexOf("red"));
	}
});

test("whatever the report does not name is marked as invented", () => {
	const named = ["sb-immigration", "sb-tcu", "ws-ptccc", "ws-tcu"];
	expect(
		identified
			.filter(({ invented }) => !invented)
			.map(({ handle }) => handle)
			.sort(),
	).toEqual(named);
	for (const { invented, name, source } of agencies) {
		expect(name.endsWith("(invented demo unit)")).toBe(invented);
		expect(source === undefined).toBe(invented);
	}
	for (const { title } of agreements) expect(title).toMatch(/\(invented/);
	expect(countries.filter(({ networkMember }) => networkMember === "stated").map(({ code }) => code)).toEqual([
		"SB",
		"VU",
		"WS",
	]);
});

test("the officers of the story hold their posts, for purposes that the posts have", () => {
	for (const { officer, post, purpose } of [...demoOfficers.readers, ...demoOfficers.posters]) {
		const { id, purposes } = get(postAt, post);
		expect(purposes, post).toContain(purpose);
		expect(
			postings.some((posting) => posting.post === id && posting.officer === seedId(officer)),
			officer,
		).toBe(true);
	}
	for (const { post } of demoOfficers.posters) expect(get(postAt, post).scopes, post).toContain("alerts:raise");
	const readers = demoOfficers.readers.map(({ post }) => get(postAt, post));
	expect(readers.map(({ clearance }) => clearance)).toEqual(["amber+strict", "green", "amber"]);
});
