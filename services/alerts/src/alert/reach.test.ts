import { type GovernedRecord, may, type Principal, type Tlp, tlpLevels } from "@seamark/policy";
import { describe, expect, test } from "vitest";
import { reachNumbers, reachOf } from "./reach.ts";
import { governed } from "./state.ts";
import { alertState, at, by, directory } from "./testing.ts";

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, "0")}`;
type Snapshot = ReturnType<typeof directory>["snapshot"];

const agency = (n: number, country: string, more: Partial<Snapshot["agencies"][number]> = {}) => ({
	id: id(n),
	name: `unit ${n} (invented)`,
	kind: "tcu",
	country,
	region: "pacific",
	status: "active",
	issuer: "",
	keys: [],
	clients: [],
	statementKeys: [],
	invented: true,
	handle: `unit-${n}`,
	...more,
});
const post = (n: number, more: Partial<Snapshot["posts"][number]> = {}) => ({
	id: id(100 + n),
	agencyId: id(n),
	name: "desk",
	clearance: "amber",
	scopes: ["alerts:read"],
	purposes: ["investigation"],
	closed: false,
	...more,
});
const agreement = (
	parties: string[],
	purposes = ["investigation"],
	more: Partial<Snapshot["agreements"][number]> = {},
) => ({
	id: id(900),
	title: "agreement (invented)",
	parties,
	topics: ["smuggling"],
	records: ["alert"],
	ages: "any",
	purposes,
	from: undefined,
	until: undefined,
	...more,
});

const world = (changes: Partial<Snapshot> = {}) =>
	directory({
		agencies: [
			agency(1, "TO"),
			agency(2, "WS"),
			agency(3, "FJ", { kind: "customs" }),
			agency(4, "TO", { status: "suspended" }),
			agency(5, "TO", { kind: "rapporteur" }),
			agency(6, "HT", { region: "caribbean" }),
			{ ...agency(7, "FJ"), id: by.agency },
		],
		posts: [
			post(1),
			post(1, { id: id(111), clearance: "green" }),
			post(2),
			post(3, { clearance: "green" }),
			post(4),
			post(5),
		],
		agreements: [agreement(["FJ", "TO"])],
		...changes,
	});
const record = (tlp: Tlp, handling: object = {}): GovernedRecord =>
	governed(alertState({ handling: { ...alertState().handling, tlp, ...handling } }));
const told = (what: GovernedRecord, where = world(), now = at) =>
	Object.fromEntries(reachOf(what, where, now).agencies.map((one) => [one.name.split(" ")[1], one.why ?? "reached"]));

describe("whom an alert for a region reaches", () => {
	test("each agency that is addressed, with the first thing that stops all of its posts; nobody else, and never one's own", () => {
		expect(told(record("green"))).toEqual({
			1: "reached",
			2: "agreement",
			3: "reached",
			4: "suspended",
			5: "no-reader",
		});
		expect(reachNumbers(record("green"), world(), at)).toEqual({ addressed: 5, reached: 2 });
	});

	test("a level above all posts of an agency", () => {
		expect(told(record("amber"))).toMatchObject({ 1: "reached", 3: "clearance" });
		expect(told(record("amber+strict"))).toMatchObject({ 1: "clearance", 3: "clearance" });
	});

	test("whom it keeps out, where it would be addressed", () => {
		const { audience } = alertState().handling;
		const excluding = { audience: { ...audience, excluded: [id(1), id(6)] } };
		expect(told(record("green", excluding))).toMatchObject({ 1: "excluded" });
		expect(told(record("green", excluding))).not.toHaveProperty("6");
	});

	test("its own limits: purposes that none has, and its end", () => {
		expect(told(record("green", { use: { codes: [], purposes: ["prosecution"], conditions: [] } }))).toMatchObject({
			1: "agreement",
			3: "no-reader",
		});
		expect(told(record("green", { expiresAt: new Date(at - 1).toISOString() }))).toMatchObject({
			1: "expired",
			3: "expired",
		});
	});

	test("an agreement that begins later does not count before, and does a second after it has begun", () => {
		const soon = world({
			agreements: [agreement(["FJ", "WS"], ["investigation"], { from: new Date(at + 500).toISOString() })],
		});
		expect(told(record("green"), soon)).toMatchObject({ 2: "agreement" });
		expect(told(record("green"), soon, at + 1_000)).toMatchObject({ 2: "reached" });
	});

	test("a post that is closed, or that does not read alerts, is none", () => {
		const posts = [post(1, { closed: true }), post(3, { scopes: ["cases:read"] })];
		expect(told(record("green"), world({ posts }))).toMatchObject({ 1: "no-reader", 3: "no-reader" });
	});

	test("of other agencies it tells neither posts nor clearances", () => {
		const text = JSON.stringify(reachOf(record("amber"), world(), at));
		for (const one of [id(101), id(111), "desk", "amber", "green"]) expect(text).not.toContain(one);
	});

	test("the numbers are those of the whole answer, whatever was asked in the same second", () => {
		const where = world();
		const { audience, use } = alertState({}).handling;
		const asked = tlpLevels.flatMap((tlp) =>
			[
				{},
				{ expiresAt: new Date(at - 1).toISOString() },
				{ expiresAt: new Date(at + 1).toISOString() },
				{ audience: { ...audience, excluded: [id(2)] } },
				{ audience: { ...audience, regions: [], agencies: [id(2)] } },
				{ use: { ...use, purposes: ["victim-protection" as const] } },
			].flatMap((more) =>
				[at, at + 1].map((now) => {
					const whole = reachOf(record(tlp, more), where, now);
					const { addressed, reached } = whole;
					return { numbers: reachNumbers(record(tlp, more), where, now), whole: { addressed, reached } };
				}),
			),
		);
		expect(new Set(asked.map(({ whole }) => JSON.stringify(whole))).size).toBeGreaterThan(3);
		expect(asked.map(({ numbers }) => numbers)).toEqual(asked.map(({ whole }) => whole));
	});

	test("it agrees with the rule that decides each reading, at every level", () => {
		const where = world();
		for (const tlp of tlpLevels)
			for (const one of reachOf(record(tlp), where, at).agencies) {
				const readers = where.snapshot.posts
					.filter((each) => each.agencyId === one.agency)
					.map((each): Principal => {
						const of = where.agency(one.agency);
						return {
							agency: one.agency,
							kind: of?.kind as Principal["kind"],
							country: of?.country ?? "",
							region: of?.region ?? "",
							post: each.id,
							clearance: each.clearance as Tlp,
							purpose: "investigation",
							scopes: of?.kind === "rapporteur" ? [] : ["alerts:read"],
							flows: where.flowsTo(of?.country ?? "", at),
						};
					});
				const allowed = readers.some((who) => may(who, "read", record(tlp), at).allowed);
				expect([tlp, one.name, one.reached]).toEqual([
					tlp,
					one.name,
					allowed && where.agency(one.agency)?.status === "active",
				]);
			}
	});
});

test("an empty audience reaches nobody", () => {
	const { audience } = alertState({}).handling;
	const nobody = record("green", { audience: { ...audience, regions: [] } });
	expect(reachOf(nobody, world(), at)).toEqual({ addressed: 0, reached: 0, agencies: [] });
});
