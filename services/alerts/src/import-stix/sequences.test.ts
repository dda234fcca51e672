import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { HandlingInput } from "../alert/schema.ts";
import type { AlertState } from "../alert/state.ts";
import type { JsonObject } from "../stix/index.ts";
import { bundleText, codesOf, handling, idFor, relationship, report, sdo, uuidFor } from "../stix/test-support.ts";
import { type Answer, openAgency } from "./test-support.ts";

/** Bundles one after another: what an import means depends on what came before it, and on what officers made of that. */

const day = (n: number) => `2026-11-${String(n).padStart(2, "0")}T08:00:00.000Z`;
const indicator = (n: number, more: JsonObject = {}) =>
	sdo("indicator", n, {
		created: day(1),
		modified: day(1),
		pattern: `[url:value = 'http://${n}.example/']`,
		pattern_type: "stix",
		valid_from: day(1),
		...more,
	});
const amber = "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421";
const outcomes = ({ alerts }: Answer) => alerts.map(({ outcome }) => outcome);
const only = ({ alerts }: Answer) => {
	expect(alerts).toHaveLength(1);
	return alerts[0]?.id ?? "";
};

describe("an object that comes beside one that is here", () => {
	test.each(["after", "before"])("is in an alert: %s it", (place) => {
		const hub = openAgency();
		const first = only(hub.send([indicator(1)]));
		const both = place === "after" ? [indicator(1), indicator(2)] : [indicator(2), indicator(1)];
		const { alerts, report: lines } = hub.send(both);
		expect(lines).toEqual([]);
		expect(alerts.map(({ id, outcome }) => [id === first, outcome]).sort()).toEqual([
			[false, "raised"],
			[true, "unchanged"],
		]);
		const fresh = alerts.find(({ id }) => id !== first)?.id ?? "";
		expect(hub.objectsOf(fresh).map(({ id }) => id)).toEqual([idFor("indicator", 2)]);
		expect(outcomes(hub.send(both))).toEqual(["unchanged", "unchanged"]);
	});

	test("joins what it hangs together with", () => {
		const hub = openAgency();
		const [gang, tool] = [sdo("threat-actor", 1), sdo("tool", 2)];
		const id = only(hub.send([gang]));
		expect(hub.send([gang, tool, relationship(3, "uses", gang, tool)]).alerts).toMatchObject([
			{ id, outcome: "updated", version: 2 },
		]);
		expect(hub.objectsOf(id)).toHaveLength(3);
		// A note without what it is about joins that.
		expect(only(hub.send([sdo("note", 4, { content: "n", object_refs: [gang.id] })]))).toBe(id);
		expect(hub.objectsOf(id)).toHaveLength(4);
	});
});

describe("a member that changes while its report does not", () => {
	const about = report(9, [indicator(1)], { created: day(1), modified: day(1) });
	const sent = () => {
		const hub = openAgency();
		return { hub, id: only(hub.send([indicator(1), about])) };
	};

	test.each([
		["with the report", [about]],
		["alone", []],
	])("is exported as its sender has it now: %s", (_, beside) => {
		const { hub, id } = sent();
		const revoked = indicator(1, { modified: day(2), revoked: true });
		expect(hub.send([revoked, ...beside]).alerts).toMatchObject([{ id, outcome: "updated" }]);
		expect(hub.objectsOf(id)).toContainEqual(revoked);
		// Nobody reads it as something that still holds.
		expect(hub.alertOf(id).content?.modusOperandi).toBeUndefined();
		const marked = indicator(1, { modified: day(3), object_marking_refs: [amber] });
		expect(codesOf(hub.send([marked, ...beside]).report)).toEqual(["TLP_RAISED"]);
		expect(hub.alertOf(id).handling.tlp).toBe("amber");
	});

	test("is in the alert once a report no longer refers to it", () => {
		const { hub, id } = sent();
		const later = report(9, [indicator(2)], { created: day(1), modified: day(2) });
		const { report: lines } = hub.send([indicator(2), later]);
		expect(lines).toEqual([expect.objectContaining({ id: idFor("indicator", 1), code: "TAKEN_OUT" })]);
		expect(hub.exported(id)).not.toContain(idFor("indicator", 1));
	});

	test("keeps what was sent before when only the report comes again", () => {
		const { hub, id } = sent();
		const later = { ...about, modified: day(2), description: "more" };
		expect(codesOf(hub.send([later]).report)).toEqual(["DANGLING_REF"]);
		expect(hub.objectsOf(id)).toEqual([indicator(1), later]);
	});
});

