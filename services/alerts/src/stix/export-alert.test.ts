import { describe, expect, it } from "vitest";
import type { AlertDraft } from "../alert/schema.ts";
import { type ExportedAlert, exportAlert } from "./export-alert.ts";
import { extensionId, uuid5 } from "./seamark-extension.ts";
import {
	agency,
	codesOf,
	context,
	idFor,
	importObjects,
	importText,
	report,
	sampleText,
	sdo,
	uuidFor,
} from "./test-support.ts";
import type { JsonObject, MappedAlert } from "./types.ts";

const draft: AlertDraft = {
	kind: "person-sought",
	topic: "trafficking",
	urgency: "priority",
	title: "Recruiter of crews, invented",
	summary: "Adverts for work on ships.",
	countries: ["FJ"],
	route: [
		{ place: "Suva", country: "FJ", role: "origin" },
		{ place: "High seas", role: "transit" },
		{ place: "Apia", country: "WS", role: "landing" },
	],
	modusOperandi: ["false job advert", "debt bondage"],
	subjects: [
		{
			type: "person",
			role: "suspect",
			name: "Invented K",
			otherNames: ["K2"],
			identifiers: [
				{ scheme: "Email", value: "jobs'x\\@example.org" },
				{ scheme: "passport", value: "X1" },
			],
		},
		{ type: "legal-person", role: "associate", name: "Invented Crewing" },
		{ type: "vessel", role: "instrument", identifiers: [{ scheme: "IMO", value: "9999999" }] },
	],
	references: [{ source: "register", id: "R-1", url: "https://example.org/1" }],
	grading: { scheme: "4x4", source: "B", information: "2" },
	handling: {
		tlp: "amber+strict",
		audience: { regions: ["pacific"], excluded: [uuidFor(66)] },
		use: { codes: ["H1"], conditions: ["Ask first."] },
		expiresAt: "2027-01-01T00:00:00Z",
	},
};
const alert: ExportedAlert = {
	id: uuidFor(77),
	version: 3,
	originator: agency,
	raisedAt: "2026-03-01T10:00:00+12:00",
	changedAt: "2026-04-01T00:00:00Z",
	draft,
};
const ofType = (objects: JsonObject[], type: string) => objects.filter((object) => object.type === type);
const stored = (mapped: MappedAlert | undefined, more: Partial<ExportedAlert> = {}): ExportedAlert => {
	if (!mapped) throw new Error("nothing was imported");
	return {
		id: uuidFor(500),
		version: 1,
		originator: agency,
		raisedAt: "2026-06-01T00:00:00Z",
		changedAt: "2026-06-01T00:00:00Z",
		draft: mapped.draft,
		stix: { ...mapped.stix, importedVersion: 1 },
		...more,
	};
};
const tlp2 = { profile: "tlp2" } as const;

