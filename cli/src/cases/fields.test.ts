import { describe, expect, it } from "vitest";
import { type Field, valuesOf } from "./fields.ts";

describe("values of the agency's own fields", () => {
	const field = (name: string, type: Field["type"], record: Field["record"] = "case") => ({ name, type, record });
	const fields = [
		field("flight", "text"),
		field("crew", "number"),
		field("seen", "yesNo"),
		field("on", "date"),
		field("height", "number", "person"),
	];

	it("have the type of their field; nothing behind = takes one away", () => {
		expect(valuesOf(["flight=FJ=911", "crew=-7.5", "seen=No", "on=2026-01-31"], fields)).toEqual({
			values: { flight: "FJ=911", crew: -7.5, seen: false, on: "2026-01-31" },
		});
		expect(valuesOf(["flight=", "crew="], fields)).toEqual({ values: { flight: null, crew: null } });
	});

	it("that are unclear are named, all of them", () => {
		const words = ["flight", "=x", "height=2", "crew=1e3", "seen=maybe", "flight=a", "flight=b", "__proto__=x"];
		const read = valuesOf(words, fields);
		expect("faults" in read ? read.faults.map(({ at }) => at) : []).toEqual([
			...["flight", "=x", "height", "crew", "seen", "flight", "__proto__"],
		]);
	});
});
