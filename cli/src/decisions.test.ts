import { describe, expect, it } from "vitest";
import { serviceOf } from "./api.ts";
import { parseWitness, upTo } from "./audit.ts";
import { configOf } from "./config.ts";
import { resolveAgencies } from "./directory.ts";
import { CliError } from "./exit.ts";
import { addressOf } from "./hub.ts";
import { loginFaults } from "./login.ts";
import { reconnectDelay, retryDelay } from "./retry.ts";
import { openSeen } from "./seen.ts";
import { hubOrigin } from "./session.ts";
import { needsRenewal, tokenError, tokenOf } from "./token.ts";

describe("tokens", () => {
	const token = (life: number) => ({
		value: "x",
		type: "Bearer" as const,
		receivedAt: 1_000_000,
		expiresAt: 1_000_000 + life * 1_000,
	});
	it.each([
		["fresh", 600, 0, false],
		["in its middle", 600, 300, false],
		["just before its last tenth", 600, 539, false],
		["in its last tenth", 600, 540, true],
		["ended", 600, 700, true],
		["short, within its last 15 seconds", 60, 45, true],
		["received in the future, since the clock was set back", 600, -5, true],
	])("are renewed in time: %s", (_what, life, age, renewed) => {
		expect(needsRenewal(token(life), 1_000_000 + age * 1_000)).toBe(renewed);
	});
	it("are needed where there is none", () => expect(needsRenewal(undefined, 0)).toBe(true));
	it("are read from the endpoint's answer, and nothing else is taken for one", () => {
		expect(tokenOf({ access_token: "a.b.c", token_type: "dpop", expires_in: 60 }, 5)).toEqual({
			value: "a.b.c",
			type: "DPoP",
			receivedAt: 5,
			expiresAt: 60_005,
		});
		for (const answer of [undefined, {}, { access_token: "two words" }, { access_token: "line\r\nX-Other: 1" }])
			expect(() => tokenOf(answer, 0)).toThrow(CliError);
	});
});

describe("a refused login", () => {
	it("says in OAuth's words and the hub's why, and is always exit 3", () => {
		const oauth = tokenError(400, { error: "invalid_scope", error_description: "The post does not hold it." });
		expect(oauth).toMatchObject({
			exit: 3,
			message: "The login was refused (invalid_scope).",
			detail: "The post does not hold it.",
		});
		const faults = [{ at: "/officer", message: "is unknown" }];
		const problem = { title: "Refused.", code: "REFUSED", detail: "Refused.", next: "Correct it.", faults };
		expect(tokenError(422, problem)).toMatchObject({ exit: 3, message: "Refused.", next: "Correct it.", faults });
		expect(tokenError(404, problem)).toMatchObject({ exit: 3, message: "This hub has no such token endpoint." });
		expect(tokenError(503, { code: "UNAVAILABLE" })).toMatchObject({ exit: 6 });
	});
});

describe("a proven chain", () => {
	const proven = (seq: number, hash: string) => ({ ok: true as const, entries: seq, head: { seq, hash } });
	it("must lead to the head that the hub named", () => {
		expect(upTo({ seq: 3, hash: "c" }, proven(3, "c"))).toMatchObject({ ok: true });
		expect(upTo({ seq: 0, hash: "0" }, proven(0, "0"))).toMatchObject({ ok: true });
		expect(upTo({ seq: 3, hash: "c" }, proven(2, "b"))).toMatchObject({ ok: false, brokenAt: 3, reason: "truncated" });
		expect(upTo({ seq: 3, hash: "c" }, proven(3, "x"))).toMatchObject({ ok: false, brokenAt: 3, reason: "rewritten" });
	});
});

describe("trying again", () => {
	const delay = (o: Partial<Parameters<typeof retryDelay>[0]>) =>
		retryDelay({ failure: "broken", attempt: 1, repeatable: true, chance: 0.5, ...o });
	it("waits longer each time and gives up in the end", () => {
		expect([1, 2, 3, 4, 5, 6].map((attempt) => delay({ attempt }))).toEqual([
			500,
			1_000,
			2_000,
			4_000,
			8_000,
			undefined,
		]);
	});
	it("never sends twice what may have been carried out and has no key", () => {
		expect(delay({ repeatable: false })).toBeUndefined();
		expect(delay({ repeatable: false, failure: "busy" })).toBe(500);
		expect(delay({ repeatable: false, failure: "unreachable" })).toBe(500);
	});
	it("waits as long as the hub says, and tells soon that nobody is there", () => {
		expect(delay({ failure: "busy", retryAfter: 7 })).toBe(7_000);
		expect(delay({ failure: "unreachable", attempt: 3 })).toBeUndefined();
	});
	it("comes back to the feed for ever, within seconds unless the hub says otherwise", () => {
		expect([1, 2, 3, 4, 5, 500].map((attempt) => reconnectDelay(attempt, 1_000, 0.5))).toEqual([
			1_000, 2_000, 4_000, 8_000, 10_000, 10_000,
		]);
		expect(reconnectDelay(9, 30_000, 0.5)).toBe(30_000);
	});
});

