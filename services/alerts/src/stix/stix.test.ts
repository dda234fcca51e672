import { agencyKinds, ageScopes, purposes, tlpLevels, topics, useCodes } from "@seamark/policy";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AlertDraft, alertKinds, urgencies } from "../alert/schema.ts";
import { type ExportContext, type ExportedAlert, exportAlert, bundleText as exportedText } from "./export-alert.ts";
import { isDraft } from "./seamark-extension.ts";
import {
	agency,
	bundleText,
	context,
	idFor,
	importObjects,
	importText,
	keptIds,
	relationship,
	report,
	samples,
	sampleText,
	sdo,
	uuidFor,
} from "./test-support.ts";
import { saidWithoutExtension, stixFaults } from "./testing-rules.ts";
import type { JsonObject, MappedAlert } from "./types.ts";
import { cleanText } from "./values.ts";

const byId = (objects: JsonObject[]) => new Map(objects.map((object) => [object.id, object]));
const asStored = (alert: MappedAlert): ExportedAlert => ({
	id: uuidFor(500),
	version: 1,
	originator: agency,
	raisedAt: "2026-06-01T00:00:00.000Z",
	changedAt: "2026-06-01T00:00:00.000Z",
	draft: alert.draft,
	stix: { ...alert.stix, importedVersion: 1 },
});

describe("examples of OASIS", () => {
	it.each(samples)("%s comes in without an error and goes out as it came", (name) => {
		const text = sampleText(name);
		const { alerts, report: lines, read } = importText(text);
		const source = JSON.parse(text.toString()).objects as JsonObject[];
		expect(lines.filter(({ severity }) => severity === "error")).toEqual([]);
		expect(read.objects).toHaveLength(source.length);
		expect(alerts).toHaveLength(1);
		expect(alerts.every(({ draft }) => isDraft(draft))).toBe(true);
		// Byte for byte in the store, and equal in the export.
		for (const raw of alerts.flatMap(({ stix }) => stix.objects)) expect(text.includes(raw)).toBe(true);
		for (const profile of ["tlp2", "tlp1-interop"] as const) {
			const exported = alerts.flatMap((alert) => exportAlert(asStored(alert), { profile }));
			expect(exported).toHaveLength(source.length);
			expect(byId(exported)).toEqual(byId(source));
		}
	});

	it("name nobody as sought, and grade nothing", () => {
		const drafts = samples.flatMap((name) => importText(sampleText(name)).alerts.map(({ draft }) => draft));
		expect(drafts.map(({ kind }) => kind)).toEqual([
			"linked-crime",
			"modus-operandi",
			"linked-crime",
			"modus-operandi",
			"linked-crime",
			"modus-operandi",
		]);
		for (const draft of drafts) {
			expect(draft.subjects).toBeUndefined();
			expect(draft).toMatchObject({
				topic: "related-crime",
				urgency: "routine",
				grading: { scheme: "4x4", source: "X", information: "4" },
			});
		}
	});
});

const words = (max: number) =>
	fc
		.string({ unit: "grapheme", minLength: 1, maxLength: 12 })
		.filter((text) => text === cleanText(text) && text.length <= max);
const moment = fc
	.date({ min: new Date("2000-01-01"), max: new Date("2030-01-01"), noInvalidDate: true })
	.map((date) => date.toISOString());
const country = fc.constantFrom("FJ", "PG", "WS", "XK", "VU");
const some = <T>(item: fc.Arbitrary<T>) => fc.array(item, { minLength: 1, maxLength: 3 });
const set = <T>(item: fc.Arbitrary<T>) => fc.uniqueArray(item, { minLength: 1, maxLength: 3 });
const optional = <T extends object>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }, ...required: (keyof T)[]) =>
	fc.record(model, { requiredKeys: required });

