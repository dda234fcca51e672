import { iso31661 } from "iso-3166";
import { expect, test } from "vitest";
import { localMoment, zoneOf } from "./local-time.ts";

test.each([
	["FJ", "UTC", "2026-11-30T21:05:00Z", "2026-11-30 21:05 UTC (1 Dec 09:05 in Fiji, +12)"],
	["FJ", "Europe/Paris", "2026-11-30T10:05:59.999Z", "2026-11-30 10:05 UTC (22:05 in Fiji, +12)"],
	["TO", "UTC", "2026-12-31T11:00:00Z", "2026-12-31 11:00 UTC (1 Jan 00:00 in Tonga, +13)"],
	["CK", "UTC", "2026-11-30T09:59:00Z", "2026-11-30 09:59 UTC (29 Nov 23:59 in Cook Islands, -10)"],
	["NP", "UTC", "2026-11-30T12:00:00Z", "2026-11-30 12:00 UTC (17:45 in Nepal, +5:45)"],
	["GB", "UTC", "2026-11-30T12:00:00Z", "2026-11-30 12:00 UTC (12:00 in United Kingdom, +0)"],
	["AU", "UTC", "2026-11-30T12:00:00Z", "2026-11-30 12:00 UTC (23:00 in Sydney, +11)"],
	["AU", "Australia/Perth", "2026-11-30T12:00:00Z", "2026-11-30 12:00 UTC (20:00 in Perth, +8)"],
	["AU", "Pacific/Fiji", "2026-06-30T12:00:00Z", "2026-06-30 12:00 UTC (22:00 in Sydney, +10)"],
	["PG", "UTC", "2026-11-30T12:00:00+12:00", "2026-11-30 00:00 UTC (10:00 in Port Moresby, +10)"],
	[undefined, "Pacific/Efate", "2026-11-30T12:00:00Z", "2026-11-30 12:00 UTC (23:00 in Efate, +11)"],
	[undefined, "UTC", "2026-11-30T12:00:00Z", "2026-11-30 12:00 UTC"],
])("a post in %s with a machine in %s reads %s", (country, machine, at, said) => {
	expect(localMoment(at, zoneOf(country, machine))).toBe(said);
});

test("a table leaves the place out, and what is no moment is none", () => {
	const fiji = zoneOf("FJ", "UTC");
	expect(localMoment("2026-11-30T21:05:00Z", fiji, { brief: true })).toBe("2026-11-30 21:05 UTC (1 Dec 09:05 +12)");
	expect(["2026-11-30", "", "soon", "2026-02-30T00:00:00Z"].map((text) => localMoment(text, fiji))).toEqual(
		Array(4).fill(undefined),
	);
});

test("every country where people live has a zone, whatever the machine says", () => {
	const without = [...iso31661.filter(({ state }) => state === "assigned").map(({ alpha2 }) => alpha2), "XK"].filter(
		(country) => zoneOf(country, "UTC") === undefined,
	);
	// Bouvet, Heard and McDonald; Antarctica and the outlying islands have stations and no capital.
	expect(without.toSorted()).toEqual(["AQ", "BV", "HM", "UM"]);
});
