import { describe, expect, it } from "vitest";
import type { HandlingInput } from "../alert/schema.ts";
import { exportAlert } from "./export-alert.ts";
import { extensionId, isDraft } from "./seamark-extension.ts";
import {
	agency,
	codesOf,
	context,
	handling,
	idFor,
	importObjects,
	keptIds,
	relationship,
	report,
	sdo,
	uuidFor,
} from "./test-support.ts";
import type { JsonObject } from "./types.ts";
import { tlp1Ids, tlp2Ids } from "./vocabulary.ts";

const titles = (result: ReturnType<typeof importObjects>) => result.alerts.map(({ draft }) => draft.title);
const indicator = (number: number, more: JsonObject = {}) =>
	sdo("indicator", number, { pattern: "[x:y = 1]", pattern_type: "stix", valid_from: "2026-01-01T00:00:00Z", ...more });

describe("which objects make which alert", () => {
	const [actor, tool, other] = [sdo("threat-actor", 1), sdo("tool", 2), sdo("tool", 3)];
	const creator = sdo("identity", 4, { identity_class: "organization" });

	it("a report takes what it refers to, what links that, and what is needed to read it", () => {
		const email = { type: "email-addr", spec_version: "2.1", id: idFor("email-addr", 10), value: "a@example.org" };
		const seen = sdo("observed-data", 11, {
			object_refs: [email.id],
			first_observed: "2026-01-01T00:00:00Z",
			last_observed: "2026-01-02T00:00:00Z",
			number_observed: 1,
		});
		const uses = relationship(12, "uses", actor, tool);
		const note = sdo("note", 13, { content: "n", object_refs: [uses.id] });
		const about = report(14, [actor, tool, seen], { created_by_ref: creator.id });
		const result = importObjects([email, other, actor, tool, seen, uses, note, creator, about]);
		expect(result.alerts.map(keptIds)).toEqual([
			[email, actor, tool, seen, uses, note, creator, about].map(({ id }) => id),
			[other.id],
		]);
		expect(result.alerts[0]?.draft.observed).toEqual({ from: "2026-01-01T00:00:00Z", until: "2026-01-02T00:00:00Z" });
	});

	it("two reports make two alerts, each whole, and a link between them goes with the first", () => {
		const between = relationship(12, "related-to", actor, tool);
		const [first, second] = [
			report(20, [actor, creator, other]),
			report(21, [tool, other, idRef(idFor("report", 20))]),
		];
		const result = importObjects([actor, tool, other, creator, first, second, between]);
		expect(result.alerts.map(keptIds)).toEqual([
			[actor.id, tool.id, other.id, creator.id, first.id, between.id],
			[tool.id, other.id, second.id],
		]);
	});

	it("a grouping makes one too", () => {
		const group = sdo("grouping", 22, { context: "suspicious-activity", object_refs: [actor.id] });
		expect(titles(importObjects([actor, group]))).toEqual(["grouping 22"]);
	});

	it("loose objects make one alert per cluster, and one of the rest", () => {
		const [one, two] = [sdo("campaign", 30), sdo("intrusion-set", 31)];
		const link = relationship(32, "attributed-to", one, two);
		const marked = { created_by_ref: creator.id };
		const lone = sdo("malware", 33, { is_family: false, ...marked });
		const loose = [indicator(34, marked), indicator(35, marked), indicator(36)];
		const result = importObjects([one, two, link, creator, lone, ...loose]);
		expect(titles(result)).toEqual([
			"intrusion-set 31",
			"malware 33",
			"STIX objects: 3 without a report, such as indicator 34",
		]);
		expect(result.alerts.map(keptIds)).toEqual([
			[one.id, two.id, link.id],
			[creator.id, lone.id],
			[creator.id, ...loose.map(({ id }) => id)],
		]);
	});

	it("what stands alone and means nothing alone goes with the first alert, or makes one when there is none", () => {
		const result = importObjects([creator, report(20, [actor]), actor]);
		expect(result.alerts.map(keptIds)).toEqual([[creator.id, idFor("report", 20), actor.id]]);
		expect(importObjects([creator]).alerts.map(keptIds)).toEqual([[creator.id]]);
		expect(importObjects([]).alerts).toEqual([]);
	});

	it("more reports than alerts may be made are gathered in one, and told when copies ran out", () => {
		const shared = sdo("tool", 2, { description: "x".repeat(500) });
		const reports = [20, 21, 22, 23].map((number) => report(number, [shared]));
		const size = JSON.stringify(shared).length;
		const few = importObjects([shared, ...reports], { ...context, limits: { maxAlerts: 2 } });
		expect(few.alerts.map(keptIds)).toEqual([
			[shared.id, idFor("report", 20)],
			[shared.id, idFor("report", 21)],
			[shared.id, idFor("report", 22), idFor("report", 23)],
		]);
		const tight = importObjects([shared, ...reports], { ...context, limits: { maxCopied: size + 10 } });
		expect(tight.alerts.flatMap(keptIds).filter((id) => id === shared.id)).toHaveLength(2);
		expect(tight.report).toEqual([expect.objectContaining({ index: 0, severity: "warning", code: "SHARED_ONCE" })]);
	});
});

