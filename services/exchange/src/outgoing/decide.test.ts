import { expect, test } from "vitest";
import type { Sent } from "../store/subjects.ts";
import { decideOffer, mayFill, type Offered } from "./decide.ts";

const now = (o: Partial<Offered> = {}): Offered => ({
	subject: "s",
	as: "shown",
	originator: "a",
	digest: "d1",
	audience: ["x", "y"],
	flash: false,
	agreed: true,
	...o,
});
const sent = (o: Partial<Sent> = {}): Sent => ({
	subject: "s",
	originator: "a",
	version: 1,
	state: "shown",
	digest: "d1",
	audience: ["y", "x"],
	shownVersion: 1,
	withdrawnAt: null,
	answer: null,
	older: null,
	...o,
});

test("a hub is told of what it may see, once, and flash goes ahead", () => {
	expect(decideOffer(undefined, now())).toMatchObject({
		lane: "normal",
		kind: "alert",
		sent: { version: 1, audience: ["x", "y"] },
	});
	expect(decideOffer(undefined, now({ flash: true }))?.lane).toBe("urgent");
	expect(decideOffer(sent(), now())).toBeUndefined();
	expect(decideOffer(sent(), now({ digest: "d2" }))).toMatchObject({
		kind: "alert",
		sent: { version: 2, shownVersion: 2 },
	});
	expect(decideOffer(sent(), now({ audience: ["x"] }))).toMatchObject({
		kind: "alert",
		sent: { version: 2, audience: ["x"] },
	});
});

test("of what it never saw it is told nothing: not that it is there, not that it is recalled", () => {
	for (const as of ["hidden", "recalled", "unknown"] as const)
		expect(decideOffer(undefined, now({ as }))).toBeUndefined();
	expect(decideOffer(undefined, now({ agreed: false }))).toBeUndefined();
});

test("who may see it no longer is told so in the urgent lane, also when the terms have ended", () => {
	const narrow = { lane: "urgent", kind: "narrow", sent: { version: 2, state: "hidden", digest: "", audience: [] } };
	expect(decideOffer(sent(), now({ as: "hidden" }))).toMatchObject(narrow);
	expect(decideOffer(sent(), now({ agreed: false }))).toMatchObject(narrow);
	expect(decideOffer(sent({ state: "hidden" }), now({ as: "hidden" }))).toBeUndefined();
	expect(decideOffer(sent({ state: "hidden", version: 2 }), now())).toMatchObject({
		kind: "alert",
		sent: { version: 3 },
	});
});

test("a recall is the last word, also for a hub from which it is hidden, and also when the terms have ended", () => {
	const recall = { lane: "urgent", kind: "recall", sent: { version: 2, state: "recalled" } };
	expect(decideOffer(sent(), now({ as: "recalled", agreed: false }))).toMatchObject(recall);
	expect(decideOffer(sent({ state: "hidden" }), now({ as: "recalled" }))).toMatchObject(recall);
	for (const as of ["shown", "hidden", "recalled"] as const)
		expect(decideOffer(sent({ state: "recalled" }), now({ as, digest: "d2" }))).toBeUndefined();
});

test("what a backup brought back does not go out again; what its originator says since does", () => {
	const restored = sent({ version: 5, digest: "d5", older: "d1" });
	expect(decideOffer(restored, now({ audience: ["x", "y", "z"] }))).toBeUndefined();
	expect(decideOffer(restored, now({ digest: "d6" }))).toMatchObject({
		kind: "alert",
		sent: { version: 6, older: null },
	});
	expect(decideOffer(restored, now({ as: "hidden" }))).toMatchObject({
		kind: "narrow",
		sent: { version: 6, older: "d1" },
	});
});

test("what waited while the link was down goes as it was written, to nobody else, and under the terms of the moment when it goes", () => {
	const header = { digest: "d1", audience: ["x"] };
	expect(mayFill(header, now())).toBe(true);
	const changes: Partial<Offered>[] = [
		...(["hidden", "recalled", "unknown"] as const).map((as) => ({ as })),
		{ agreed: false },
		{ digest: "d2" },
		{ audience: ["y"] },
	];
	for (const changed of changes) expect(mayFill(header, now(changed))).toBe(false);
});
