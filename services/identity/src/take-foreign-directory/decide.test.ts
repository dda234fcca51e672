import { expect, test } from "vitest";
import { decideTakeForeignDirectory, type Published } from "./decide.ts";

const agency = (n: number, o: Partial<Published["agency"]> = {}): Published => ({
	agency: {
		id: `01900000-0000-7000-8000-00000000000${n}`,
		handle: `xx-${n}`,
		name: "Unit (invented)",
		kind: "tcu",
		country: "TO",
		region: "pacific",
		status: "active",
		invented: true,
		statementKeys: [],
		...o,
	},
	sealKey: "",
	readers: [{ clearance: "amber", purposes: ["investigation"] }],
	validUntil: "2026-09-01T00:00:00Z",
});
const at = Date.parse("2026-06-01T00:00:00Z");
const nothing = {
	ownHub: "https://a.example",
	serial: undefined,
	taken: { ids: new Set<string>(), handles: new Set<string>() },
};
const hub = "https://b.example";

test("what an owner publishes takes the place of what it published before, and what is older is passed over", () => {
	const take = (serial: number, known?: number) =>
		decideTakeForeignDirectory({ hub, serial, agencies: [agency(1)] }, { ...nothing, serial: known }, at);
	expect(take(2, 1)).toMatchObject({
		writes: [{ row: { hub, serial: 2 } }],
		changed: [{ entity: "foreign-directory", entityId: hub }],
	});
	expect(take(2, 2)).toBe("known");
	expect(take(1, 2)).toBe("known");
});

test("an id or a handle that somebody has is refused, and so is an agency that could act here", () => {
	const taken = { ids: new Set([agency(1).agency.id]), handles: new Set(["xx-2"]) };
	const faults = (agencies: unknown, state = {}) =>
		decideTakeForeignDirectory({ hub, serial: 1, agencies }, { ...nothing, ...state }, at);
	expect(faults([agency(1), agency(2), agency(3)], { taken })).toEqual({
		faults: [
			{ at: "/agencies/0/agency/id", message: "is the id of another agency" },
			{ at: "/agencies/1/agency/handle", message: "is the handle of another agency" },
		],
	});
	expect(faults([agency(3), agency(3)])).toMatchObject({
		faults: [{ at: "/agencies/1/agency/id" }, { at: "/agencies/1/agency/handle" }],
	});
	expect(faults([agency(3, { issuer: "https://a.example/agencies/x" } as object)])).toMatchObject({ faults: [{}] });
	expect(faults([agency(3, { kind: "king" as never })])).toMatchObject({ faults: [{}] });
	expect(faults([agency(3)], { ownHub: hub })).toMatchObject({ faults: [{ at: "/hub" }] });
});