const idRef = (id: string) => ({ id });

describe("the draft of an alert", () => {
	it("takes what STIX says, within the limits of an alert, and says what was shortened", () => {
		const place = sdo("location", 2, { country: "fj" });
		const nowhere = sdo("location", 3, { country: "Fiji" });
		const method = sdo("attack-pattern", 4, { name: "\u0000Debt\ud800 bondage" });
		const about = report(5, [place, nowhere, method, indicator(6)], {
			name: "🚢".repeat(150),
			description: "First line\nsecond line",
			report_types: ["threat-report", "attack-pattern"],
			external_references: [
				{ source_name: "register", external_id: "R-1", url: "https://example.org/1" },
				{ source_name: "bad url", external_id: "2", url: "not a url" },
				{ source_name: "neither" },
				7,
			],
		});
		const { alerts, report: lines } = importObjects([place, nowhere, method, indicator(6), about]);
		const draft = alerts[0]?.draft;
		expect(isDraft(draft)).toBe(true);
		expect(draft).toMatchObject({
			kind: "modus-operandi",
			title: `${"🚢".repeat(99)}…`,
			summary: "First line\nsecond line",
			countries: ["FJ"],
			modusOperandi: ["Debt\ufffd bondage", "indicator 6: [x:y = 1]"],
			references: [
				{ source: "STIX", id: about.id },
				{ source: "register", id: "R-1", url: "https://example.org/1" },
				{ source: "bad url", id: "2" },
			],
		});
		expect(draft?.subjects).toBeUndefined();
		expect(codesOf(lines)).toEqual(["COUNTRY_LEFT_OUT", "TEXT_CUT"]);
	});

	it("lists what there is where nothing is described, without names of people", () => {
		const person = sdo("identity", 2, { identity_class: "individual", name: "Invented Suspect" });
		const gang = sdo("threat-actor", 1, { name: "Invented gang" });
		const { alerts } = importObjects([
			person,
			gang,
			relationship(3, "attributed-to", gang, person),
			report(4, [person, gang]),
		]);
		expect(alerts[0]?.draft.summary).toBe("Imported from STIX. It holds threat-actor (1): Invented gang.");
	});

	it.each([
		["threat-actor", "linked-crime"],
		["campaign", "linked-crime"],
		["malware", "modus-operandi"],
		["threat-report", "trend"],
		["something else", "trend"],
	])("a report of type %s becomes %s", (type, kind) => {
		expect(importObjects([report(1, [], { report_types: [type] })]).alerts[0]?.draft.kind).toBe(kind);
	});

	it("uses no observation from the future, nor an end before the start", () => {
		const seen = sdo("campaign", 1, { first_seen: "2026-05-01T00:00:00Z", last_seen: "2031-01-01T00:00:00Z" });
		expect(importObjects([seen]).alerts[0]?.draft.observed).toEqual({ from: "2026-05-01T00:00:00Z" });
		const turned = sdo("campaign", 1, { first_seen: "2026-05-01T00:00:00Z", last_seen: "2026-04-01T00:00:00Z" });
		expect(importObjects([turned]).alerts[0]?.draft.observed).toEqual({ from: "2026-05-01T00:00:00Z" });
	});

	it("expires with its last indicator, if nothing in it lasts longer", () => {
		const ends = (...until: (string | undefined)[]) =>
			importObjects(until.map((valid_until, index) => indicator(index + 1, valid_until ? { valid_until } : {})));
		expect(ends("2027-01-01T00:00:00Z", "2028-01-01T00:00:00Z").alerts[0]?.draft.handling.expiresAt).toBe(
			"2028-01-01T00:00:00Z",
		);
		expect(ends("2027-01-01T00:00:00Z", undefined).alerts[0]?.draft.handling.expiresAt).toBeUndefined();
		const past = ends("2020-01-01T00:00:00Z");
		expect(past.alerts[0]?.draft.handling.expiresAt).toBeUndefined();
		expect(codesOf(past.report)).toEqual(["INDICATORS_ENDED"]);
	});

	it("tells that the sender has revoked it", () => {
		const gone = importObjects([report(1, [], { revoked: true })]);
		expect(gone.alerts[0]?.revoked).toBe(true);
		expect(codesOf(gone.report)).toContain("REVOKED");
		expect(importObjects([report(1, [])]).alerts[0]?.revoked).toBe(false);
		expect(importObjects([indicator(1, { revoked: true }), indicator(2)]).alerts[0]?.revoked).toBe(false);
		expect(importObjects([indicator(1, { revoked: true }), indicator(2, { revoked: true })]).alerts[0]?.revoked).toBe(
			true,
		);
	});

	it("names the object and version that it stands for", () => {
		const about = report(1, [sdo("tool", 2)], { modified: "2026-02-01T00:00:00.123456Z" });
		expect(importObjects([sdo("tool", 2), about]).alerts[0]?.stix).toMatchObject({
			primaryId: about.id,
			modified: "2026-02-01T00:00:00.123456Z",
		});
	});
});