describe("what officers have decided", () => {
	const bundle = (version: number, more: JsonObject = {}) => [
		indicator(1),
		report(9, [indicator(1)], { created: day(1), modified: day(version), name: "Broker", ...more }),
	];

	test("stays when the sender has a new version", () => {
		const hub = openAgency();
		const id = only(hub.send(bundle(1)));
		hub.update(id, (draft) => ({
			...draft,
			title: "Broker at the wharf",
			grading: { scheme: "4x4", source: "A", information: "1" },
			handling: {
				...draft.handling,
				tlp: "amber",
				audience: { regions: ["pacific"], excluded: [uuidFor(7)] },
				use: { codes: ["H2"], conditions: ["Ask first."] },
			},
		}));
		const { alerts, report: lines } = hub.send(bundle(2, { description: "more" }));
		expect(alerts).toMatchObject([{ id, outcome: "updated", title: "Broker at the wharf" }]);
		expect(hub.alertOf(id)).toMatchObject({
			content: {
				title: "Broker at the wharf",
				summary: "more",
				grading: { scheme: "4x4", source: "A", information: "1" },
			},
			handling: {
				tlp: "amber",
				audience: { regions: ["pacific"], excluded: [uuidFor(7)] },
				use: { codes: ["H2"], conditions: ["Ask first."] },
			},
		});
		// The officer took the sender's title out, so the sender's objects are in exports no more.
		expect(codesOf(lines)).toEqual(["WITHHELD", "WITHHELD"]);
	});

	test("is not undone by the same bundle, and a wider handling has a line", () => {
		const hub = openAgency();
		const id = only(hub.send(bundle(1), { tlp: "amber", audience: { regions: ["pacific"] } }));
		hub.update(id, (draft) => ({ ...draft, handling: { tlp: "green", audience: { regions: ["pacific"] } } }));
		const again = hub.send(bundle(1), { tlp: "amber", audience: { regions: ["pacific"] } });
		expect([outcomes(again), codesOf(again.report)]).toEqual([["unchanged"], ["HANDLING_KEPT"]]);
		expect(hub.alertOf(id).handling.tlp).toBe("green");
	});

	test("is made stricter by an import that asks for it", () => {
		const hub = openAgency();
		const id = only(hub.send(bundle(1)));
		const again = hub.send(bundle(1), {
			tlp: "amber+strict",
			audience: { regions: ["pacific"], excluded: [uuidFor(8)] },
		});
		expect([outcomes(again), codesOf(again.report)]).toEqual([["updated"], []]);
		expect(hub.alertOf(id).handling).toMatchObject({ tlp: "amber+strict", audience: { excluded: [uuidFor(8)] } });
		// Another audience is not taken, and said.
		expect(codesOf(hub.send(bundle(1), { tlp: "green", audience: { countries: ["FJ"] } }).report)).toEqual([
			"AUDIENCE_KEPT",
		]);
		expect(hub.alertOf(id).version).toBe(2);
	});

	test("a recall is the last word, and has a line for each object", () => {
		const hub = openAgency();
		const id = only(hub.send(bundle(1)));
		hub.recall(id);
		const again = hub.send([...bundle(2), indicator(3)]);
		expect(again.alerts).toMatchObject([{ outcome: "raised" }]);
		expect(hub.objectsOf(again.alerts[0]?.id ?? "")).toEqual([indicator(3)]);
		expect(again.report.map(({ id, code }) => [id, code])).toEqual([
			[idFor("indicator", 1), "RECALLED"],
			[idFor("report", 9), "RECALLED"],
		]);
	});

	test("an alert that has expired lives again with a line only", () => {
		const hub = openAgency();
		const until = (time: string, version: number) => [indicator(1, { valid_until: time, modified: day(version) })];
		const id = only(hub.send(until("2026-06-01T00:02:00Z", 1)));
		expect(codesOf(hub.send(until("2027-06-01T00:00:00Z", 2)).report)).toContain("EXPIRY_MOVED");
		expect(hub.alertOf(id).handling.expiresAt).toMatch(/^2027-06-01/);
		expect(codesOf(hub.send(until("2028-06-01T00:00:00Z", 3)).report)).toContain("EXPIRY_KEPT");
		expect(hub.alertOf(id).handling.expiresAt).toMatch(/^2027-06-01/);
	});
});

