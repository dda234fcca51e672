import { expect, test } from "vitest";
import type { TracingFile } from "../file.ts";
import { decideCloseTracingFile } from "./decide.ts";

const id = "00000000-0000-4000-8000-000000000009";
const actor = {
	agencyId: id,
	postId: id,
	officerId: id,
	purpose: "financial-investigation",
	tokenId: "t",
	service: "",
} as const;
const file: TracingFile = {
	...{ id, title: "Boats", basis: { kind: "unit", id: null }, parties: [], transfers: 3, version: 4 },
	...{ openedAt: "2026-01-01T00:00:00.000Z", closedAt: null },
};
const nothing = { restrained: 0, waiting: 0, running: 0, inCustody: false };
const close = (one: TracingFile, left: typeof nothing) => decideCloseTracingFile(one, left, { actor, at: 0 });

test("a file is closed once, and not while something of it would be forgotten", () => {
	expect(close(file, nothing)).toMatchObject({ answer: { closedAt: "1970-01-01T00:00:00.000Z", version: 5 } });
	expect(close({ ...file, closedAt: file.openedAt }, nothing)).toMatchObject({ refused: { code: "REFUSED" } });
	const all = close(file, { restrained: 1, waiting: 1, running: 1, inCustody: true });
	expect("refused" in all && all.refused.faults).toHaveLength(4);
});
