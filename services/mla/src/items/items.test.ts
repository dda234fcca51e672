import { hashOf, type KindName, openCopy, prepare, type Side, take } from "@seamark/mla-thread";
import type { Purpose } from "@seamark/policy";
import { expect, test } from "vitest";
import { againstUse, itemsOf } from "./items.ts";

const authority = { requesting: "a", requested: "b" };

/** A thread in which each statement is known to both when the next one is made. */
const threadOf = (...said: [Side, KindName, Record<string, unknown>?][]) => {
	let copy = openCopy("t", "requesting", authority);
	for (const [n, [side, kind, content = {}]] of said.entries()) {
		const at = new Date(Date.UTC(2026, 4, n + 1)).toISOString();
		const prepared = prepare({ ...copy, side }, { kind, at, content });
		if (!("statement" in prepared)) throw new Error(`${kind}: ${JSON.stringify(prepared)}`);
		const taken = take(copy, { bytes: prepared.bytes, signature: hashOf(prepared.bytes) }, prepared.statement);
		copy = taken.copy;
	}
	return copy.chains;
};
const answered: [Side, KindName, Record<string, unknown>?][] = [
	["requesting", "submit"],
	["requested", "register"],
	["requested", "answer-in-part", { items: [{ id: "one", says: "x", alsoFor: ["victim-protection"] }] }],
];
const other = (purpose: Purpose) => ({ use: "other-proceedings", purpose }) as const;
const may = (chains: ReturnType<typeof threadOf>, use: Parameters<typeof againstUse>[1]) =>
	itemsOf(chains).map((item) => againstUse(item, use)?.at ?? "yes");

test("an item is for the proceedings of the request, and for what the other side named", () => {
	const chains = threadOf(...answered);
	expect(may(chains, { use: "these-proceedings", purpose: "prosecution" })).toEqual(["yes"]);
	expect(may(chains, other("victim-protection"))).toEqual(["yes"]);
	expect(may(chains, other("financial-investigation"))).toEqual(["/purpose"]);
});

test("another use needs consent, for that item and that purpose; what was declined or only asked opens nothing", () => {
	const ask: [Side, KindName, Record<string, unknown>] = [
		"requesting",
		"ask-other-use",
		{ itemIds: ["one"], purpose: "financial-investigation" },
	];
	expect(may(threadOf(...answered, ask), other("financial-investigation"))).toEqual(["/purpose"]);
	const declined = threadOf(...answered, ask, ["requested", "decline-other-use"]);
	expect(may(declined, other("financial-investigation"))).toEqual(["/purpose"]);
	const consented = threadOf(...answered, ask, ["requested", "consent-to-other-use"]);
	expect(may(consented, other("financial-investigation"))).toEqual(["yes"]);
	expect(may(consented, other("analysis"))).toEqual(["/purpose"]);
});

test("what exculpates is disclosed after the other side was told", () => {
	const use = { use: "exculpatory-disclosure", purpose: "prosecution" } as const;
	expect(may(threadOf(...answered), use)).toEqual(["/use"]);
	const told = threadOf(...answered, ["requesting", "notify-disclosure", { itemIds: ["one"] }]);
	expect(may(told, use)).toEqual(["yes"]);
});

test("accepted conditions bind every item, earlier ones too, and outlive the request; declined ones bind none", () => {
	const open: [Side, KindName, Record<string, unknown>?][] = [
		...answered,
		["requested", "open-consultation", { replyBy: "2026-06-01T00:00:00.000Z" }],
		["requested", "propose-conditions", { conditions: ["Not before May"] }],
	];
	const conditionsOf = (chains: ReturnType<typeof threadOf>) => itemsOf(chains).map(({ conditions }) => conditions);
	expect(conditionsOf(threadOf(...open, ["requesting", "decline-conditions"]))).toEqual([[]]);
	const bound = threadOf(...open, ["requesting", "accept-conditions"], ["requesting", "withdraw"]);
	expect(conditionsOf(bound)).toEqual([["Not before May"]]);
});
