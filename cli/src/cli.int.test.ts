import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { decodeProtectedHeader, EmbeddedJWK, exportJWK, generateKeyPair, jwtVerify } from "jose";
import { describe, expect, it } from "vitest";
import { answer, demoSecret, problem, startFakeHub } from "./testing/fake-hub.ts";
import { run, start } from "./testing/run.ts";
import { openStage } from "./testing/stage.ts";

const id = (n: number) => `0198c1de-7a53-7a10-9d5e-${String(n).padStart(12, "0")}`;
const alertOf = (n: number, more: Record<string, unknown> = {}) => ({
	id: id(n),
	version: 1,
	status: "live",
	kind: "route",
	topic: "smuggling",
	urgency: "routine",
	title: `Alert ${n}`,
	summary: "Open boats at night.",
	countries: ["FJ"],
	grading: { scheme: "4x4", source: "B", information: "2" },
	handling: { tlp: "green", audience: { regions: ["pacific"] }, expiresAt: null },
	originator: { agency: id(900), country: "TO" },
	raisedAt: "2030-01-02T03:04:05.000Z",
	changedAt: "2030-01-02T03:04:05.000Z",
	...more,
});
const draft = {
	kind: "route",
	topic: "smuggling",
	urgency: "routine",
	title: "t",
	summary: "s",
	grading: {},
	handling: { tlp: "green", audience: { regions: ["pacific"] } },
};

const stage = openStage("fj-liaison-1");
const { loggedIn, file } = stage;