describe("an alert raised here, exported", () => {
	const objects = exportAlert(alert, tlp2);
	const [main] = ofType(objects, "report");

	it("is a report by its agency, marked, with everything it refers to", () => {
		expect(main).toMatchObject({
			id: `report--${uuid5(alert.id, "report")}`,
			created_by_ref: `identity--${agency.id}`,
			created: "2026-02-28T22:00:00.000Z",
			modified: "2026-04-01T00:00:00.000Z",
			name: draft.title,
			description: expect.stringContaining(draft.summary),
			report_types: ["threat-actor"],
			object_marking_refs: ["marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003"],
			external_references: [{ source_name: "register", external_id: "R-1", url: "https://example.org/1" }],
		});
		const count = (type: string) => ofType(objects, type).length;
		expect(
			Object.fromEntries([...new Set(objects.map(({ type }) => String(type)))].map((type) => [type, count(type)])),
		).toEqual({
			identity: 3,
			"extension-definition": 1,
			"marking-definition": 1,
			location: 5,
			"threat-actor": 1,
			indicator: 1,
			relationship: 1,
			infrastructure: 1,
			"attack-pattern": 2,
			report: 1,
			note: 1,
		});
		expect(ofType(objects, "location").map(({ name, country, region }) => [name, country, region])).toEqual([
			["FJ", "FJ", "melanesia"],
			["WS", "WS", "polynesia"],
			["Suva", "FJ", "melanesia"],
			["High seas", undefined, "unknown"],
			["Apia", "WS", "polynesia"],
		]);
		// Receivers that do not know our extension, MISP among them, read every identifier.
		for (const { name, identifiers = [] } of draft.subjects ?? [])
			for (const { scheme, value } of identifiers) {
				const said = objects.filter((object) =>
					JSON.stringify(object.external_references ?? []).includes(
						JSON.stringify({ source_name: scheme, external_id: value }),
					),
				);
				expect(said, name).toHaveLength(1);
				expect(said[0]?.description).toContain(`${scheme}: ${value}.`);
				expect(main?.description).toContain(`${scheme} ${value}`);
			}
		expect(ofType(objects, "indicator")[0]).toMatchObject({
			pattern: "[email-addr:value = 'jobs\\'x\\\\@example.org']",
			valid_until: "2027-01-01T00:00:00.000Z",
		});
		expect(ofType(objects, "note")[0]?.content).toBe(
			"Grading 4x4: source B, information 2.\nUse: H1.\nCondition: Ask first.",
		);
		expect(ofType(objects, "identity").every(({ identity_class }) => identity_class !== "individual")).toBe(true);
	});

	it("carries the rest in our extension, without those it keeps out", () => {
		expect(main).toHaveProperty(["extensions", extensionId]);
		expect(Object.values(main?.extensions ?? {})[0]).toMatchObject({
			alert_id: alert.id,
			alert_version: 3,
			kind: "person-sought",
			modus_operandi: draft.modusOperandi,
			handling: { tlp: "amber+strict", audience: { regions: ["pacific"] }, expires_at: "2027-01-01T00:00:00Z" },
		});
		expect(JSON.stringify(objects)).not.toContain(uuidFor(66));
	});

	it("fits the interoperability profile of STIX 2.1", () => {
		const interop = exportAlert(alert, { profile: "tlp1-interop" });
		const producers = new Set(ofType(interop, "identity").map(({ id }) => id));
		expect(interop.filter(({ created_by_ref }) => !producers.has(created_by_ref))).toEqual([]);
		expect(ofType(interop, "marking-definition")).toEqual([]);
		expect(ofType(interop, "attack-pattern")).toEqual([]);
		// TLP 1 has no AMBER+STRICT; the next that is no wider is RED.
		expect(ofType(interop, "report")[0]?.object_marking_refs).toEqual([
			"marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed",
		]);
		const required: Record<string, string[]> = {
			report: ["report_types"],
			location: ["region"],
			indicator: ["name", "indicator_types"],
			"threat-actor": ["threat_actor_types", "roles", "sophistication", "resource_level", "primary_motivation"],
			infrastructure: ["infrastructure_types"],
		};
		for (const object of interop)
			for (const name of required[String(object.type)] ?? [])
				expect(object[name], `${object.type}.${name}`).toBeDefined();
	});

	it("becomes a revoked report without content once it is recalled", () => {
		const recalled = exportAlert({ ...alert, version: 4, changedAt: "2026-05-01T00:00:00Z", draft: null }, tlp2);
		expect(ofType(recalled, "report")).toEqual([
			expect.objectContaining({
				id: main?.id,
				created: main?.created,
				modified: "2026-05-01T00:00:00.000Z",
				revoked: true,
				name: "Recalled",
			}),
		]);
		const text = JSON.stringify(recalled);
		for (const word of ["Recruiter", "Adverts", "Suva", "Invented", "trafficking", "pacific"])
			expect(text).not.toContain(word);
		const received = importObjects(recalled);
		expect(received.alerts[0]?.revoked).toBe(true);
		expect(new Set(codesOf(received.report))).toEqual(new Set(["REVOKED"]));
		expect(new Set(received.report.map(({ id }) => id))).toEqual(new Set(recalled.map(({ id }) => id)));
	});
});

