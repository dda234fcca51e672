import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { seedId } from "../../infra/seed/src/seed-id.ts";
import { codeOf } from "../../services/alerts/src/alert/code.ts";
import { assertion, holder, newKey } from "../../services/identity/src/test-hub.ts";
import { assetExamples } from "./asset-operations.ts";
import { caller, demoToken } from "./client.ts";
import { draft } from "./drafts.ts";
import type { Example } from "./example.ts";
import { exchangeExamples } from "./exchange-operations.ts";
import { mlaExamples } from "./mla-operations.ts";
import { providerExamples } from "./provider-operations.ts";
import { recordExamples } from "./record-operations.ts";
import { secondAdministrator } from "./second-administrator.ts";
import { signInExamples } from "./sign-in-operations.ts";

const fiji = "fj-desk-1";
const tonga = "to-customs-desk-1";
const centre = "ws-ptccc-operations-1";
const rapporteur = "ws-rapporteur-desk-1";
const fjTcu = seedId("fj-tcu");

const people = "prs_SecondName,vic_TraffickingStatus\r\nExample (invented),PossibleVictimOfTrafficking\r\n";
const records = readFileSync(new URL("../fixtures/ctdc/invented.csv", import.meta.url), "utf8");

const bundle = {
	type: "bundle",
	id: "bundle--2ac7882f-76a3-4a9b-97b3-811b3af1c7c0",
	objects: [
		{
			type: "indicator",
			spec_version: "2.1",
			id: "indicator--9299f726-ce06-492e-8472-2b52ccb53191",
			created: "2017-02-27T13:57:10.515Z",
			modified: "2017-02-27T13:57:10.515Z",
			name: "Address (invented)",
			pattern: "[url:value = 'http://x.test']",
			pattern_type: "stix",
			valid_from: "2015-06-29T09:10:15.915Z",
		},
	],
};

/** Who somebody is, with everything that can be said of it. */
const identity = (name: string) => ({
	names: [{ text: name, parts: [{ text: name.split(" ", 1)[0] ?? name, kind: "given" }], kind: "official" }],
	documents: [{ kind: "passport", country: "TO", number: "X000000" }],
	phones: ["+676 555 0000"],
	contacts: [{ kind: "email", value: "nobody@example.test" }],
});

/** The first place that the feed names to an officer. */
const firstCursor = async (url: string, officer: string): Promise<string> => {
	// Everything that is still live comes first, so that there is something to wait for.
	const feed = await caller(url, await demoToken(url, { officer })).feed("?from=start");
	try {
		return (await feed.next(({ id }) => id !== undefined)).id ?? "";
	} finally {
		await feed.close();
	}
};

/**
 * A valid request of every operation, in an order in which each finds what it needs. The later ones are made by
 * functions, since they name what the earlier ones made.
 */