describe("versions", () => {
	test("a microsecond apart are two", () => {
		const hub = openAgency();
		const version = (time: string, name: string) => [indicator(1, { created: day(1), modified: time, name })];
		const id = only(hub.send(version("2026-11-20T08:00:00.123456Z", "v1")));
		expect(outcomes(hub.send(version("2026-11-20T08:00:00.123457Z", "v2")))).toEqual(["updated"]);
		expect(outcomes(hub.send(version("2026-11-20T08:00:00.1234570000001Z", "v3")))).toEqual(["updated"]);
		const older = hub.send(version("2026-11-20T08:00:00.123457Z", "v2"));
		expect([outcomes(older), codesOf(older.report)]).toEqual([["unchanged"], ["OLDER_VERSION"]]);
		expect(hub.objectsOf(id)).toMatchObject([{ name: "v3" }]);
	});

	test("of the same time that differ have a line, and the stricter marking counts", () => {
		const hub = openAgency();
		const id = only(hub.send([indicator(1)]));
		const clash = hub.send([indicator(1, { name: "other", object_marking_refs: [amber] })]);
		expect(codesOf(clash.report)).toContain("VERSION_CLASH");
		expect(hub.alertOf(id).handling.tlp).toBe("amber");
	});

	test.each([
		[{ type: "ipv4-addr", spec_version: "2.1", id: idFor("ipv4-addr", 3), value: "192.0.2.1" }],
		[sdo("marking-definition", 4, { definition_type: "statement", definition: { statement: "Ask." } })],
	])("objects without any change nothing when they say the same: %o", (object) => {
		const { modified: _, ...unversioned } = object as JsonObject & { modified?: string };
		const hub = openAgency();
		const id = only(hub.send([unversioned]));
		const turned = Object.fromEntries(Object.entries(unversioned).reverse());
		for (const same of [unversioned, turned]) {
			const again = hub.send([same]);
			expect([outcomes(again), again.report]).toEqual([["unchanged"], []]);
		}
		const other = { ...unversioned, x_more: 1 };
		expect(outcomes(hub.send([other]))).toEqual(["updated"]);
		expect(hub.objectsOf(id)).toEqual([other]);
	});
});

test("a person who turns out to be a victim leaves the alerts that hold them", () => {
	const person = sdo("identity", 1, { identity_class: "individual", name: "Invented person" });
	const gang = sdo("threat-actor", 2);
	const about = report(9, [person, gang]);
	for (const later of [
		[relationship(3, "targets", gang, person)],
		[{ ...person, modified: "2026-02-01T00:00:00Z", roles: ["victim"] }],
	]) {
		const hub = openAgency();
		// Known by another object of its alert, since identities come with everything.
		const id = only(hub.send([person, gang, about]));
		const { report: lines } = hub.send([...later, gang]);
		expect(codesOf(lines)).toContain("VICTIM_NEVER_SUBJECT");
		expect(hub.exported(id)).not.toContain("Invented person");
	}
});

// ---- any sequence of bundles