describe("handling is never wider than the bundle's marking", () => {
	const withMarking = (ref: string, extra: JsonObject[] = [], asked: HandlingInput = handling) =>
		importObjects([report(1, [], { object_marking_refs: [ref] }), ...extra], { ...context, handling: asked });

	it.each([...Object.entries(tlp1Ids), ...Object.entries(tlp2Ids)])("%s means TLP %s", (id, tlp) => {
		const open = withMarking(id, [], { tlp: "clear", audience: {} });
		expect(open.alerts[0]?.draft.handling.tlp).toBe(tlp);
		expect(codesOf(open.report)).toEqual(tlp === "clear" ? [] : ["TLP_RAISED"]);
		const strict = withMarking(id, [], { tlp: "red", audience: {} });
		expect(strict.alerts[0]?.draft.handling.tlp).toBe("red");
		expect(codesOf(strict.report)).toEqual([]);
	});

	it("reads granular markings, markings of any part, and other definitions of TLP", () => {
		const part = sdo("tool", 2, {
			granular_markings: [
				{ marking_ref: "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed", selectors: ["name"] },
			],
		});
		expect(importObjects([report(1, [part]), part]).alerts[0]?.draft.handling.tlp).toBe("red");
		const own = sdo("marking-definition", 3, { definition_type: "tlp", definition: { tlp: "Amber" } });
		expect(withMarking(own.id, [own]).alerts[0]?.draft.handling.tlp).toBe("amber");
	});

	it("takes a marking that it cannot read for the strictest", () => {
		const missing = withMarking(idFor("marking-definition", 9));
		expect(missing.alerts[0]?.draft.handling).toEqual({ tlp: "red", audience: {} });
		expect(codesOf(missing.report)).toEqual(["DANGLING_REF", "UNREADABLE_MARKING", "TLP_RAISED", "AUDIENCE_NARROWED"]);
		const later = sdo("marking-definition", 9, { definition_type: "tlp", definition: { tlp: "violet" } });
		expect(withMarking(later.id, [later]).alerts[0]?.draft.handling.tlp).toBe("red");
	});

	it("turns statements into conditions and says which markings it does not enforce", () => {
		const statement = sdo("marking-definition", 9, {
			definition_type: "statement",
			definition: { statement: "Ask us first." },
		});
		expect(withMarking(statement.id, [statement]).alerts[0]?.draft.handling).toEqual({
			...handling,
			use: { conditions: ["Ask us first."] },
		});
		const pap = sdo("marking-definition", 9, {
			name: "PAP:RED",
			extensions: { [idFor("extension-definition", 8)]: { pap: "red" } },
		});
		expect(codesOf(withMarking(pap.id, [pap]).report)).toEqual(["MARKING_NOT_ENFORCED"]);
	});

	const unit = (number: number) => uuidFor(900 + number);
	const exported = (asked: HandlingInput) =>
		exportAlert(
			{
				id: uuidFor(77),
				version: 1,
				originator: agency,
				raisedAt: "2026-03-01T00:00:00Z",
				changedAt: "2026-03-01T00:00:00Z",
				draft: {
					kind: "trend",
					topic: "smuggling",
					urgency: "routine",
					title: "t",
					summary: "s",
					grading: { scheme: "6x6", source: "A", information: "1" },
					handling: asked,
				},
			},
			{ profile: "tlp2" },
		);
	it.each<[string, HandlingInput, HandlingInput, HandlingInput]>([
		[
			"lists are cut to what both admit, refusals are added up",
			{
				tlp: "green",
				audience: { regions: ["pacific", "caribbean"], agencies: [unit(1), unit(2)], kinds: ["tcu", "police"] },
				use: { codes: ["H1"], conditions: ["a"] },
				expiresAt: "2027-01-01T00:00:00Z",
			},
			{
				tlp: "clear",
				audience: { regions: ["pacific"], countries: ["FJ"], agencies: [unit(2), unit(3)], excluded: [unit(4)] },
				use: { codes: ["H2"], conditions: ["b"], purposes: ["analysis"] },
				expiresAt: "2028-01-01T00:00:00Z",
			},
			{
				tlp: "green",
				audience: { regions: ["pacific"], agencies: [unit(2)], kinds: ["tcu", "police"], excluded: [unit(4)] },
				use: { codes: ["H2", "H1"], conditions: ["a", "b"], purposes: ["analysis"] },
				expiresAt: "2027-01-01T00:00:00Z",
			},
		],
		[
			"kinds that do not meet admit nobody, instead of every kind",
			{ tlp: "green", audience: { regions: ["pacific"], kinds: ["tcu"] } },
			{ tlp: "green", audience: { regions: ["pacific"], kinds: ["police"], agencies: [unit(1)] } },
			{ tlp: "green", audience: {} },
		],
		[
			"purposes that do not meet admit nobody, instead of every purpose",
			{ tlp: "green", audience: { regions: ["pacific"] }, use: { purposes: ["analysis"] } },
			{ tlp: "green", audience: { regions: ["pacific"] }, use: { purposes: ["prosecution"] } },
			{ tlp: "green", audience: {}, use: { purposes: ["analysis"] } },
		],
		[
			"places that do not meet leave no kinds behind",
			{ tlp: "green", audience: { regions: ["pacific"], kinds: ["tcu"] } },
			{ tlp: "green", audience: { regions: ["caribbean"] } },
			{ tlp: "green", audience: {} },
		],
		[
			"nobody stays nobody",
			{ tlp: "green", audience: {} },
			{ tlp: "green", audience: { regions: ["pacific"] } },
			{ tlp: "green", audience: {} },
		],
	])("%s", (_, sent, asked, result) => {
		const { alerts } = importObjects(exported(sent), { ...context, handling: asked });
		expect(alerts[0]?.draft.handling).toEqual(result);
		expect(alerts[0]?.draft.topic).toBe("smuggling");
	});

	it("a forged extension cannot lower the marking", () => {
		const objects = exported({ tlp: "clear", audience: {} }).map((object) =>
			object.type === "report"
				? { ...object, object_marking_refs: ["marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed"] }
				: object,
		);
		expect(importObjects(objects).alerts[0]?.draft.handling.tlp).toBe("red");
	});

	it("an extension that fits no alert is not used, and kept", () => {
		const about = report(1, [], {
			description: "d",
			extensions: { [extensionId]: { extension_type: "property-extension", kind: "nonsense" } },
		});
		const { alerts, report: lines } = importObjects([about]);
		expect(alerts[0]?.draft).toMatchObject({ kind: "trend", topic: "related-crime", title: "report 1" });
		expect(alerts[0]?.stix.objects.map((raw) => JSON.parse(raw))).toEqual([about]);
		expect(lines).toEqual([expect.objectContaining({ severity: "warning", code: "EXTENSION_INVALID" })]);
	});
});