describe("what was seen", () => {
	it("comes once, whatever its order, and a later version is new", () => {
		const seen = openSeen();
		const states = [[2], [1], [2], [1], [3, "recalled"], [3, "recalled"]] as const;
		expect(states.map(([version, status]) => seen({ id: "a", version, ...(status ? { status } : {}) }))).toEqual([
			true,
			true,
			false,
			false,
			true,
			false,
		]);
	});
	it("is new again after it was withdrawn", () => {
		const seen = openSeen();
		const states = ["live", "withdrawn", "withdrawn", "live", "live", "withdrawn"];
		expect(states.map((status) => seen({ id: "a", version: 1, status }))).toEqual([
			true,
			true,
			false,
			true,
			false,
			true,
		]);
	});
	it("is forgotten, oldest first, before memory runs out", () => {
		const seen = openSeen(2);
		expect(["a", "b", "c", "c", "a"].map((id) => seen({ id, version: 1 }))).toEqual([true, true, true, false, true]);
	});
});

describe("addresses", () => {
	it.each([
		["https://hub.example/", "https://hub.example"],
		["hub.example", "https://hub.example"],
		["http://127.0.0.1:8080", "http://127.0.0.1:8080"],
		["http://localhost:1/x/", "http://localhost:1/x"],
	])("of hubs: %s", (typed, origin) => expect(hubOrigin(typed)).toBe(origin));
	it.each([
		"http://hub.example",
		"http://10.0.0.1",
		"http://127.0.0.1.evil.example",
		"https://u:p@hub.example",
		"ftp://hub.example",
		"https://",
	])("that are none: %s", (typed) => {
		expect(() => hubOrigin(typed)).toThrow(CliError);
	});
	it("carry lists with commas and leave out what is empty", () => {
		expect(
			addressOf("https://h", {
				path: "/a",
				query: { x: ["1", "2"], y: [], z: undefined, flag: true, off: false, n: 5 },
			}),
		).toBe("https://h/a?x=1%2C2&flag=true&n=5");
	});
	it("lead to the service that answers there", () => {
		expect(["/alerts/feed", "/subscriptions", "/audit/alerts/x/readers", "/agencies"].map(serviceOf)).toEqual([
			"alerts",
			"alerts",
			"audit",
			"identity",
		]);
	});
});

describe("options", () => {
	it("of a login are judged all at once", () => {
		expect(loginFaults({ demo: "fj-desk-1" })).toEqual([]);
		expect(loginFaults({ agency: "a", client: "c", key: "k", purpose: "p" })).toEqual([]);
		expect(loginFaults({}).map(({ at }) => at)).toEqual(["--demo"]);
		expect(loginFaults({ demo: "x", agency: "a", key: "k" }).map(({ at }) => at)).toEqual(["--agency", "--key"]);
		expect(loginFaults({ agency: "a", officer: "o" }).map(({ at }) => at)).toEqual([
			"--client",
			"--key",
			"--purpose",
			"--post",
			"--scope",
		]);
	});
	it("name agencies exactly or not at all", () => {
		const agencies = [
			{ id: "1", handle: "fj-tcu", name: "Fiji Unit" },
			{ id: "2", handle: "to-tcu", name: "Unit" },
			{ id: "3", handle: "vu-tcu", name: "Unit" },
		];
		const uuid = "0198C1DE-7A53-7A10-9D5E-000000000001";
		expect(resolveAgencies(["FJ-TCU", "fiji unit", uuid], "--exclude", agencies)).toEqual({
			ids: ["1", "1", uuid.toLowerCase()],
			faults: [],
		});
		expect(resolveAgencies(["fj-tc", "Unit"], "--exclude", agencies).faults.map(({ message }) => message)).toEqual([
			'"fj-tc" is no agency of this hub',
			'"Unit" is the name of 2 agencies; give the id',
		]);
	});
	it("of the environment say where logins are kept", () => {
		expect(configOf({}, "/home/o").home).toBe("/home/o/.config/seamark");
		expect(configOf({ XDG_CONFIG_HOME: "/x" }, "/home/o").home).toBe("/x/seamark");
		expect(configOf({ XDG_CONFIG_HOME: "relative" }, "/home/o").home).toBe("/home/o/.config/seamark");
		expect(configOf({ SEAMARK_HOME: "/s", XDG_CONFIG_HOME: "/x", SEAMARK_DEBUG: "0" }, "/home/o")).toMatchObject({
			home: "/s",
			debug: false,
		});
	});
	it("give a witness as a place and a hash", () => {
		expect(parseWitness(`12:${"AB".repeat(32)}`)).toEqual({ seq: 12, hash: "ab".repeat(32) });
		expect(() => parseWitness("12:ab")).toThrow(CliError);
	});
});