export const examples = (url: string): (Example | (() => Example | Promise<Example>))[] => {
	const made: Record<string, string> = {};
	const id = (name: string) => (answer: Record<string, unknown>) => {
		made[name] = String(answer.id);
	};
	const at = (name: string) => ({ id: made[name] ?? "" });
	const soon = new Date(Date.now() + 86_400_000).toISOString();
	const client = newKey();
	const full = draft({
		exploitation: ["forcedLabour"],
		modusOperandi: ["fishing boats as cover"],
		subjects: [
			{
				type: "vessel",
				role: "suspect",
				name: "Sea Snake (invented)",
				identifiers: [{ scheme: "mmsi", value: "000000000" }],
			},
		],
		linkedCrimes: ["forged papers"],
		observed: { from: "2026-01-01T00:00:00Z" },
		references: [{ source: "register", id: "1", url: "https://register.example/1" }],
		handling: {
			tlp: "green",
			audience: { regions: ["pacific"], excluded: [seedId("pg-police")] },
			use: { codes: ["H1"], conditions: ["ask first"] },
			expiresAt: soon,
		},
	});
	return [
		// ---- discovery and directory
		{ operation: "GET /.well-known/seamark" },
		{ operation: "GET /agencies/{id}/.well-known/oauth-authorization-server", path: { id: fjTcu } },
		{ operation: "GET /.well-known/oauth-authorization-server/agencies/{id}", path: { id: fjTcu } },
		{ operation: "GET /agencies/{id}/jwks.json", path: { id: fjTcu } },
		{ operation: "GET /demo/officers" },
		{ operation: "POST /demo/token", body: { officer: fiji } },
		{ operation: "GET /agencies", as: fiji, query: { region: "pacific" } },
		{ operation: "GET /agencies/{id}", as: fiji, path: { id: fjTcu } },
		{ operation: "GET /agreements", as: fiji },
		{ operation: "GET /clients", as: fiji },
		{ operation: "GET /officers", as: fiji },
		{ operation: "GET /postings", as: fiji },
		{ operation: "GET /posts", as: fiji },
		{ operation: "GET /posts/{id}", as: fiji, path: { id: seedId("fj-tcu/desk") } },
		{ operation: "POST /countries", as: centre, body: { code: "NR", name: "Nauru", region: "pacific" } },
		async () => ({
			operation: "POST /agencies",
			as: centre,
			body: {
				handle: "nr-police",
				name: "Nauru Police (invented demo unit)",
				kind: "police",
				country: "NR",
				invented: true,
				clientKey: (await newKey()).publicJwk,
			},
			keep: id("agency"),
		}),
		() => ({
			operation: "PUT /agencies/{id}/national-office",
			as: centre,
			path: at("agency"),
			body: { office: "coordinator" },
		}),
		() => ({ operation: "POST /agencies/{id}/suspend", as: centre, path: at("agency"), body: { reason: "a drill" } }),
		() => ({
			operation: "POST /agencies/{id}/resume",
			as: centre,
			path: at("agency"),
			body: { reason: "the drill is over" },
		}),
		() => ({
			operation: "POST /agreements",
			as: centre,
			body: {
				title: "Fiji and Nauru (invented)",
				parties: ["FJ", "NR"],
				topics: ["smuggling"],
				records: ["alert"],
				ages: "any",
				purposes: ["investigation"],
				invented: true,
			},
			keep: id("agreement"),
		}),
		() => ({ operation: "POST /agreements/{id}/end", as: centre, path: at("agreement"), body: {} }),
		{ operation: "POST /officers", as: fiji, body: { handle: "fj-desk-2" }, keep: id("officer") },
		{ operation: "POST /officers", as: fiji, body: { handle: "fj-desk-3" }, keep: id("successor") },
		{
			operation: "POST /posts",
			as: fiji,
			body: { name: "night-desk", clearance: "green", scopes: ["alerts:read"], purposes: ["investigation"] },
			keep: id("post"),
		},
		() => ({
			operation: "POST /posts/{id}/postings",
			as: fiji,
			path: at("post"),
			body: { officer: made.officer },
			keep: id("posting"),
		}),
		() => ({
			operation: "POST /posts/{id}/rotate",
			as: fiji,
			path: at("post"),
			body: { outgoing: made.officer, incoming: made.successor, note: "Two cases open." },
			keep: (answer) => {
				made.posting = String(answer.posting);
			},
		}),
		() => ({ operation: "POST /postings/{id}/end", as: fiji, path: at("posting"), body: {} }),
		() => ({
			operation: "POST /posts/{id}/secondments",
			as: fiji,
			path: at("post"),
			body: { officer: seedId("to-customs-liaison-1"), homeAgency: seedId("to-customs"), until: soon },
			keep: id("secondment"),
		}),
		() => ({ operation: "POST /postings/{id}/confirm", as: tonga, path: at("secondment"), body: {} }),
		async () => ({
			operation: "POST /clients",
			as: fiji,
			body: { post: seedId("fj-tcu/system"), key: (await client).publicJwk },
			keep: id("client"),
		}),
		async () => {
			const issuer = `${url}/agencies/${fjTcu}`;
			const form = new URLSearchParams({
				grant_type: "client_credentials",
				purpose: "investigation",
				client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
				client_assertion: await assertion({ client: made.client ?? "", issuer, now: Date.now(), key: await client }),
			});
			return {
				operation: "POST /agencies/{id}/token",
				path: { id: fjTcu },
				body: form.toString(),
				type: "application/x-www-form-urlencoded",
				headers: { dpop: await (await holder()).proof({ url: `${issuer}/token`, now: Date.now() }) },
			};
		},
		...signInExamples(url, {
			admin: fiji,
			helper: centre,
			officer: () => made.officer ?? "",
			post: { agency: fjTcu, id: seedId("fj-tcu/desk"), purpose: "investigation" },
		}),
		...providerExamples({
			url,
			audience: "https://seamark.example",
			centreToken: () => demoToken(url, { officer: centre }),
		}),
		() => ({ operation: "POST /clients/{id}/remove", as: fiji, path: at("client"), body: {} }),
		() => ({ operation: "POST /posts/{id}/close", as: fiji, path: at("post"), body: {} }),
		// Keys of an agency that nobody here needs a token of.
		() => ({
			operation: "POST /agencies/{id}/keys",
			as: centre,
			path: at("agency"),
			body: {},
			keep: (answer) => {
				made.kid = String(answer.kid);
			},
		}),
		() => ({
			operation: "POST /agencies/{id}/keys",
			as: centre,
			path: at("agency"),
			body: {},
			keep: (answer) => {
				made.other = String(answer.kid);
			},
		}),
		() => ({
			operation: "POST /agencies/{id}/keys/{kid}/retire",
			as: centre,
			path: { ...at("agency"), kid: made.kid ?? "" },
			body: {},
		}),
		() => ({
			operation: "POST /agencies/{id}/keys/{kid}/revoke",
			as: centre,
			path: { ...at("agency"), kid: made.other ?? "" },
			body: { reason: "a drill" },
		}),

		// ---- alerts
		{
			operation: "POST /alerts",
			as: fiji,
			body: full,
			headers: { "idempotency-key": "example-1" },
			keep: id("alert"),
		},
		() => ({ operation: "GET /alerts/{id}", as: tonga, path: at("alert") }),
		{ operation: "POST /alerts/reach", as: fiji, body: full },
		() => ({ operation: "GET /alerts/{id}/reach", as: fiji, path: at("alert") }),
		() => ({ operation: "POST /alerts/{id}/acknowledgements", as: tonga, path: at("alert"), body: { version: 1 } }),
		() => ({
			operation: "POST /alerts/{id}/feedback",
			as: tonga,
			path: at("alert"),
			body: { use: "acted-on", note: "one boat stopped" },
		}),
		() => ({ operation: "GET /alerts/{id}/acknowledgements", as: fiji, path: at("alert") }),
		() => ({ operation: "GET /alerts/{id}/feedback", as: fiji, path: at("alert") }),
		() => ({
			operation: "POST /alerts/{id}/questions",
			as: tonga,
			path: at("alert"),
			body: { text: "Which of the two harbours is meant?" },
			keep: id("question"),
		}),
		() => ({ operation: "GET /alerts/questions", as: fiji }),
		() => ({ operation: "GET /alerts/waiting", as: tonga }),
		() => ({
			operation: "POST /alerts/{id}/questions/{question}/answers",
			as: fiji,
			path: { ...at("alert"), question: made.question ?? "" },
			body: { text: "The northern one.", to: "all" },
		}),
		() => ({ operation: "GET /alerts/{id}/related", as: tonga, path: at("alert") }),
		() => ({ operation: "GET /alerts/{id}/questions", as: tonga, path: at("alert") }),
		() => ({ operation: "GET /alerts/{id}/stix", as: tonga, path: at("alert"), query: { profile: "tlp2" } }),
		() => ({
			operation: "PUT /alerts/{id}",
			as: fiji,
			path: at("alert"),
			body: { expectedVersion: 1, draft: full },
		}),
		() => ({
			operation: "POST /alerts/{id}/recall",
			as: fiji,
			path: at("alert"),
			body: { expectedVersion: 2, reason: "the source withdrew" },
		}),
		// The tombstone is described as well as the alert.
		() => ({ operation: "GET /alerts/{id}", as: fiji, path: at("alert") }),
		{ operation: "POST /alerts", as: fiji, body: draft(), keep: id("another") },
		{ operation: "GET /alerts", as: fiji, query: { kinds: "route", order: "changes", limit: "1" } },
		{ operation: "GET /alerts", as: tonga, query: { unacknowledged: "true" } },
		() => ({ operation: "GET /alerts", as: fiji, query: { code: codeOf(made.another ?? "").toLowerCase() } }),
		{ operation: "GET /alerts", as: tonga, query: { q: "boats", status: "live" } },
		{
			operation: "POST /alerts/import",
			as: fiji,
			query: { tlp: "green", regions: "pacific" },
			body: bundle,
			type: "application/stix+json",
			keep: (answer) => {
				made.import = String(answer.import);
			},
		},
		() => ({ operation: "GET /alerts/export", as: fiji, query: { import: made.import ?? "" } }),
		() => ({
			operation: "POST /alerts/imports/{id}/recall",
			as: fiji,
			path: { id: made.import ?? "" },
			body: { reason: "the wrong file (invented)" },
		}),
		{ operation: "GET /alerts/feed", as: tonga, query: { kinds: "route" } },
		async () => ({
			operation: "PUT /alerts/feed/place",
			as: tonga,
			body: { cursor: await firstCursor(url, tonga), filter: { kinds: ["route"] } },
		}),
		{
			operation: "POST /subscriptions",
			as: tonga,
			body: { name: "routes", filter: { kinds: ["route"] }, webhook: { url: "http://127.0.0.1:9/hook" } },
			keep: id("subscription"),
		},
		{
			operation: "GET /subscriptions",
			as: tonga,
			keep: (answer) => {
				const items = answer.items as { webhook: { url: string } | null }[];
				made.webhook = items.find(({ webhook }) => webhook)?.webhook?.url ?? "";
			},
		},
		() => ({
			operation: "POST /subscriptions/{id}/confirm-webhook",
			as: tonga,
			path: at("subscription"),
			body: { url: made.webhook ?? "" },
		}),
		{ operation: "GET /subscriptions/hosts", as: tonga },
		async () => ({
			operation: "POST /subscriptions/hosts/approve",
			as: await secondAdministrator(url, tonga),
			asked: tonga,
			body: { host: "127.0.0.1" },
		}),
		() => ({
			operation: "PATCH /subscriptions/{id}",
			as: tonga,
			path: at("subscription"),
			body: {
				expectedVersion: 1,
				name: "routes from Vanuatu",
				filter: { route: ["origin:VU"], exploitation: ["forcedLabour"] },
			},
		}),
		() => ({ operation: "POST /subscriptions/{id}/test-webhook", as: tonga, path: at("subscription") }),
		{ operation: "POST /subscriptions/hosts/withdraw", as: tonga, body: { host: "127.0.0.1" } },
		() => ({ operation: "POST /subscriptions/{id}/rotate-secret", as: tonga, path: at("subscription") }),
		() => ({ operation: "GET /subscriptions/{id}/dead-letters", as: tonga, path: at("subscription") }),
		() => ({ operation: "POST /subscriptions/{id}/redeliver", as: tonga, path: at("subscription") }),
		() => ({ operation: "DELETE /subscriptions/{id}", as: tonga, path: at("subscription") }),
		{ operation: "GET /ops/alerts/consumers", as: centre },
		{ operation: "GET /ops/alerts/dead-letters", as: centre },
		{
			operation: "POST /ops/alerts/dead-letters/redrive",
			as: centre,
			body: { consumer: "report-webhooks", source: "case-intake" },
		},
		{
			operation: "POST /ops/alerts/cursors/reset",
			as: centre,
			body: { consumer: "report-webhooks", source: "case-intake", to: 0 },
		},

		// ---- case intake
		{ operation: "GET /reports/form", as: fiji, query: { as: "html" } },
		{
			operation: "POST /reports",
			as: fiji,
			body: {
				clientId: seedId("example report"),
				capturedAt: "2026-01-02T03:04:05Z",
				coded: "J3 L2 M1 M4 N12 Q3 SFJ T20260101",
				place: "Nadi wharf (invented)",
				narrative: "Two boats came in after dark.",
				persons: [{ seenAs: "concerned", age: { from: 14, to: 17 }, identity: identity("Ana (invented)") }],
				things: [{ kind: "vessel", value: "Sea Snake (invented)", qualifier: "blue hull" }],
			},
			keep: id("report"),
		},
		{
			operation: "POST /reports",
			as: fiji,
			body: {
				clientId: seedId("report to let go"),
				capturedAt: "2026-01-02T03:04:05Z",
				channel: "hotline",
				persons: [{ identity: identity("Mere (invented)") }],
			},
			keep: id("letGo"),
		},
		...["merged", "dismissed"].map((name) => ({
			operation: "POST /reports",
			as: fiji,
			body: {
				clientId: seedId(`${name} report`),
				capturedAt: "2026-01-02T03:04:05Z",
				channel: "hotline",
				things: [{ kind: "vessel", value: "Sea-Snake (Invented)" }],
			},
			keep: id(name),
		})),
		{
			operation: "POST /reports/check",
			as: fiji,
			body: {
				clientId: seedId("checked report"),
				capturedAt: "2026-01-02T03:04:05Z",
				coded: "J3 L2 M1 M4 N12 Q3 SFJ T20260101",
				place: "Nadi wharf (invented)",
				narrative: "Two boats came in after dark.",
				persons: [{ seenAs: "concerned", age: { from: 14, to: 17 }, identity: identity("Ana (invented)") }],
				things: [{ kind: "vessel", value: "Sea Snake (invented)", qualifier: "blue hull" }],
			},
		},
		() => ({ operation: "GET /reports/{id}/acknowledgement", as: fiji, path: at("report") }),
		{ operation: "GET /reports", as: fiji, query: { status: "waiting", limit: "10" } },
		{ operation: "GET /reports/feed", as: fiji },
		() => ({ operation: "GET /reports/{id}", as: fiji, path: at("report") }),
		() => ({ operation: "GET /reports/{id}/duplicates", as: fiji, path: at("report") }),
		() => ({
			operation: "POST /reports/{id}/take-in",
			as: fiji,
			path: at("report"),
			body: { title: "Boats at night (invented)" },
			keep: (answer) => {
				made.case = String(answer.caseId);
			},
		}),
		() => ({
			operation: "POST /reports/{id}/merge",
			as: fiji,
			path: at("merged"),
			body: { caseId: made.case, withPersons: false },
		}),
		{
			operation: "POST /reports",
			as: fiji,
			body: {
				clientId: "01900000-0000-7000-8000-0000000000c9",
				capturedAt: "2026-01-01T00:00:00Z",
				channel: "firstResponder",
				narrative: "A boat is on its way to another island (invented).",
				persons: [{ seenAs: "concerned", identity: { names: [{ text: "Mele Example" }] } }],
			},
			keep: id("elsewhere"),
		},
		() => ({
			operation: "POST /reports/{id}/pass-on",
			as: fiji,
			path: at("elsewhere"),
			body: { toAgency: seedId("pg-police") },
		}),
		() => ({
			operation: "POST /reports/{id}/letting-go",
			as: fiji,
			path: at("letGo"),
			body: { reason: "The same call was typed in twice." },
		}),
		() => ({ operation: "POST /reports/{id}/dismiss", as: fiji, path: at("dismissed"), body: { reason: "duplicate" } }),
		{
			operation: "POST /cases",
			as: fiji,
			body: { title: "Opened by hand (invented)", jurisdiction: "UN" },
			keep: id("toClose"),
		},
		() => ({
			operation: "PATCH /cases/{id}",
			as: fiji,
			path: at("case"),
			body: { expectedVersion: 1, summary: "What we know." },
		}),
		() => ({
			operation: "POST /cases/{id}/incidents",
			as: fiji,
			path: at("case"),
			body: { kind: "disembarkation", occurred: { from: "2026-01-01" }, country: "FJ", personsFound: 12 },
		}),
		() => ({
			operation: "POST /cases/{id}/events",
			as: fiji,
			path: at("case"),
			body: { kind: "transit", occurred: { to: "2025-12-31" }, country: "TO" },
		}),
		() => ({
			operation: "PUT /cases/{id}/route",
			as: fiji,
			path: at("case"),
			body: {
				expectedVersion: 2,
				legs: [{ fromPlace: "Nuku'alofa", fromCountry: "TO", toCountry: "FJ", mode: "sea" }],
			},
		}),
		() => ({
			operation: "POST /cases/{id}/persons",
			as: fiji,
			path: at("case"),
			body: {
				roles: ["smuggledMigrant"],
				sex: "male",
				age: { from: 30, to: 35 },
				heldCountry: "FJ",
				identity: identity("Sione (invented)"),
			},
			keep: id("person"),
		}),
		() => ({
			operation: "PATCH /persons/{id}",
			as: fiji,
			path: at("person"),
			body: {
				expectedVersion: 1,
				controls: ["threats"],
				duration: "underOneYear",
				identity: identity("Sione Example (invented)"),
			},
		}),
		() => ({
			operation: "POST /persons/{id}/assessments/foresee",
			as: fiji,
			path: at("person"),
			body: { expectedVersion: 2, facts: { elements: {} } },
		}),
		() => ({
			operation: "POST /persons/{id}/assessments",
			as: fiji,
			path: at("person"),
			body: {
				expectedVersion: 2,
				facts: {
					elements: {
						act: { value: "notMet", evidence: [{ kind: "statementOfPerson", note: "firstHand" }] },
						entry: { value: "met", evidence: [{ kind: "travelRecord" }] },
					},
					indicators: ["A7"],
				},
			},
		}),
		() => ({ operation: "GET /persons/{id}/assessments", as: fiji, path: at("person") }),
		() => ({
			operation: "POST /persons/{id}/screening",
			as: fiji,
			path: at("person"),
			body: { expectedVersion: 3, outcome: "otherProtectionNeed", flags: ["reprisalRisk"] },
		}),
		() => ({
			operation: "PUT /persons/{id}/flags",
			as: fiji,
			path: at("person"),
			body: { expectedVersion: 4, flags: [] },
		}),
		() => ({
			operation: "POST /persons/{id}/returns",
			as: fiji,
			path: at("person"),
			body: {
				expectedVersion: 5,
				return: {
					kind: "voluntaryReturn",
					toCountry: "TO",
					voluntary: "yes",
					safetyAssessed: true,
					proceedingsChecked: true,
					acceptingService: "Nuku'alofa reception (invented)",
					bestInterests: { decision: "return", reference: "decision 1 (invented)" },
					followUpOn: "2027-01-05",
				},
			},
		}),
		() => ({
			operation: "POST /persons/{id}/identification",
			as: fiji,
			path: at("person"),
			body: { expectedVersion: 6, identification: "presumed" },
		}),
		() => ({
			operation: "POST /persons/{id}/unrelated",
			as: fiji,
			path: at("person"),
			body: { offence: "violence", ground: "two witnesses" },
			keep: id("unrelated"),
		}),
		() => ({
			operation: "POST /second-person/{id}/answer",
			as: "fj-desk-second-1",
			asked: fiji,
			path: at("unrelated"),
			body: { expectedVersion: 1, answer: "confirmed" },
		}),
		() => ({
			operation: "POST /persons/{id}/roles",
			as: fiji,
			path: at("person"),
			body: {
				expectedVersion: 7,
				roles: ["suspect"],
				suspicion: { offence: "violence", ground: "two witnesses", relation: "unrelated" },
			},
		}),
		() => ({ operation: "GET /persons/{id}", as: fiji, path: at("person") }),
		() => ({
			operation: "POST /openings",
			as: fiji,
			purpose: "victim-protection",
			body: { person: made.person ?? "", reason: "to reach the person" },
			keep: id("opening"),
		}),
		{ operation: "GET /second-person", as: fiji, query: { show: "unanswered" } },
		() => ({
			operation: "POST /second-person/{id}/answer",
			as: "fj-desk-second-1",
			asked: fiji,
			path: at("opening"),
			body: { expectedVersion: 1, answer: "confirmed" },
		}),
		() => ({
			operation: "GET /persons/{id}/identity",
			as: fiji,
			purpose: "victim-protection",
			path: at("person"),
		}),
		() => ({
			operation: "POST /erasures",
			as: fiji,
			body: { person: made.person, reason: "courtOrder", words: "Order 12 (invented)" },
			keep: id("erasure"),
		}),
		() => ({
			operation: "POST /second-person/{id}/answer",
			as: "fj-desk-second-1",
			asked: fiji,
			path: at("erasure"),
			body: { expectedVersion: 1, answer: "confirmed" },
		}),
		() => ({ operation: "DELETE /persons/{id}/identity", as: fiji, path: at("person") }),
		() => ({ operation: "GET /cases/{id}/persons", as: fiji, path: at("case"), query: { limit: "1" } }),
		() => ({ operation: "GET /cases/{id}/alert-draft", as: fiji, path: at("case") }),
		() => ({ operation: "GET /cases/{id}", as: fiji, path: at("case") }),
		{ operation: "GET /cases", as: fiji, query: { q: "boats", status: "open" } },
		() => ({
			operation: "POST /cases/{id}/close",
			as: fiji,
			path: at("toClose"),
			body: { expectedVersion: 1, reason: "noCrimeFound" },
		}),

		...recordExamples({ made, id, at, as: fiji, identity }),
		...mlaExamples({ url, made, id, at, centre }),
		...assetExamples({ made, id, at }),
		...exchangeExamples({ id, at, centre, as: fiji }),

		() => ({
			operation: "POST /cases/{id}/persons",
			as: fiji,
			path: at("case"),
			body: { roles: ["suspect"], suspicion: { offence: "violence", ground: "two witnesses", relation: "unrelated" } },
		}),

		// Two records of one person, and what is counted and taken in as a file.
		() => ({
			operation: "POST /cases/{id}/persons",
			as: fiji,
			path: at("case"),
			body: { roles: ["witness"], identity: { names: [{ text: "Litia Example (invented)" }] } },
			keep: id("kept"),
		}),
		() => ({
			operation: "POST /cases/{id}/persons",
			as: fiji,
			path: at("case"),
			body: { roles: ["witness"], identity: { names: [{ text: "Litya Example (invented)" }] } },
			keep: id("double"),
		}),
		() => ({
			operation: "POST /persons/{id}/replacements",
			as: "fj-desk-second-1",
			path: at("double"),
			body: { reason: "The passport has another name." },
		}),
		() => ({ operation: "GET /persons/{id}/duplicates", as: fiji, path: at("kept") }),
		() => ({
			operation: "POST /persons/{id}/merges",
			as: fiji,
			path: at("kept"),
			body: { mergedId: made.double, expectedVersion: 1, mergedVersion: 1, reason: "the same woman", score: 0.9 },
			keep: id("merge"),
		}),
		() => ({ operation: "GET /persons/{id}/merges", as: fiji, path: at("kept") }),
		() => ({ operation: "POST /merges/{id}/undo", as: fiji, path: at("merge") }),
		{
			operation: "POST /imports",
			as: fiji,
			query: {
				kind: "ctdc",
				sha256: createHash("sha256").update(records).digest("hex"),
				size: String(Buffer.byteLength(records)),
				name: "invented.csv",
			},
			body: records,
			type: "text/csv",
			keep: (answer) => {
				made.records = (answer.import as { id: string }).id;
			},
		},
		{ operation: "GET /imports", as: fiji },
		() => ({ operation: "GET /imports/{id}", as: fiji, path: at("records") }),
		() => ({ operation: "GET /imports/{id}/refusals", as: fiji, path: at("records") }),
		{
			operation: "POST /imports",
			as: fiji,
			query: {
				kind: "htcds",
				sha256: createHash("sha256").update(people).digest("hex"),
				size: String(Buffer.byteLength(people)),
				name: "people.csv",
			},
			body: people,
			type: "text/csv",
			keep: (answer) => {
				made.people = (answer.import as { id: string }).id;
			},
		},
		() => ({
			operation: "POST /cases/{id}/imported-persons",
			as: fiji,
			path: at("case"),
			body: { importId: made.people, rows: [2] },
		}),
		() => ({ operation: "GET /htcds", as: fiji, query: { case: made.case ?? "", as: "json" } }),
		{ operation: "GET /statistics", as: fiji, query: { public: "true" } },
		{ operation: "POST /statistics/returns/{year}", as: fiji, path: { year: "2025" } },
		{ operation: "GET /statistics/returns/{year}", as: fiji, path: { year: "2025" } },
		{ operation: "GET /statistics/returns", as: fiji },
		{ operation: "POST /statistics/returns/{year}", as: "ws-desk-1", path: { year: "2025" } },
		{
			operation: "POST /statistics/national/{year}",
			as: rapporteur,
			path: { year: "2025" },
			body: { without: [seedId("ws-prosecutor")] },
		},
		{ operation: "GET /statistics/national/{year}", as: rapporteur, path: { year: "2025" } },
		{ operation: "GET /statistics/national", as: rapporteur },
		() => ({
			operation: "POST /erasures",
			as: fiji,
			body: { case: made.case, reason: "retentionEnded", words: "Ten years are over (invented)" },
			keep: id("caseErasure"),
		}),
		() => ({
			operation: "POST /second-person/{id}/answer",
			as: "fj-desk-second-1",
			asked: fiji,
			path: at("caseErasure"),
			body: { expectedVersion: 1, answer: "confirmed" },
		}),
		() => ({ operation: "DELETE /cases/{id}/identities", as: fiji, path: at("case") }),

		// ---- audit
		() => ({ operation: "GET /audit/alerts/{id}/readers", as: fiji, path: at("another") }),
		{ operation: "GET /audit/entries", as: fiji, query: { action: "consultation,disclosure" } },
		{ operation: "GET /audit/chain", as: centre, query: { limit: "5" } },
		{ operation: "GET /audit/head", as: centre },
		{ operation: "GET /ops/audit/consumers", as: centre },
		{ operation: "GET /ops/audit/dead-letters", as: centre },
		{
			operation: "POST /ops/audit/dead-letters/redrive",
			as: centre,
			body: { consumer: "audit-alerts", source: "alerts" },
		},
		{
			operation: "POST /ops/audit/cursors/reset",
			as: centre,
			body: { consumer: "audit-alerts", source: "alerts", to: 0 },
		},
	];
};
