import type { Directory } from "@seamark/auth";
import { expect, test } from "vitest";
import type { OwedRow } from "../store/work.ts";
import { compare, isOnDesk, placeOf, workIn } from "./queue.ts";

const day = 86_400_000;
const now = 1_800_000_000_000;
const agency = "00000000-0000-4000-8000-000000000007";
const post = (n: number) => `00000000-0000-4000-8000-00000000010${n}`;
const request = (n: number) => `00000000-0000-4000-8000-00000000090${n}`;
const [own, other, closed, blind, foreign] = [1, 2, 3, 4, 5].map(post) as [string, string, string, string, string];
const posts: Record<string, object> = {
	[own]: { agencyId: agency, closed: false, scopes: ["mla:read"] },
	[other]: { agencyId: agency, closed: false, scopes: ["mla:read"] },
	[closed]: { agencyId: agency, closed: true, scopes: ["mla:read"] },
	[blind]: { agencyId: agency, closed: false, scopes: ["alerts:read"] },
	[foreign]: { agencyId: "another", closed: false, scopes: ["mla:read"] },
};
const directory = { post: (id: string) => posts[id] } as unknown as Pick<Directory, "post">;
const terms = { register: 4 * day, execute: 90 * day, reply: 14 * day };
const row = (n: number, since: number, on: string | null = null, side: OwedRow["side"] = "requested"): OwedRow => ({
	id: request(n),
	agency,
	side,
	reference: "WS-1",
	otherReference: null,
	stage: "submitted",
	post: on,
	duties: [{ duty: "register", since }],
});
const desks = (rows: OwedRow[]) =>
	workIn(rows, { terms, directory, now }).map((one) => [own, other].filter((desk) => isOnDesk(one, desk)));

test("a request is on the desk of its post; where no open post of the agency has it, on every desk", () => {
	expect(desks([row(1, now, own)])).toEqual([[own]]);
	for (const on of [null, closed, blind, foreign, post(9)])
		expect([on, desks([row(1, now, on)])]).toEqual([on, [[own, other]]]);
});

test("what the agency itself owes and is escalated is on every desk; what the other side owes is not", () => {
	const longAgo = now - 7 * day;
	expect(desks([row(1, longAgo, own)])).toEqual([[own, other]]);
	expect(desks([row(1, longAgo, own, "requesting")])).toEqual([[own]]);
});

test("a list goes on where it was, also when what was there has been done meanwhile", () => {
	const all = workIn([row(3, now), row(1, now), row(2, now - day)], { terms, directory, now });
	expect(all.map(({ id }) => id)).toEqual([request(2), request(1), request(3)]);
	const place = { due: now + 4 * day, id: request(1) };
	const without = all.filter(({ id }) => id !== request(1));
	expect(without.filter((one) => compare(placeOf(one), place) > 0).map(({ id }) => id)).toEqual([request(3)]);
});