const handlingArbitrary = optional(
	{
		tlp: fc.constantFrom(...tlpLevels),
		audience: optional({
			regions: set(fc.constantFrom("pacific", "caribbean")),
			countries: set(country),
			kinds: set(fc.constantFrom(...agencyKinds)),
			agencies: set(fc.uuid()),
			excluded: set(fc.uuid()),
		}),
		use: optional({
			codes: set(fc.constantFrom(...useCodes)),
			purposes: set(fc.constantFrom(...purposes)),
			conditions: set(words(500)),
		}),
		expiresAt: moment,
	},
	"tlp",
	"audience",
);
const subjectArbitrary = optional(
	{
		type: fc.constantFrom(
			"person",
			"legal-person",
			"vehicle",
			"vessel",
			"document",
			"phone",
			"account",
			"place",
			"online-service",
			"other",
		),
		role: fc.constantFrom("suspect", "wanted", "instrument", "location", "associate"),
		name: words(500),
		otherNames: some(words(500)),
		identifiers: some(
			fc.record({ scheme: fc.oneof(fc.constantFrom("email", "URL", "ipv4", "phone"), words(60)), value: words(200) }),
		),
		description: words(2000),
	},
	"type",
	"role",
);
const draftArbitrary = optional(
	{
		kind: fc.constantFrom(...alertKinds),
		topic: fc.constantFrom(...topics),
		urgency: fc.constantFrom(...urgencies),
		title: words(200),
		summary: words(10_000),
		ages: fc.constantFrom(...ageScopes),
		countries: set(country),
		route: some(
			optional({ place: words(200), country, role: fc.constantFrom("origin", "transit", "landing") }, "place", "role"),
		),
		modusOperandi: some(words(300)),
		subjects: some(subjectArbitrary),
		linkedCrimes: some(words(200)),
		observed: optional({ from: moment, until: moment }),
		references: some(optional({ source: words(200), id: words(200), url: fc.webUrl() }, "source", "id")),
		grading: fc.record({
			scheme: fc.constantFrom("4x4", "5x5x5", "3x5x2", "6x6"),
			source: fc.constantFrom("A", "1"),
			information: fc.constantFrom("1", "E"),
		}),
		handling: handlingArbitrary,
	},
	"kind",
	"topic",
	"urgency",
	"title",
	"summary",
	"grading",
	"handling",
) as unknown as fc.Arbitrary<AlertDraft>;

const raised = (draft: AlertDraft | null, more: Partial<ExportedAlert> = {}): ExportedAlert => ({
	id: uuidFor(77),
	version: 1,
	originator: agency,
	raisedAt: "2026-03-01T10:00:00+12:00",
	changedAt: "2026-03-01T10:00:00+12:00",
	draft,
	...more,
});
const exported = (alert: ExportedAlert, ctx: ExportContext = { profile: "tlp2" }) => exportAlert(alert, ctx);
const asOthersSeeIt = (draft: AlertDraft): AlertDraft => {
	const { excluded: _, ...audience } = draft.handling.audience;
	return { ...draft, handling: { ...draft.handling, audience } };
};