describe("login", () => {
	it("keeps the login in a file that its owner alone can read, and prints no secret, not even under SEAMARK_DEBUG", async () => {
		stage.hub = await startFakeHub({ "GET /alerts": (_request, response) => problem(response, 403, "FORBIDDEN") });
		const env = { SEAMARK_DEBUG: "1" };
		const login = await run(stage.home, ["login", "--hub", stage.hub.origin, "--demo", "fj-liaison-1"], { env });
		const listing = await run(stage.home, ["alerts", "list"], { env });
		const whoami = await run(stage.home, ["whoami", "--json"], { env });
		expect([login.code, listing.code, whoami.code]).toEqual([0, 1, 0]);
		expect(JSON.parse(whoami.stdout)).toMatchObject({
			login: "default",
			officer: "fj-liaison-1",
			purpose: "investigation",
		});
		const stored = join(stage.home, "logins", "default.json");
		expect((await stat(stored)).mode & 0o777).toBe(0o600);
		expect((await stat(join(stage.home, "logins"))).mode & 0o777).toBe(0o700);
		expect(await readFile(stored, "utf8")).toContain(demoSecret);
		expect(await readdir(join(stage.home, "logins"))).toEqual(["default.json"]);
		expect(listing.stderr).toContain("debug: GET /alerts -> 403");
		for (const { stdout, stderr } of [login, listing, whoami])
			expect(stdout + stderr).not.toContain(demoSecret.slice(0, 40));
	});

	it("prints the token only when asked for it, with a warning beside it", async () => {
		await loggedIn({});
		const { code, stdout, stderr } = await run(stage.home, ["token"]);
		expect(code).toBe(0);
		expect(stdout).toBe(`${demoSecret}1\n`);
		expect(stderr).toContain("This is a secret");
	});

	it("keeps several logins apart and forgets one", async () => {
		const { origin } = await loggedIn({});
		await run(stage.home, ["login", "--hub", origin, "--demo", "fj-desk-1", "--as", "desk"]);
		expect(JSON.parse((await run(stage.home, ["whoami", "--as", "default", "--json"])).stdout)).toMatchObject({
			officer: "fj-liaison-1",
			otherLogins: ["desk"],
		});
		expect((await run(stage.home, ["logout"])).stdout).toContain("Forgot desk");
		expect((await run(stage.home, ["whoami"])).code).toBe(3);
		expect((await run(stage.home, ["whoami", "--as", "default"])).code).toBe(0);
	});

	it("never sends a login's token to another hub", async () => {
		await loggedIn({});
		const other = await startFakeHub({});
		const { code, stderr } = await run(stage.home, ["alerts", "list", "--hub", other.origin]);
		expect(code).toBe(3);
		expect(stderr).toContain("What to do: Choose another login");
		expect(other.seen).toEqual([]);
		await other.close();
	});

	it("renews a token that is about to end, and one that the hub no longer takes", async () => {
		const { of } = await loggedIn({
			"POST /demo/token": (_request, response, times) =>
				answer(response, 200, {
					access_token: `token-${times}`,
					token_type: "Bearer",
					expires_in: times === 1 ? 10 : 600,
				}),
			"GET /alerts": ({ headers }, response) =>
				headers.authorization === "Bearer token-3"
					? answer(response, 200, { alerts: [], next: null, more: false })
					: problem(response, 401, "UNAUTHENTICATED"),
		});
		expect((await run(stage.home, ["alerts", "list", "--json"])).code).toBe(0);
		expect(of("GET /alerts").map(({ headers }) => headers.authorization)).toEqual(["Bearer token-2", "Bearer token-3"]);
	});

	it("proves client and officer with signed assertions and binds every request to a key (RFC 7523, RFC 9449)", async () => {
		const { privateKey, publicKey } = await generateKeyPair("EdDSA", { extractable: true });
		const key = await file("client.jwk", await exportJWK(privateKey));
		const issuer = `/agencies/${id(1)}`;
		const fake = await startFakeHub({
			[`GET ${issuer}/.well-known/oauth-authorization-server`]: (_request, response) =>
				answer(response, 200, { issuer: `${fake.origin}${issuer}`, token_endpoint: `${fake.origin}${issuer}/token` }),
			[`POST ${issuer}/token`]: (_request, response) =>
				answer(response, 200, { access_token: "bound.token.x", token_type: "DPoP", expires_in: 600 }),
			"GET /alerts": (_request, response) => answer(response, 200, { alerts: [], next: null, more: false }),
		});
		stage.hub = fake;
		const words = [
			"login",
			"--hub",
			fake.origin,
			"--agency",
			id(1),
			"--client",
			"c-1",
			"--key",
			key,
			"--purpose",
			"investigation",
		];
		const login = await run(stage.home, [
			...words,
			"--officer",
			id(2),
			"--post",
			id(3),
			"--scope",
			"alerts:read,alerts:subscribe",
		]);
		expect(login.stderr).not.toContain("What to do");
		expect(login.code).toBe(0);
		expect((await run(stage.home, ["alerts", "list"])).code).toBe(0);

		const [asked] = fake.of(`POST ${issuer}/token`);
		const form = new URLSearchParams(asked?.body);
		expect(form.get("grant_type")).toBe("urn:ietf:params:oauth:grant-type:jwt-bearer");
		const vouched = await jwtVerify(form.get("assertion") ?? "", publicKey, {
			audience: `${fake.origin}${issuer}`,
			issuer: "c-1",
		});
		expect(vouched.payload).toMatchObject({
			sub: id(2),
			duty_post: id(3),
			purpose: "investigation",
			scope: "alerts:read alerts:subscribe",
		});
		const atToken = await jwtVerify(String(asked?.headers.dpop), EmbeddedJWK, { typ: "dpop+jwt" });
		expect(atToken.payload).toMatchObject({ htm: "POST", htu: `${fake.origin}${issuer}/token` });

		const [listing] = fake.of("GET /alerts");
		expect(listing?.headers.authorization).toBe("DPoP bound.token.x");
		const proof = String(listing?.headers.dpop);
		const atList = await jwtVerify(proof, EmbeddedJWK, { typ: "dpop+jwt" });
		expect(atList.payload).toMatchObject({
			htm: "GET",
			htu: `${fake.origin}/alerts`,
			ath: createHash("sha256").update("bound.token.x").digest("base64url"),
		});
		expect(decodeProtectedHeader(proof).jwk).toEqual(decodeProtectedHeader(String(asked?.headers.dpop)).jwk);
		expect(decodeProtectedHeader(proof).jwk).not.toHaveProperty("d");

		expect((await run(stage.home, [...words, "--as", "system"])).code).toBe(0);
		const own = new URLSearchParams(fake.of(`POST ${issuer}/token`)[1]?.body);
		expect(own.get("grant_type")).toBe("client_credentials");
		expect(
			(await jwtVerify(own.get("client_assertion") ?? "", publicKey, { issuer: "c-1", subject: "c-1" })).payload.jti,
		).toBeTruthy();
	});

	it("refuses to speak to another machine without encryption", async () => {
		const { code, stderr } = await run(stage.home, ["login", "--hub", "http://hub.example", "--demo", "fj-liaison-1"]);
		expect(code).toBe(2);
		expect(stderr).toContain("is not encrypted");
	});
});