const level = (tlp: string) => ["clear", "green", "amber", "amber+strict", "red"].indexOf(tlp);
const marks: Record<string, string> = {
	green: "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
	amber,
	red: "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1",
};
const numbers = fc.integer({ min: 1, max: 4 });
const version = fc.record({
	modified: fc.constantFrom(day(1), day(2), "2026-11-02T08:00:00.000001Z", "2026-11-02T08:00:00.0000010001Z"),
	revoked: fc.constantFrom(undefined, undefined, undefined, true),
	mark: fc.constantFrom(undefined, undefined, "green", "amber", "red"),
	name: fc.constantFrom("a", "b"),
});
const common = ({
	modified,
	revoked,
	mark,
	name,
}: {
	modified: string;
	revoked?: true | undefined;
	mark?: string | undefined;
	name: string;
}) => ({
	created: day(1),
	modified,
	name,
	...(revoked ? { revoked } : {}),
	...(mark ? { object_marking_refs: [marks[mark]] } : {}),
});
const object: fc.Arbitrary<JsonObject> = fc.oneof(
	fc.tuple(numbers, version).map(([n, v]) => indicator(n, common(v))),
	fc.tuple(numbers, version).map(([n, v]) => sdo("threat-actor", n + 10, common(v))),
	fc.tuple(numbers, numbers, version).map(([n, m, v]) => ({
		...relationship(n + 20, "indicates", indicator(m), sdo("threat-actor", n + 10)),
		...common(v),
	})),
	fc.tuple(numbers, fc.uniqueArray(numbers, { maxLength: 3 }), version).map(([n, about, v]) =>
		report(
			n + 30,
			about.map((m) => indicator(m)),
			common(v),
		),
	),
	fc.tuple(numbers, version).map(([n, { name }]) => ({
		type: "ipv4-addr",
		spec_version: "2.1",
		id: idFor("ipv4-addr", n + 40),
		value: `192.0.2.${name}`,
	})),
	fc.tuple(numbers, version).map(([n, v]) => sdo("identity", n + 50, { ...common(v), identity_class: "organization" })),
);
const asked: fc.Arbitrary<HandlingInput> = fc.constantFrom<HandlingInput>(
	handling,
	{ tlp: "amber", audience: { regions: ["pacific"], excluded: [uuidFor(90)] } },
	{ tlp: "green", audience: { countries: ["FJ"] }, expiresAt: "2027-01-01T00:00:00Z" },
);
const step = fc.oneof(
	{ weight: 4, arbitrary: fc.record({ bundle: fc.array(object, { minLength: 1, maxLength: 6 }), asked }) },
	{ weight: 1, arbitrary: fc.record({ recall: fc.nat(5) }) },
	{
		weight: 2,
		arbitrary: fc.record({
			update: fc.nat(5),
			title: fc.constantFrom(undefined, "an officer's"),
			tlp: fc.constantFrom("clear" as const, "green" as const, "amber" as const, "amber+strict" as const),
			excluded: fc.constantFrom<string[]>([], [uuidFor(91)]),
		}),
	},
);

type Hub = ReturnType<typeof openAgency>;
type Officers = {
	update: number;
	title: string | undefined;
	tlp: Exclude<HandlingInput["tlp"], "red">;
	excluded: string[];
};

const changed = (hub: Hub, { update, title, tlp, excluded }: Officers) => {
	const live = hub.all().filter(({ status }) => status === "live");
	const alert = live[update % Math.max(live.length, 1)];
	if (!alert) return;
	hub.update(alert.id, (draft) => ({
		...draft,
		...(title ? { title } : {}),
		handling: {
			...draft.handling,
			...(draft.handling.tlp === "red" ? {} : { tlp }),
			audience: { ...draft.handling.audience, excluded },
		},
	}));
};

