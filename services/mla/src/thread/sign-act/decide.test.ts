import { expect, test } from "vitest";
import type { ActRow } from "../../store/acts.ts";
import type { RequestRow } from "../../store/requests.ts";
import { faultsOfSecond } from "./decide.ts";

const act = (over: Partial<ActRow> = {}): ActRow => ({
	id: "act",
	agency: "a",
	request: "r",
	kind: "submit",
	content: {},
	preparedBy: "first",
	preparedAt: "2026-05-04T00:00:00.000Z",
	state: "waiting",
	version: 1,
	...over,
});
const row = { draftedBy: "drafter", changedAt: "2026-05-03T00:00:00.000Z" } as RequestRow;
const messages = (one: ActRow, officer: string) => faultsOfSecond(one, { row }, officer).map(({ message }) => message);

test("another person signs than the one who prepared, or who drafted what is filed", () => {
	expect(messages(act(), "second")).toEqual([]);
	expect(messages(act(), "first")).toEqual([expect.stringMatching(/prepared by you/)]);
	expect(messages(act(), "drafter")).toEqual([expect.stringMatching(/drafted by you/)]);
	expect(messages(act({ kind: "refuse" }), "drafter")).toEqual([]);
	expect(messages(act(), "")).toEqual([expect.stringMatching(/takes two officers/)]);
	// Changed since: nobody but who changed it has seen what would be signed.
	const changed = { row: { ...row, changedAt: "2026-05-04T00:00:00.001Z" } };
	expect(faultsOfSecond(act(), changed, "second").map(({ message }) => message)).toEqual([
		expect.stringMatching(/changed since it was prepared/),
	]);
	// The same holds for every kind with which the draft is filed.
	for (const kind of ["resubmit", "confirm-in-writing"] as const) {
		expect(messages(act({ kind }), "drafter")).toEqual([expect.stringMatching(/drafted by you/)]);
		expect(faultsOfSecond(act({ kind }), changed, "second")).toHaveLength(1);
	}
	expect(faultsOfSecond(act({ kind: "refuse" }), changed, "second")).toEqual([]);
	expect(messages(act({ state: "signed" }), "second")).toEqual([expect.stringMatching(/signed already/)]);
});