describe("alerts raised here", () => {
	it.each(["tlp2", "tlp1-interop"] as const)("come back as the same draft, exported as %s", (profile) => {
		fc.assert(
			fc.property(draftArbitrary, (draft) => {
				const open = asOthersSeeIt(draft);
				const objects = exported(raised(draft), { profile });
				const again = importObjects(objects, { ...context, handling: open.handling });
				expect(again.report.filter(({ severity }) => severity !== "note")).toEqual([]);
				expect(again.alerts.map((alert) => alert.draft)).toEqual([open]);
				// The receiving hub gives on what it got.
				expect(again.alerts.flatMap((alert) => exported(asStored(alert)))).toEqual(objects);
			}),
			{ numRuns: 300 },
		);
	});

	it("are bundles as the specification and the validator of OASIS want them, of every kind and recalled too", () => {
		const kinds = new Set<string>();
		fc.assert(
			fc.property(draftArbitrary, fc.constantFrom("tlp2" as const, "tlp1-interop" as const), (draft, profile) => {
				kinds.add(draft.kind);
				for (const one of [raised(draft), raised(draft, { changedAt: "2026-02-01T00:00:00Z" }), raised(null)])
					expect(stixFaults(exportedText(uuidFor(1), exported(one, { profile })))).toEqual([]);
			}),
			{ numRuns: 300 },
		);
		expect([...kinds].sort()).toEqual([...alertKinds].sort());
	});

	it("say every fact to receivers who do not know our extension", () => {
		fc.assert(
			fc.property(draftArbitrary, fc.constantFrom("tlp2" as const, "tlp1-interop" as const), (draft, profile) => {
				const said = saidWithoutExtension(exportedText(uuidFor(1), exported(raised(draft), { profile })));
				const facts = [
					...[draft.title, draft.summary, ...(draft.modusOperandi ?? [])],
					...(draft.route ?? []).map(({ place }) => place),
					...(draft.references ?? []).flatMap(({ source, id, url }) => [source, id, ...(url ? [url] : [])]),
					...(draft.subjects ?? []).flatMap(({ name, otherNames = [], identifiers = [], description }) => [
						...[name, description].flatMap((one) => one ?? []),
						...otherNames,
						...identifiers.flatMap(({ scheme, value }) => [scheme, value]),
					]),
					...(draft.handling.use?.conditions ?? []),
				];
				expect(facts.filter((fact) => !said.includes(fact))).toEqual([]);
			}),
			{ numRuns: 300 },
		);
	});

	it("fail the same rules where one is broken", () => {
		const objects = exported(raised(null));
		const broken = (change: JsonObject) =>
			exportedText(uuidFor(1), [...objects.slice(0, -1), { ...objects.at(-1), ...change }]);
		expect(stixFaults(broken({}))).toEqual([]);
		for (const change of [
			{ modified: "2020-01-01T00:00:00.000Z" },
			{ object_refs: [idFor("identity", 9)] },
			{ report_types: ["smuggling"] },
			{ labels: [] },
			{ description: null },
			{ id: "report--1" },
			{ published: "yesterday" },
		])
			expect(stixFaults(broken(change)), JSON.stringify(change)).not.toEqual([]);
	});

	it("never tell whom they keep out", () => {
		fc.assert(
			fc.property(draftArbitrary, fc.constantFrom("tlp2" as const, "tlp1-interop" as const), (draft, profile) => {
				const text = JSON.stringify(exported(raised(draft), { profile }));
				for (const id of draft.handling.audience.excluded ?? []) expect(text).not.toContain(id);
			}),
		);
	});

	it("have objects that refer to one another and to nothing else, with ids that stay", () => {
		fc.assert(
			fc.property(draftArbitrary, (draft) => {
				const objects = exported(raised(draft));
				const ids = new Set(objects.map(({ id }) => id));
				expect(ids.size).toBe(objects.length);
				const named = JSON.stringify(objects).match(/[a-z-]+--[0-9a-f-]{36}/g) ?? [];
				const fromText = JSON.stringify(draft);
				expect(
					named.filter(
						(id) =>
							!ids.has(id) &&
							!fromText.includes(id) &&
							id !== "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d",
					),
				).toEqual([]);
				expect(exported(raised({ ...draft, title: "another" })).map(({ id }) => id)).toEqual([...ids]);
				for (const { created, modified } of objects)
					expect([created, modified ?? created].every((time) => String(time).endsWith("Z"))).toBe(true);
			}),
		);
	});
});

/** Milliseconds of processor time, since tests of other parts run on the same machine. */
const cost = (run: () => void) => {
	const start = process.cpuUsage();
	run();
	const { user, system } = process.cpuUsage(start);
	return (user + system) / 1000;
};