describe("exit codes", () => {
	const codes: [number, string, string][] = [
		[1, "403", "FORBIDDEN"],
		[1, "422", "ALERT_REFUSED"],
		[3, "401", "UNAUTHENTICATED"],
		[4, "404", "ALERT_NOT_FOUND"],
		[5, "409", "VERSION_CONFLICT"],
		[6, "500", "INTERNAL"],
	];
	it.each(codes)("ends with %i when the hub answers %s", async (code, status, name) => {
		await loggedIn({
			[`GET /alerts/${id(1)}`]: (_request, response) =>
				problem(response, Number(status), name, {
					faults: [
						{ at: "/title", message: "is too long" },
						{ at: "/tlp", message: "is missing" },
					],
				}),
		});
		const ran = await run(stage.home, ["alerts", "show", id(1)]);
		expect(ran.code).toBe(code);
		const lines = ran.stderr.trim().split("\n");
		expect(lines.slice(0, 4)).toEqual([
			`Title of ${name}.`,
			`Detail of ${name}.`,
			"  /title: is too long",
			"  /tlp: is missing",
		]);
		expect(lines[4]).toMatch(/^What to do: ./);
		expect(lines).toHaveLength(5);
	});

	it("ends with 2 for wrong usage and a file that is not there, with 3 without a login, with 6 without a hub", async () => {
		const usage = await run(stage.home, ["alerts", "list", "--limit", "many"]);
		const unknown = await run(stage.home, ["alrts"]);
		const nobody = await run(stage.home, ["alerts", "list", "--json"]);
		expect([usage.code, unknown.code, nobody.code]).toEqual([2, 2, 3]);
		expect(unknown.stderr).toContain("Did you mean alerts?");
		expect(JSON.parse(nobody.stdout)).toMatchObject({ error: { exit: 3, title: "You are not logged in." } });
		const { close } = await loggedIn({});
		expect((await run(stage.home, ["alerts", "raise", join(stage.home, "none.json")])).code).toBe(2);
		await close();
		stage.hub = undefined;
		const away = await run(stage.home, ["alerts", "list"]);
		expect(away.code).toBe(6);
		expect(away.stderr).toContain("What to do: Start it with `npm start`");
		expect(away.stderr).not.toContain("    at ");
	});

	it("ends with 8 for a chain that was changed and with 0 for a whole one", async () => {
		const links = [
			{ seq: 1, bytes: Buffer.from("nonsense").toString("base64"), previousHash: "0".repeat(64), hash: "1".repeat(64) },
		];
		const broken = await run(stage.home, [
			"audit",
			"verify",
			"--file",
			await file("chain.jsonl", links.map((link) => JSON.stringify(link)).join("\n")),
			"--json",
		]);
		expect(broken.code).toBe(8);
		expect(JSON.parse(broken.stdout)).toMatchObject({ ok: false, brokenAt: 1, reason: "altered" });
		expect((await run(stage.home, ["audit", "verify", "--file", await file("empty.jsonl", "")])).code).toBe(0);
	});
});