describe("an alert from STIX, exported", () => {
	const source = sampleText("poisonivy");
	const mapped = importText(source).alerts[0];
	const original = JSON.parse(source.toString()).objects as JsonObject[];
	const primary = original.find(({ type }) => type === "report");

	it("after an update that adds, is as imported save for a new version of its report", () => {
		const changed = stored(mapped, { version: 2, changedAt: "2026-06-02T00:00:00Z" });
		const before = changed.draft as AlertDraft;
		const summary = `${before.summary} Seen again in June.`;
		const objects = exportAlert({ ...changed, draft: { ...before, summary, urgency: "priority" } }, tlp2);
		for (const object of original.filter(({ id }) => id !== primary?.id)) expect(objects).toContainEqual(object);
		const [version] = ofType(objects, "report");
		expect(version).toMatchObject({ ...primary, description: summary, modified: "2026-06-02T00:00:00.000Z" });
		expect(version?.name).toBe(primary?.name);
		const added = objects.filter(({ id }) => !original.some((object) => object.id === id)).map(({ type }) => type);
		expect(added).toEqual(["identity", "extension-definition", "marking-definition"]);
		// Another hub reads the change.
		expect(importObjects(objects).alerts[0]?.draft).toMatchObject({ summary, urgency: "priority" });
	});

	it("has a version newer than the sender's, even when the sender's clock is ahead", () => {
		const ahead = importObjects([report(1, [sdo("tool", 2)], { modified: "2030-01-01T00:00:00.000Z" }), sdo("tool", 2)])
			.alerts[0];
		const changed = stored(ahead, { version: 2 });
		expect(ofType(exportAlert(changed, tlp2), "report")[0]?.modified).toBe("2030-01-01T00:00:00.001Z");
		expect(ofType(exportAlert({ ...changed, draft: null }, tlp2), "report")[0]?.modified).toBe(
			"2030-01-01T00:00:00.001Z",
		);
	});

	it("gets a report of our own after an update, where its objects have no versions", () => {
		const address = { type: "ipv4-addr", spec_version: "2.1", id: idFor("ipv4-addr", 3), value: "192.0.2.1" };
		const objects = exportAlert(stored(importObjects([address]).alerts[0], { version: 2 }), tlp2);
		expect(objects).toContainEqual(address);
		expect(ofType(objects, "report")).toHaveLength(1);
	});

	it("has nothing of its content left after a recall", () => {
		const objects = exportAlert(
			stored(mapped, {
				version: 2,
				changedAt: "2026-06-02T00:00:00Z",
				draft: null,
				stix: {
					primaryId: "",
					modified: "",
					...mapped?.stix,
					objects: [],
					tombstone: mapped?.stix.tombstone ?? "",
					importedVersion: 1,
				},
			}),
			tlp2,
		);
		expect(ofType(objects, "report")).toEqual([
			{
				type: "report",
				spec_version: "2.1",
				id: primary?.id,
				created_by_ref: primary?.created_by_ref,
				created: primary?.created,
				modified: "2026-06-02T00:00:00.000Z",
				name: "Recalled",
				report_types: ["threat-report"],
				published: primary?.created,
				object_refs: [`identity--${agency.id}`],
				revoked: true,
			},
		]);
		expect(JSON.stringify(objects)).not.toMatch(/poison/i);
	});

	it("can be given on with its handling, without a change to its objects", () => {
		const strict = importText(source, {
			...context,
			handling: { tlp: "amber+strict", audience: { regions: ["pacific"] } },
		}).alerts[0];
		const objects = exportAlert(stored(strict), tlp2);
		for (const object of original) expect(objects).toContainEqual(object);
		expect(importObjects(objects).alerts.map((one) => one.draft.handling.tlp)).toEqual(["amber+strict"]);
	});
});

it("uses ids of version 5 as the standard computes them", () => {
	// The example of RFC 9562, appendix A.4.
	expect(uuid5("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com")).toBe("2ed6657d-e927-568b-95e1-2665a8aea6a2");
});