describe("large bundles", () => {
	const tenMegabytes = 10 * 1024 * 1024;
	const fill = (make: (number: number) => JsonObject[]) => {
		const objects: JsonObject[] = [];
		for (let number = 1, size = 0; ; number += 10) {
			const next = make(number);
			size += JSON.stringify(next).length;
			if (size > tenMegabytes - 1000) return bundleText(objects);
			objects.push(...next);
		}
	};
	const indicator = (number: number, more: JsonObject = {}) =>
		sdo("indicator", number, {
			pattern: `[url:value = 'http://example.org/${number}']`,
			pattern_type: "stix",
			valid_from: "2026-01-01T00:00:00Z",
			...more,
		});

	it.each([
		[
			"reports with what they refer to",
			(n: number) => [
				indicator(n),
				sdo("threat-actor", n + 1),
				relationship(n + 2, "indicates", indicator(n), sdo("threat-actor", n + 1)),
				report(n + 3, [indicator(n), sdo("threat-actor", n + 1)]),
			],
		],
		["loose indicators", (n: number) => [indicator(n)]],
		["unknown types", (n: number) => [sdo(`x-type-${n}`, n)]],
		["broken objects", (n: number) => [{ type: "malware", id: `malware--${n}`, padding: "x".repeat(60) }]],
		[
			"reports that all refer to one object",
			(n: number) => [
				report(n, [{ id: idFor("indicator", 1) }]),
				...(n === 1 ? [indicator(1, { description: "x".repeat(100_000) })] : []),
			],
		],
		[
			"one chain",
			(n: number) => [
				sdo("threat-actor", n),
				relationship(n + 1, "uses", sdo("threat-actor", n), sdo("threat-actor", n + 10)),
			],
		],
		[
			"notes on one object",
			(n: number) => [
				sdo("note", n, { content: "n", object_refs: [idFor("campaign", 2)] }),
				...(n === 1 ? [sdo("campaign", 2)] : []),
			],
		],
		[
			"victims, each with a relationship",
			(n: number) => [
				sdo("identity", n, { identity_class: "individual" }),
				relationship(n + 1, "targets", sdo("campaign", 2), sdo("identity", n)),
			],
		],
		[
			"versions of one object",
			(n: number) => [sdo("campaign", 2, { description: `${n}`, modified: "2026-02-01T00:00:00Z" })],
		],
		[
			"texts that an expression could read again and again",
			(n: number) =>
				n === 1
					? [
							indicator(n, { description: `TLP:AMBER${" ".repeat(100_000)}-`, labels: [`tlp${"_".repeat(100_000)}`] }),
							sdo("campaign", n + 1, { modified: `2026-01-01T00:00:00.${"0".repeat(100_000)}1Z` }),
						]
					: [indicator(n)],
		],
	])(
		"of 10 MB take under 3 s and little memory: %s",
		(_, make) => {
			const text = fill(make);
			const before = process.memoryUsage().heapUsed;
			let result: ReturnType<typeof importText> | undefined;
			expect(cost(() => (result = importText(text)))).toBeLessThan(3000);
			expect(process.memoryUsage().heapUsed - before).toBeLessThan(400 * 1024 * 1024);
			// Nothing is lost: every object is kept or has a line.
			const source = JSON.parse(text).objects as JsonObject[];
			const told = new Set([...(result?.report ?? []).map(({ index }) => index)]);
			const kept = new Set((result?.alerts ?? []).flatMap(keptIds));
			expect(source.filter(({ id }, index) => !kept.has(String(id)) && !told.has(index))).toEqual([]);
			const copies = (result?.alerts ?? [])
				.flatMap(({ stix }) => stix.objects)
				.reduce((sum, raw) => sum + raw.length, 0);
			expect(copies).toBeLessThan(2.1 * tenMegabytes);
		},
		// Its own processor time is what is held to three seconds; a busy machine takes much longer by the clock.
		120_000,
	);
});

describe("a bundle of exports", () => {
	it("holds each object once, in its newest version", () => {
		const old = sdo("campaign", 1);
		const newer = { ...old, modified: "2026-02-02T00:00:00Z", name: "newer" };
		expect(JSON.parse(exportedText(uuidFor(3), [old, newer, old, sdo("tool", 2)]))).toEqual({
			type: "bundle",
			id: idFor("bundle", 3),
			objects: [newer, sdo("tool", 2)],
		});
	});
});