/** Every object that came is in an export as it came or newer, or has a line; none is given as valid that was revoked. */
const nothingIsLost = (hub: Hub, sent: readonly JsonObject[], { report: lines }: Answer) => {
	const told = new Set(lines.map(({ id }) => id));
	const exported = hub.all().flatMap(({ id }) => hub.objectsOf(id));
	for (const object of sent) {
		if (told.has(String(object.id))) continue;
		const copies = exported.filter(({ id }) => id === object.id);
		const isThere = copies.some(
			(copy) =>
				JSON.stringify(copy) === JSON.stringify(object) ||
				(object.modified !== undefined && String(copy.modified) >= String(object.modified)),
		);
		expect(isThere, `${object.id} is lost`).toBe(true);
		// Identities come with everything and are not followed.
		if (object.revoked !== true || object.type === "identity") continue;
		expect(copies.filter((copy) => copy.modified === object.modified && copy.revoked !== true)).toEqual([]);
	}
};

const onlyStricter = (hub: Hub, before: ReadonlyMap<string, AlertState["handling"]>, { report: lines }: Answer) => {
	for (const [id, handling] of before) {
		const alert = hub.alertOf(id);
		if (alert.status === "recalled") continue;
		expect(level(alert.handling.tlp)).toBeGreaterThanOrEqual(level(handling.tlp));
		expect(alert.handling.audience.excluded).toEqual(expect.arrayContaining([...handling.audience.excluded]));
		expect(handling.audience.regions).toEqual(expect.arrayContaining([...alert.handling.audience.regions]));
		const later = (alert.handling.expiresAt ?? "9999") > (handling.expiresAt ?? "9999");
		expect(later && !lines.some(({ code }) => code === "EXPIRY_MOVED")).toBe(false);
	}
};

it("for all that comes, every object is in an export or has a line, and handling only gets stricter or a line says so", () => {
	const come = (hub: Hub, bundle: readonly JsonObject[], handling: HandlingInput) => {
		const live = hub.all().filter(({ status }) => status === "live");
		const before = new Map(live.map((alert) => [alert.id, alert.handling]));
		const answer = hub.send(bundle, handling);
		nothingIsLost(hub, bundle, answer);
		onlyStricter(hub, before, answer);
		// The same again changes nothing.
		const states = JSON.stringify(hub.all());
		expect(new Set([...outcomes(hub.send(bundle, handling)), "unchanged"])).toEqual(new Set(["unchanged"]));
		expect(JSON.stringify(hub.all())).toBe(states);
	};
	fc.assert(
		fc.property(fc.array(step, { minLength: 1, maxLength: 7 }), (steps) => {
			const hub = openAgency();
			for (const one of steps) {
				const live = hub.all().filter(({ status }) => status === "live");
				if ("bundle" in one) come(hub, one.bundle, one.asked);
				else if ("update" in one) changed(hub, one);
				else if (live.length > 0) hub.recall(live[one.recall % live.length]?.id ?? "");
			}
		}),
		{ numRuns: 400 },
	);
});

test("numbers are given back as they were written", () => {
	const raw = (n: number, more: string) =>
		`{"type":"x-weight","id":"${idFor("x-weight", n)}","a":1.0,"b":12345678901234567890,"c":1E400,"d":-0.10e2${more}}`;
	const bundle = (...objects: string[]) => bundleText([]).replace("[]", `[${objects.join(", ")}]`);
	const hub = openAgency();
	const id = only(hub.send(bundle(raw(1, ""))));
	expect(hub.exported(id)).toContain(raw(1, ""));
	expect(outcomes(hub.send(bundle(raw(1, "").replace("1.0", "1"))))).toEqual(["unchanged"]);
	expect(outcomes(hub.send(bundle(raw(1, "").replace("67890", "67891"))))).toEqual(["updated"]);
	// Also in an object that is altered on its way out.
	const about = `{"type":"report","spec_version":"2.1","id":"${idFor("report", 2)}","created":"${day(1)}","modified":"${day(1)}","name":"n","published":"${day(1)}","object_refs":["${idFor("x-weight", 1)}"],"x_n":1E400,"x_m":2.50}`;
	const other = only(hub.send(bundle(about)));
	hub.update(other, (draft) => ({ ...draft, urgency: "priority" }));
	expect(hub.exported(other)).toMatch(/"x_n":1E400,"x_m":2\.50/);
});
