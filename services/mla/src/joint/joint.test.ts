import fc from "fast-check";
import { expect, test } from "vitest";
import type { JointItemRow, MemberRow } from "../store/joint.ts";
import { contributorsFor, faultsOfAdding, faultsOfOpening, type Space, stageFor, visibleItems } from "./joint.ts";

const [fiji, samoa, tonga, stranger] = ["fiji", "samoa", "tonga", "stranger"] as const;
const at = (day: number) => `2026-05-${String(day).padStart(2, "0")}T00:00:00.000Z`;
const now = (day: number) => Date.parse(at(day));
const membership = (agency: string, leftAt: string | null = null): MemberRow => ({
	...{ agency, space: "s", acceptedAt: at(1), leftAt, version: 1 },
});
const space = (memberships: MemberRow[], members: string[] = [fiji, samoa, tonga]): Space => ({
	joint: { id: "s", agency: fiji, subject: "A vessel", members, openedAt: at(1), endsAt: at(10), version: 1 },
	memberships,
});

test("a space is open for who accepted, until its time, and ends when who opened it leaves", () => {
	const both = space([membership(fiji), membership(samoa)]);
	const stages = (one: Space, day: number) =>
		[fiji, samoa, tonga, stranger].map((agency) => stageFor(one, agency, now(day)));
	expect(stages(both, 5)).toEqual(["open", "open", "invited", undefined]);
	expect(stages(both, 9)).toEqual(["open", "open", "invited", undefined]);
	expect(stages(both, 10)).toEqual(["ended", "ended", "ended", undefined]);
	expect(stages(space([membership(fiji), membership(samoa, at(3))]), 5)).toEqual([
		"open",
		"left",
		"invited",
		undefined,
	]);
	expect(stages(space([membership(fiji, at(3)), membership(samoa)]), 5)).toEqual([
		"ended",
		"ended",
		"ended",
		undefined,
	]);
	// Who is no member takes no part, no matter what it says.
	expect(stageFor(space([membership(fiji), membership(stranger)]), stranger, now(5))).toBeUndefined();
	expect(contributorsFor(space([membership(fiji), membership(stranger)]), fiji, now(5))).toEqual([fiji]);
});

test("nobody reads another one's items but while both take part, before the end", () => {
	const memberships = fc
		.subarray([fiji, samoa, tonga, stranger])
		.chain((who) =>
			fc.tuple(...who.map((agency) => fc.boolean().map((left) => membership(agency, left ? at(2) : null)))),
		);
	fc.assert(
		fc.property(
			memberships,
			fc.constantFrom(fiji, samoa, tonga),
			fc.integer({ min: 3, max: 20 }),
			(all, reader, day) => {
				const here = (agency: string) => all.some((one) => one.agency === agency && one.leftAt === null);
				for (const by of contributorsFor(space(all), reader, now(day)))
					if (by !== reader) {
						expect(day).toBeLessThan(10);
						expect([here(by), here(reader), here(fiji)]).toEqual([true, true, true]);
						expect(by).not.toBe(stranger);
					}
			},
		),
	);
});

test("what its contributor took back is gone for the others", () => {
	const item = (id: string, agency: string, withdrawnAt: string | null): JointItemRow => ({
		...{ id, agency, space: "s", says: "x", limits: null, addedAt: at(1), withdrawnAt, version: 1 },
	});
	const items = [item("1", fiji, null), item("2", fiji, at(2)), item("3", samoa, at(2))];
	expect(visibleItems(items, fiji).map(({ id }) => id)).toEqual(["1", "2"]);
	expect(visibleItems(items, samoa).map(({ id }) => id)).toEqual(["1", "3"]);
});

test("nothing is put into a space that is full, and how full it is only those learn who take part", () => {
	expect([999, 1_000].map((held) => faultsOfAdding({ stage: "open", held }).length)).toEqual([0, 1]);
	const messages = [0, 1_000].map((held) => faultsOfAdding({ stage: "invited", held }));
	expect(messages[0]).toEqual(messages[1]);
	expect(messages[0]).toHaveLength(1);
});

test("all that is wrong with a space is said at once", () => {
	const o = { own: fiji, now: now(1), authorities: new Set([fiji, samoa]) };
	const faults = (members: string[], endsAt: string) => faultsOfOpening({ members, endsAt }, o).map((one) => one.at);
	expect(faults([samoa], at(10))).toEqual([]);
	expect(faults([samoa, fiji, stranger], at(1))).toEqual(["/endsAt", "/members", "/members/2"]);
	expect(faults([samoa], "2029-01-01T00:00:00.000Z")).toEqual(["/endsAt"]);
});