describe("alerts", () => {
	it("raises once although the connection breaks before the answer", async () => {
		const { of } = await loggedIn({
			"POST /alerts": (_request, response, times) =>
				times === 1
					? void response.socket?.destroy()
					: answer(response, 201, { id: id(1), version: 1, status: "live", raisedAt: "2030-01-01T00:00:00Z" }),
		});
		const { code, stdout } = await run(stage.home, ["alerts", "raise", "-", "--json"], {
			input: JSON.stringify(draft),
		});
		expect(code).toBe(0);
		expect(JSON.parse(stdout)).toEqual({ id: id(1), version: 1, status: "live", raisedAt: "2030-01-01T00:00:00Z" });
		const posts = of("POST /alerts");
		expect(posts).toHaveLength(2);
		expect(posts[0]?.headers["idempotency-key"]).toMatch(/^[0-9a-f-]{36}$/);
		expect(posts[1]?.headers["idempotency-key"]).toBe(posts[0]?.headers["idempotency-key"]);
		expect(posts.map(({ body }) => JSON.parse(body))).toEqual([draft, draft]);
	});

	it("makes a draft of options, with agencies by their handle, and refuses one it does not know", async () => {
		const { of } = await loggedIn({
			"GET /agencies": (_request, response) =>
				answer(response, 200, { agencies: [{ id: id(7), handle: "nz-customs", name: "N" }] }),
			"POST /alerts": (_request, response) => answer(response, 201, { id: id(1), version: 1, status: "live" }),
		});
		const words =
			"alerts raise --kind route --topic smuggling --title T --summary S --tlp amber+strict --to-regions pacific --to-countries fj,to --grading 4x4:B2".split(
				" ",
			);
		expect((await run(stage.home, [...words, "--exclude", "nz-costoms"])).code).toBe(2);
		expect(of("POST /alerts")).toEqual([]);
		expect((await run(stage.home, [...words, "--exclude", "nz-customs"])).code).toBe(0);
		expect(JSON.parse(of("POST /alerts")[0]?.body ?? "")).toMatchObject({
			grading: { scheme: "4x4", source: "B", information: "2" },
			handling: { tlp: "amber+strict", audience: { regions: ["pacific"], countries: ["FJ", "TO"], excluded: [id(7)] } },
		});
	});

	it("pages through everything, and lets nothing in a title steer the terminal", async () => {
		const { of } = await loggedIn({
			"GET /alerts": ({ query }, response) =>
				query.get("after") === null
					? answer(response, 200, {
							alerts: [alertOf(1, { title: "\u001b]0;owned\u0007red \u001b[31malert \u202eevil" })],
							next: "c1",
							more: true,
						})
					: answer(response, 200, { alerts: [alertOf(2)], next: null, more: false }),
		});
		const human = await run(stage.home, ["alerts", "list", "--all", "--country", "fj,to"], {
			env: { COLUMNS: "90", FORCE_COLOR: "0" },
		});
		for (const one of ["\u001b", "\u0007", "\u202e"]) expect(human.stdout).not.toContain(one);
		expect(human.stdout).toContain("red alert <U+202E>evil");
		expect(of("GET /alerts").map(({ query }) => [query.get("countries"), query.get("after")])).toEqual([
			["FJ,TO", null],
			["FJ,TO", "c1"],
		]);
		const json = await run(stage.home, ["alerts", "list", "--all", "--json"]);
		expect(JSON.parse(json.stdout)).toMatchObject({
			alerts: [{ id: id(1), title: "\u001b]0;owned\u0007red \u001b[31malert \u202eevil" }, { id: id(2) }],
			more: false,
		});
		expect(json.stdout).not.toContain("\u202e");
	});

	it("updates from what show printed, naming the version that it replaces", async () => {
		const { of } = await loggedIn({
			[`GET /alerts/${id(1)}`]: (_request, response) => answer(response, 200, alertOf(1, { version: 3 })),
			[`PUT /alerts/${id(1)}`]: (_request, response) =>
				answer(response, 200, { id: id(1), version: 4, status: "live" }),
		});
		const shown = await run(stage.home, ["alerts", "show", id(1), "--json"]);
		expect((await run(stage.home, ["alerts", "update", id(1), await file("alert.json", shown.stdout)])).code).toBe(0);
		const body = JSON.parse(of(`PUT /alerts/${id(1)}`)[0]?.body ?? "") as { expectedVersion: number; draft: object };
		expect(body.expectedVersion).toBe(3);
		expect(Object.keys(body.draft).sort()).toEqual([
			"countries",
			"grading",
			"handling",
			"kind",
			"summary",
			"title",
			"topic",
			"urgency",
		]);
		expect((await run(stage.home, ["alerts", "update", id(1), await file("draft.json", draft)])).code).toBe(2);
	});

	it("imports a bundle as it is and ends with 7 when lines were refused; exports byte for byte", async () => {
		const bundle = `{"type":"bundle","objects":[{"x":1.0,"big":12345678901234567890}]}`;
		const { of } = await loggedIn({
			"POST /alerts/import": (_request, response) =>
				answer(response, 200, {
					import: id(50),
					alerts: [{ id: id(1), version: 1, outcome: "raised" }],
					report: [{ line: 1, id: "indicator--1", severity: "error", code: "X", message: "no \u001b[2Jpattern" }],
					refused: 1,
				}),
			"GET /alerts/export": (_request, response) => answer(response, 200, bundle),
		});
		const imported = await run(stage.home, [
			"alerts",
			"import",
			await file("b.json", bundle),
			"--tlp",
			"green",
			"--to-regions",
			"pacific",
			"--atomic",
		]);
		expect(imported.code).toBe(7);
		expect(imported.stdout).toContain("✗ error   line 1  indicator--1  no pattern");
		expect(imported.stdout).toContain("1 raised; 1 refused");
		const [post] = of("POST /alerts/import");
		expect(post?.body).toBe(bundle);
		expect(Object.fromEntries(post?.query ?? [])).toEqual({ tlp: "green", regions: "pacific", atomic: "true" });
		const target = join(stage.home, "out.json");
		expect((await run(stage.home, ["alerts", "export", "--import", id(50), "-o", target])).code).toBe(0);
		expect(await readFile(target, "utf8")).toBe(`${bundle}\n`);
		expect((await stat(target)).mode & 0o777).toBe(0o600);
	});
});

