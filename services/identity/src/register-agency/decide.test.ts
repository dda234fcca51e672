import { expect, test } from "vitest";
import { decideCreateDutyPost } from "../create-duty-post/decide.ts";
import { decideRegisterCountry } from "../register-country/decide.ts";
import { decideRemoveClient } from "../remove-client/decide.ts";
import { decideRegisterAgency, issuerFaults } from "./decide.ts";

const now = Date.parse("2026-06-01T12:00:00Z");
const hub = { publicUrl: "https://hub.example", insecureIssuers: false };
const ids = { agency: "a", post: "p", client: "c" };
const asked = { handle: "nu-tcu", name: "n", kind: "tcu" as const, country: "NU" };
const state = {
	countryKnown: true,
	handleTaken: false,
	issuerTaken: false,
	keyFaults: [],
	keys: [{ kid: "k", jwk: {}, sealed: "s" }],
	clientJwk: { kty: "EC" },
};
const places = (decision: object) =>
	"faults" in decision ? (decision.faults as { at: string }[]).map((one) => one.at) : decision;

test("an agency begins with a post that can do nothing but administer it", () => {
	const decision = decideRegisterAgency(asked, state, hub, ids, now);
	expect(decision).toMatchObject({
		writes: [
			{ row: { id: "a", issuer: null, invented: false } },
			{ row: { id: "p", clearance: "clear", scopes: ["directory:read", "agency:admin"] } },
			{ row: { kid: "k", agencyId: "a" } },
			{ row: { id: "c", postId: "p", vouches: false } },
		],
		answer: { id: "a", issuer: "https://hub.example/agencies/a", post: "p", client: "c" },
	});
});

test("all that is wrong with a registration is said at once", () => {
	const wrong = {
		...state,
		countryKnown: false,
		handleTaken: true,
		issuerTaken: true,
		keys: [
			{ kid: "k", jwk: {} },
			{ kid: "k", jwk: {} },
		],
	};
	const issuer = "http://login.example";
	expect(places(decideRegisterAgency({ ...asked, issuer }, wrong, hub, ids, now))).toEqual([
		"/country",
		"/handle",
		"/sovereign/issuer",
		"/sovereign/keys",
		"/sovereign/issuer",
	]);
	expect(places(decideRegisterAgency(asked, { ...state, clientJwk: undefined }, hub, ids, now))).toEqual([
		"/clientKey",
	]);
});

test("an issuer is an https address in its plain spelling, and not the hub's", () => {
	for (const issuer of [
		"https://login.example",
		"https://login.example/",
		"https://login.example/tcu",
		"https://hub.example.org/x",
	])
		expect(issuerFaults(issuer, hub), issuer).toEqual([]);
	for (const issuer of [
		"http://login.example",
		"https://LOGIN.example",
		"https://login.example:443/",
		"https://login.example/?x",
		"https://login.example/#x",
		"https://a:b@login.example/",
		"https://hub.example",
		"https://hub.example/agencies/x",
		"login.example",
		"",
	])
		expect(issuerFaults(issuer, hub), issuer).not.toEqual([]);
	expect(issuerFaults("http://127.0.0.1:9000/x", { ...hub, insecureIssuers: true })).toEqual([]);
});

test("a post holds no more than its kind of agency may", () => {
	const post = {
		name: "desk",
		clearance: "green" as const,
		scopes: ["directory:read", "alerts:read"] as const,
		purposes: ["oversight"] as const,
	};
	expect(places(decideCreateDutyPost(post, { id: "a", kind: "rapporteur" }, { nameTaken: true }, "p"))).toEqual([
		"/name",
		"/scopes",
	]);
	expect(decideCreateDutyPost(post, { id: "a", kind: "tcu" }, { nameTaken: false }, "p")).toMatchObject({
		writes: [{ row: { agencyId: "a" } }],
	});
});

test("a region comes to be with its first country", () => {
	const country = { code: "NU", name: "Niue", region: "pacific" };
	const known = { countryKnown: false, regionKnown: true };
	expect(decideRegisterCountry(country, known)).toMatchObject({ writes: [{ row: { code: "NU" } }] });
	expect(decideRegisterCountry({ ...country, regionName: "Pacific" }, { ...known, regionKnown: false })).toMatchObject({
		writes: [{ row: { slug: "pacific", name: "Pacific" } }, { row: { code: "NU" } }],
	});
	expect(places(decideRegisterCountry(country, { countryKnown: true, regionKnown: false }))).toEqual([
		"/code",
		"/regionName",
	]);
	expect(places(decideRegisterCountry({ ...country, regionName: "Pacific" }, known))).toEqual(["/regionName"]);
});

test("nobody removes the client that they act as", () => {
	const client = { id: "c", removed: false };
	expect(places(decideRemoveClient(client, "a", { client: "c", officer: undefined }, now))).toEqual(["/id"]);
	expect(decideRemoveClient(client, "a", { client: "c", officer: "o" }, now)).toHaveProperty("answer");
	expect(
		places(decideRemoveClient({ ...client, removed: true }, "a", { client: "d", officer: undefined }, now)),
	).toEqual(["/id"]);
});
