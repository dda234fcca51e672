import { expect, test } from "vitest";
import type { RequestRow } from "../../store/requests.ts";
import type { Letter } from "../letter.ts";
import { faultsOfPlaced } from "./decide.ts";

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const now = Date.parse("2026-05-01T00:00:00.000Z");
const [agency, to] = [id(1), id(2)];
const content = { assistance: ["records" as const], contents: { facts: "A vessel (invented)" } };
const draft = { id: id(4), stage: "draft", requested: to, ...content } as RequestRow;
const told: Letter = {
	format: 1,
	letter: id(3),
	thread: id(3),
	kind: "spontaneous-information",
	authority: agency,
	to,
	answers: null,
	at: new Date(now).toISOString(),
	content: { says: "A boat (invented)" },
};
const shared: Letter = { ...told, thread: draft.id, kind: "draft", content };

type Here = Partial<Parameters<typeof faultsOfPlaced>[2]>;
const messages = (letter: Letter, here: Here = {}) =>
	faultsOfPlaced(
		letter,
		{ bytes: JSON.stringify(letter), fault: undefined },
		{ answered: undefined, draft: undefined, sent: undefined, ...here },
		{ agency, now },
	).map(({ message }) => message);

test("a letter that was signed outside is of its thread, of now, and of its own id", () => {
	expect(messages(told)).toEqual([]);
	expect(messages(told, { sent: { bytes: JSON.stringify(told) } })).toEqual([]);
	expect(messages(told, { sent: { bytes: "another" } })).toEqual([expect.stringMatching(/another letter/)]);
	expect(messages({ ...told, thread: id(5) })).toEqual([expect.stringMatching(/another thread/)]);
	expect(messages({ ...told, thread: id(5) }, { answered: { thread: id(5) } })).toEqual([]);
	expect(messages({ ...told, authority: to })).toEqual([expect.stringMatching(/your authority/)]);
	expect(messages({ ...told, at: new Date(now - 600_000).toISOString() })).toEqual([
		expect.stringMatching(/not of now/),
	]);
});

test("a draft that is shared is the draft, word for word, to the authority that it is for", () => {
	expect(messages(shared, { draft })).toEqual([]);
	expect(messages(shared)).toHaveLength(2);
	const others = [{ stage: "submitted" as const }, { requested: agency }, { contents: {} }];
	for (const other of others) expect(messages(shared, { draft: { ...draft, ...other } as RequestRow })).toHaveLength(1);
});
