import { expect, test } from "vitest";
import type { ActRow } from "../../store/acts.ts";
import { newRequest } from "../copy.ts";
import { prepareStatement, type WithFiles } from "../make.ts";
import { faultsOfPlacing } from "./decide.ts";

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const now = Date.parse("2026-05-01T00:00:00.000Z");
const [agency, requested, first, second] = [id(1), id(2), id(3), id(4)];
const parties = {
	id: id(5),
	agency,
	side: "requesting" as const,
	requesting: agency,
	requested,
	reference: "DO-2026-1",
};
const row = {
	...newRequest(parties, now - 1_000),
	assistance: ["records" as const],
	contents: { facts: "A vessel (invented)" },
};
const thread: WithFiles = { row, chains: { requesting: [], requested: [] }, files: [] };
const clocks = {
	confirm: 3_600_000,
	reply: 3_600_000,
	submit: 3_600_000,
	silence: 60_000,
	terms: { register: 1, execute: 1, reply: 1 },
};
const said = { says: "By telephone (invented)", agreed: true };
const prepared = prepareStatement(thread, "submit-orally", said, { at: now, clocks, newId: () => id(6) });
if ("refused" in prepared) throw new Error(JSON.stringify(prepared));

type Text = { kind: string; content: Record<string, unknown> };
const placing = (change: (text: Text) => object = () => ({}), at: WithFiles = thread, acts: ActRow[] = []) => {
	const text = JSON.parse(prepared.bytes) as Text;
	const placed = faultsOfPlacing(at, JSON.stringify({ ...text, ...change(text) }), undefined, {
		now,
		clocks,
		officer: second,
		acts,
	});
	return "faults" in placed ? placed.faults.map(({ message }) => message) : [];
};
const saying = (over: object) => placing(({ content }) => ({ content: { ...content, ...over } }));

test("a text that was signed outside says what the hub would have it say, and is refused otherwise", () => {
	expect(placing()).toEqual([]);
	expect(saying({ says: "By radio (invented)" })).toEqual([]);
	expect(placing(() => ({ kind: "constructor" }))).toEqual([expect.stringMatching(/no statement/)]);
	for (const content of [{ papers: [null] }, { items: "x" }, { papers: {} }, { more: "x" }, { says: 5 }])
		expect(saying(content), JSON.stringify(content)).toEqual([expect.stringMatching(/no statement says/)]);
	expect(saying({ says: "" })).not.toEqual([]);
	expect(saying({ useful: "yes" })).toEqual([expect.stringMatching(/does not belong/)]);
	for (const request of [undefined, { ...(prepared.statement.content.request as object), contents: {} }])
		expect(saying({ request })).toEqual([expect.stringMatching(/not what the request says/)]);
	expect(saying({ confirmBy: undefined })).toContainEqual(expect.stringMatching(/not what the request says/));
	const changed = { ...thread, row: { ...row, contents: { facts: "Two vessels (invented)" } } };
	expect(placing(undefined, changed)).toEqual([expect.stringMatching(/not what the request says/)]);
});

test("the second person signs the words that the first one prepared", () => {
	const act = (over: Partial<ActRow> = {}): ActRow => ({
		id: id(7),
		agency,
		request: row.id,
		kind: "submit",
		content: { says: "As drafted" },
		preparedBy: first,
		preparedAt: new Date(now).toISOString(),
		state: "waiting",
		version: 1,
		...over,
	});
	const needsAnother = (acts: ActRow[], says = "As drafted", draftedBy: string | null = null) =>
		placing(
			({ content: { request } }) => ({ kind: "submit", content: { says, request } }),
			{ ...thread, row: { ...row, draftedBy } },
			acts,
		).some((message) => /takes two persons/.test(message));
	expect(needsAnother([act()])).toBe(false);
	expect(needsAnother([])).toBe(true);
	expect(needsAnother([act()], "Something else")).toBe(true);
	expect(needsAnother([act()], "As drafted", second)).toBe(true);
	expect(needsAnother([act({ preparedBy: second })])).toBe(true);
	expect(needsAnother([act({ preparedAt: new Date(now - 60_000).toISOString() })])).toBe(true);
});
