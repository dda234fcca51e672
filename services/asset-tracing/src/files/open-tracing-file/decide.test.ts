import { expect, test } from "vitest";
import { decideOpenTracingFile } from "./decide.ts";

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const actor = {
	agencyId: id(1),
	postId: id(101),
	officerId: "",
	purpose: "financial-investigation",
	tokenId: "t",
	service: "",
} as const;
const kinds = new Map([
	[id(1), "fiu"],
	[id(2), "fiu"],
	[id(3), "tcu"],
] as const);
const by = (agency: string, kind: "fiu" | "tcu") => ({
	actor: { ...actor, agencyId: agency },
	kind,
	kindOf: (one: string) => kinds.get(one),
	id: id(9),
	at: Date.parse("2026-01-01T00:00:00Z"),
	key: { keyId: "k", wrapped: Buffer.from("00", "hex") },
});

test("a financial intelligence unit leads what it opens; a unit that asks with its case names the one that leads, and reads", () => {
	expect(
		decideOpenTracingFile({ title: "Boats", basis: { kind: "unit" }, partners: [id(2)] }, by(id(1), "fiu")),
	).toMatchObject({
		writes: [{ row: { parties: [`lead:${id(1)}`, `partner:${id(2)}`] } }],
	});
	const asked = { title: "Boats", basis: { kind: "case", id: id(7) }, lead: id(1) } as const;
	expect(decideOpenTracingFile(asked, by(id(3), "tcu"))).toMatchObject({
		writes: [{ row: { parties: [`lead:${id(1)}`, `asker:${id(3)}`], basis_id: id(7) } }],
	});
});

test("all that is wrong is said at once", () => {
	const decided = decideOpenTracingFile(
		{ title: " ", basis: { kind: "unit", id: id(7) }, lead: id(3), partners: [id(3), id(8)] },
		by(id(3), "tcu"),
	);
	expect("refused" in decided && decided.refused.faults.map(({ at }) => at)).toEqual([
		"/title",
		"/basis/id",
		"/basis/kind",
		"/lead",
		"/partners",
		"/partners",
	]);
	expect(decideOpenTracingFile({ title: "Boats", basis: { kind: "case" } }, by(id(3), "tcu"))).toMatchObject({
		refused: { faults: [{ at: "/basis/id" }, { at: "/lead" }] },
	});
});
