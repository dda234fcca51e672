import { expect, test } from "vitest";
import { by, cameTo } from "../../decision/testing.ts";
import { aCase } from "../case/testing.ts";
import { decideSetRoute } from "./decide.ts";

test("the route is written anew, its legs in order; no legs take it away", () => {
	const case_id = aCase().id;
	expect(cameTo(decideSetRoute(aCase(), [{ fromCountry: "SB", mode: "sea" }, { toPlace: "Suva" }], by))).toMatchObject({
		writes: [
			["case.replace", { id: case_id, version: aCase().version + 1 }],
			["route_leg.clear", { case_id }],
			["route_leg.insert", { case_id, n: 1, fromCountry: "SB", toCountry: null, mode: "sea" }],
			["route_leg.insert", { case_id, n: 2, toPlace: "Suva", mode: "unknown" }],
		],
		events: [{ name: "CaseRecordChanged", payload: { record: "route", recordId: case_id, change: "changed" } }],
		answer: { legs: 2, version: aCase().version + 1 },
	});
	expect(cameTo(decideSetRoute(aCase(), [], by))).toMatchObject({
		writes: [["case.replace"], ["route_leg.clear", { case_id }]].map((one) => expect.arrayContaining(one)),
		answer: { legs: 0 },
	});
});

test("every leg that leads nowhere, or left when it cannot have, is refused", () => {
	const legs = [
		{ toCountry: "FJ" },
		{ carrier: "MV Example (invented)" },
		{ toCountry: "WS", departed: { from: "1066-10-14" } },
	];
	expect(cameTo(decideSetRoute(aCase(), legs, by))).toMatchObject({
		refused: "REFUSED",
		at: ["/legs/1", "/legs/2/departed/from"],
	});
});
