import { decodeEvent } from "@seamark/contracts";
import { expect, test } from "vitest";
import { alertState } from "../alert/testing.ts";
import { decideTellRelated } from "./decide.ts";

const now = Date.parse("2026-06-02T00:00:00Z");
const first = alertState({});
const agency = "01976f1c-0000-7000-8000-00000000000b";
const second = { ...alertState({}), id: "01976f1c-0000-7000-8000-00000000000a", originator: { agency, country: "NZ" } };
const told = (changed: typeof first, other: typeof first) =>
	decideTellRelated([{ changed, other, things: ["vessel"] }], now).map((event) => {
		const decoded = decodeEvent({ ...event, position: 1, id: "1", time: "2026-06-02T00:00:00Z" } as never);
		if (decoded?.name !== "AlertRelated") throw new Error("another event");
		const { alertId, toldAgency, ownAlertId, things } = decoded.payload;
		return [alertId, toldAgency, ownAlertId, things];
	});

test("each originator is told of the other's alert, and by the kind of thing alone", () => {
	expect(told(first, second)).toEqual([
		[first.id, agency, second.id, ["vessel"]],
		[second.id, first.originator.agency, first.id, ["vessel"]],
	]);
});

test("nobody is told of an own alert, nor of one that is over", () => {
	expect(told(first, { ...second, originator: first.originator })).toEqual([]);
	const over = { ...second, handling: { ...second.handling, expiresAt: "2026-06-02T00:00:00Z" } };
	expect([told(first, over), told(over, first)]).toEqual([[], []]);
});