describe("feed", () => {
	const open = (response: ServerResponse) => response.writeHead(200, { "content-type": "text/event-stream" });
	const frame = (n: number, event = "raised", more: Record<string, unknown> = {}, cursor: string | null = `c${n}`) =>
		`event: ${event}\n${cursor === null ? "" : `id: ${cursor}\n`}data: ${JSON.stringify(alertOf(n, more))}\n\n`;
	const lines = (stdout: string) =>
		stdout
			.trim()
			.split("\n")
			.map(
				(line) => JSON.parse(line) as { event: string; cursor: string | null; alert: { id: string; version: number } },
			);

	it("brings every event exactly once across cut connections, and goes on where it stopped", async () => {
		const { of } = await loggedIn({
			"GET /alerts/feed": (_request, response, times) => {
				open(response).write("retry: 250\n\nid: c0\n\n");
				if (times === 1) {
					// Cut in the middle of the third event, after a flash alert that came ahead of its turn.
					response.write(
						frame(1) + frame(4, "raised", { urgency: "flash" }, null) + frame(2) + frame(3).slice(0, 60),
						() => response.socket?.destroy(),
					);
				} else if (times === 2) {
					// The hub says goodbye properly after some events.
					response.end(
						`${frame(3)}${frame(4, "raised", { urgency: "flash" })}event: end\ndata: {"code":"UNAVAILABLE","detail":"The hub stops."}\n\n`,
					);
				} else
					response.write(
						frame(4, "raised", { urgency: "flash" }) +
							frame(5) +
							frame(5, "withdrawn", { status: "withdrawn" }, "c6") +
							frame(5, "raised", {}, "c7"),
					);
			},
		});
		const { code, stdout, stderr } = await run(stage.home, [
			"feed",
			"follow",
			"--region",
			"pacific",
			"--json",
			"--from",
			"start",
			"--count",
			"7",
		]);
		expect(stderr).toContain("going on where the feed stopped");
		expect(code).toBe(0);
		expect(lines(stdout).map(({ event, alert }) => `${event} ${Number(alert.id.slice(-4))}`)).toEqual([
			"raised 1",
			"raised 4",
			"raised 2",
			"raised 3",
			"raised 5",
			"withdrawn 5",
			"raised 5",
		]);
		expect(
			of("GET /alerts/feed").map(({ headers, query }) => [
				headers["last-event-id"],
				query.get("from"),
				query.get("regions"),
			]),
		).toEqual([
			[undefined, "start", "pacific"],
			["c2", null, "pacific"],
			["c4", null, "pacific"],
		]);
		expect(stderr).toContain("add to the same command: --after c7");
	});

	it("starts over when its cursor has expired meanwhile, without showing anything twice", async () => {
		const { of } = await loggedIn({
			"GET /alerts/feed": ({ headers }, response, times) => {
				if (headers["last-event-id"] === "c2") return problem(response, 410, "CURSOR_EXPIRED");
				open(response).write("retry: 250\n\n");
				if (times === 1) response.end(frame(1) + frame(2));
				else response.write(frame(1) + frame(2) + frame(3));
			},
		});
		const { code, stdout } = await run(stage.home, ["feed", "follow", "--json", "--count", "3"]);
		expect(code).toBe(0);
		expect(lines(stdout).map(({ cursor }) => cursor)).toEqual(["c1", "c2", "c3"]);
		expect(of("GET /alerts/feed").at(-1)?.query.get("from")).toBe("start");
	});

	it("connects anew when not even a heartbeat comes", async () => {
		await loggedIn({
			"GET /alerts/feed": (_request, response, times) => {
				open(response).write("retry: 250\n\n");
				if (times === 2) response.write(frame(1));
			},
		});
		const { code, stderr } = await run(stage.home, ["feed", "follow", "--count", "1", "--silence", "1"]);
		expect(code).toBe(0);
		expect(stderr).toContain("Nothing came from the hub for 1 s.");
	});

	it("marks a flash alert without colours too, and ends with 130 and a cursor on Ctrl-C", async () => {
		await loggedIn({
			"GET /alerts/feed": (_request, response) => {
				open(response).write(frame(1, "raised", { urgency: "flash" }) + "id: c9\n\n");
			},
		});
		const following = start(stage.home, ["feed", "follow"]);
		await following.said("Alert 1");
		following.interrupt();
		const { code, stdout, stderr } = await following.done;
		expect(code).toBe(130);
		expect(stdout).toContain("!!! FLASH !!!");
		expect(stdout).toContain("TLP:GREEN");
		expect(stderr).toContain("add to the same command: --after c9");
	});

	it("comes back at once and without a word when the hub ends the stream because the token has ended", async () => {
		const { of } = await loggedIn({
			"GET /alerts/feed": ({ headers }, response, times) => {
				if (times > 1 && headers.authorization?.endsWith("1")) return problem(response, 401, "UNAUTHENTICATED");
				open(response);
				if (times === 1)
					response.end(
						`${frame(1)}event: end\ndata: {"code":"UNAUTHENTICATED","detail":"The access token has expired."}\n\n`,
					);
				else response.write(frame(2));
			},
		});
		const { code, stdout, stderr } = await run(stage.home, ["feed", "follow", "--json", "--count", "2"]);
		expect(code).toBe(0);
		expect(lines(stdout).map(({ cursor }) => cursor)).toEqual(["c1", "c2"]);
		expect(of("GET /alerts/feed").map(({ headers }) => headers["last-event-id"])).toEqual([undefined, "c1", "c1"]);
		expect(stderr).not.toMatch(/expired|again/);
	});

	it("does not wait for a refusal to pass", async () => {
		await loggedIn({ "GET /alerts/feed": (_request, response) => problem(response, 403, "FORBIDDEN") });
		expect((await run(stage.home, ["feed", "follow"])).code).toBe(1);
	});
});

describe("the program", () => {
	it("hands over to the pinned Node.js when it is started by an old one", async () => {
		const pretend = "data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.1.0'})";
		const { code, stdout } = await run(stage.home, ["--version"], { nodeOptions: ["--import", pretend] });
		expect({ code, stdout }).toEqual({ code: 0, stdout: "0.1.0\n" });
	});

	it("has examples in the help of every command", async () => {
		const { stdout } = await run(stage.home, ["completion", "bash"]);
		const paths = [...stdout.matchAll(/^ {4}"([a-z ]+)"\) words="([^"]*)"/gm)]
			.filter(([, , words = ""]) => words.startsWith("--"))
			.map(([, path = ""]) => path);
		expect(paths.length).toBeGreaterThan(20);
		for (const path of paths) {
			const { code, stdout: help } = await run(stage.home, [...path.split(" "), "--help"]);
			expect(code, path).toBe(0);
			expect(help, path).toContain("Examples:");
		}
	});
});
