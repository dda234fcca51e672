import { HubError } from "@seamark/errors";
import { expect, test } from "vitest";
import { AlertFilter, checkedFilter, filterQuery, parseFilter } from "./filter.ts";

const regions = { isRegion: (slug: string) => slug === "pacific", regions: () => ["pacific"] };
const faultsOf = (read: () => unknown) => {
	try {
		return read();
	} catch (error) {
		if (error instanceof HubError) return error.faults;
		throw error;
	}
};

/** Of each part, what is a value and what is none. */
const values: Record<keyof AlertFilter, [right: string[], wrong: string[]]> = {
	regions: [["pacific"], ["caribbean", "pacfic", "PACIFIC"]],
	countries: [["FJ"], ["ZZ", "UK", "fj", "FJI"]],
	kinds: [["route"], ["routes"]],
	topics: [["smuggling"], ["drugs"]],
	urgency: [["flash"], ["urgent"]],
	route: [
		["VU", "origin:VU"],
		["ZZ", "origin:ZZ", "source:VU", "VU:origin", "origin:VU:FJ", "origin:", ":VU", "origin"],
	],
	exploitation: [["forcedLabour"], ["forced-labour", "recruitment"]],
};

test("every part of a filter takes what exists and refuses what does not, in a query and in a body alike", () => {
	expect(Object.keys(values).sort()).toEqual(Object.keys(filterQuery).sort());
	expect(Object.keys(AlertFilter.properties).sort()).toEqual(Object.keys(filterQuery).sort());
	for (const [part, [right, wrong]] of Object.entries(values)) {
		expect(parseFilter({ [part]: right.join(",") }, regions)).toEqual({ [part]: right });
		expect(checkedFilter({ [part]: right }, regions)).toEqual({ [part]: right });
		for (const value of wrong) {
			const message = expect.stringContaining(`"${value}" is`);
			expect(faultsOf(() => parseFilter({ [part]: value }, regions))).toEqual([
				{ at: `querystring /${part}`, message },
			]);
			expect(faultsOf(() => checkedFilter({ [part]: [...right, value] }, regions))).toEqual([
				{ at: `/filter/${part}/${right.length}`, message },
			]);
		}
	}
});

test("all faults come at once, and say what there is", () => {
	expect(faultsOf(() => checkedFilter({ regions: ["atlantis"], route: ["ZZ"] }, regions))).toEqual([
		{ at: "/filter/regions/0", message: '"atlantis" is no region of this hub, which has pacific' },
		{ at: "/filter/route/0", message: '"ZZ" is no country (ISO 3166-1 alpha-2, such as FJ)' },
	]);
});
