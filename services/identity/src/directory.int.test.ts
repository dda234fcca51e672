import { afterAll, beforeAll, expect, test } from "vitest";
import { assertion, idOf, newKey, openTestHub, type TestHub } from "./test-hub.ts";

let hub: TestHub;
let centre: string;
let fiji: string;
let tonga: string;
beforeAll(async () => {
	hub = await openTestHub({ demo: true });
	centre = await hub.demoToken("centre-1");
	fiji = await hub.demoToken("fj-1");
	tonga = await hub.demoToken("to-1");
});
afterAll(() => hub.close());

const officer = async (token: string, handle: string) =>
	(await hub.call("POST", "/officers", { token, body: { handle } })).body.id as string;
const createPost = async (token: string, name: string) =>
	(
		await hub.call("POST", "/posts", {
			token,
			body: { name, clearance: "amber", scopes: ["directory:read", "alerts:read"], purposes: ["investigation"] },
		})
	).body.id as string;
const assign = (token: string, post: string, body: object) =>
	hub.call("POST", `/posts/${post}/postings`, { token, body });
const minutes = (n: number) => new Date(hub.now() + n * 60_000).toISOString();

test("a rotation takes the post from one officer and gives it to the other at once; the post stays what it was", async () => {
	const post = await createPost(fiji, "night-desk");
	const [old, fresh] = [await officer(fiji, "night-1"), await officer(fiji, "night-2")];
	expect((await assign(fiji, post, { officer: old })).status).toBe(201);
	const oldToken = await hub.demoToken("night-1");
	expect((await hub.call("GET", "/posts", { token: oldToken })).status).toBe(200);
	await expect(hub.demoToken("night-2")).rejects.toThrow();

	const body = { outgoing: old, incoming: fresh, note: "Two routes to watch.\nSee the feed." };
	const answer = await hub.call("POST", `/posts/${post}/rotate`, { token: fiji, body });
	expect(answer.status).toBe(200);
	expect((await hub.call("GET", "/posts", { token: oldToken })).status).toBe(401);
	const now = await hub.call("GET", `/posts/${post}`, { token: await hub.demoToken("night-2") });
	expect(now.body).toMatchObject({ id: post, handovers: [{ outgoing: old, incoming: fresh, note: body.note }] });
	expect((now.body.postings as { officer: string }[]).map((one) => one.officer)).toEqual([fresh]);
	const changed = (await hub.events()).flatMap((one) => (one.name === "DirectoryChanged" ? [one.payload] : []));
	expect(changed.at(-1)).toMatchObject({
		entity: "duty-post",
		entityId: post,
		change: "rotated",
		agencyId: idOf("fj-tcu"),
		actor: { agencyId: idOf("fj-tcu"), postId: idOf("fj-tcu/desk"), officerId: idOf("fj-1") },
	});
	expect(changed.at(-1)?.actor?.tokenId).not.toBe("");
	const again = await hub.call("POST", `/posts/${post}/rotate`, { token: fiji, body });
	expect(again).toMatchObject({ status: 422, body: { faults: [{ at: "/outgoing" }, { at: "/incoming" }] } });
});

test("a secondment needs both agencies and an end, and ends by itself", async () => {
	const post = await createPost(fiji, "liaison");
	const guest = await officer(tonga, "guest-1");
	const propose = (body: object) => hub.call("POST", `/posts/${post}/secondments`, { token: fiji, body });
	const asked = { officer: guest, homeAgency: idOf("to-customs"), until: minutes(5) };
	expect(await propose({ officer: guest, homeAgency: idOf("to-customs") })).toMatchObject({ status: 400 });
	expect(await propose({ ...asked, until: minutes(-1) })).toMatchObject({
		status: 422,
		body: { faults: [{ at: "/until" }] },
	});
	expect((await propose({ ...asked, homeAgency: idOf("fj-1") })).status).toBe(404);
	const proposed = await propose(asked);
	expect(proposed).toMatchObject({ status: 201, body: { state: "proposed" } });
	await expect(hub.demoToken("guest-1")).rejects.toThrow();

	const confirm = (token: string) => hub.call("POST", `/postings/${proposed.body.id}/confirm`, { token });
	expect((await confirm(fiji)).status).toBe(404);
	const waiting = await hub.call("GET", "/postings", { token: tonga });
	expect(waiting.body.items).toContainEqual(expect.objectContaining({ id: proposed.body.id, confirmed: false }));
	expect((await confirm(tonga)).status).toBe(200);
	expect((await confirm(tonga)).status).toBe(422);
	// The guest acts for the host, with the host's post.
	const token = await hub.demoToken("guest-1");
	expect((await hub.call("GET", `/posts/${post}`, { token })).status).toBe(200);
	hub.advance(5 * 60_000 + 1_000);
	expect((await hub.call("GET", `/posts/${post}`, { token })).status).toBe(401);
	await expect(hub.demoToken("guest-1")).rejects.toThrow();
	hub.advance(-5 * 60_000 - 1_000);
});

test("a proposal does not tell whether the home agency has such an officer", async () => {
	const post = await createPost(fiji, "liaison-3");
	const home = idOf("to-customs");
	const theirs = await officer(tonga, "guest-3");
	// One who is there, one who is made up, and one of another agency.
	const officers = [theirs, idOf("made up"), idOf("lc-1")];
	const made: string[] = [];
	for (const one of officers) {
		const propose = (until: string) =>
			hub.call("POST", `/posts/${post}/secondments`, { token: fiji, body: { officer: one, homeAgency: home, until } });
		expect(await propose(minutes(-1))).toMatchObject({ status: 422, body: { faults: [{ at: "/until" }] } });
		const proposed = await propose(minutes(5));
		expect(proposed).toMatchObject({ status: 201, body: { state: "proposed" } });
		expect(await propose(minutes(5))).toMatchObject({ status: 422, body: { faults: [{ at: "/officer" }] } });
		made.push(String(proposed.body.id));
	}
	const seenBy = async (token: string) => {
		const { items } = (await hub.call("GET", "/postings?limit=1000", { token })).body as { items: { id: string }[] };
		return made.filter((id) => items.some((one) => one.id === id));
	};
	expect(await seenBy(fiji)).toEqual(made);
	// The home agency is not bothered with the others, and cannot confirm them either.
	expect(await seenBy(tonga)).toEqual([made[0]]);
	const confirmed = await Promise.all(
		made.map(async (id) => (await hub.call("POST", `/postings/${id}/confirm`, { token: tonga })).status),
	);
	expect(confirmed).toEqual([200, 404, 404]);
});

test("the home agency can call its seconded officer back", async () => {
	const post = await createPost(fiji, "liaison-2");
	const guest = await officer(tonga, "guest-2");
	const body = { officer: guest, homeAgency: idOf("to-customs"), until: minutes(60) };
	const { id } = (await hub.call("POST", `/posts/${post}/secondments`, { token: fiji, body })).body;
	await hub.call("POST", `/postings/${id}/confirm`, { token: tonga });
	const token = await hub.demoToken("guest-2");
	const shelter = await hub.demoToken("lc-1");
	expect((await hub.call("POST", `/postings/${id}/end`, { token: shelter, body: {} })).status).toBe(404);
	expect((await hub.call("POST", `/postings/${id}/end`, { token: tonga, body: {} })).status).toBe(200);
	expect((await hub.call("GET", "/posts", { token })).status).toBe(401);
});

test("without a live agreement nothing flows", async () => {
	const flows = () =>
		hub.service.identities.directory
			.current()
			.flowsTo("FJ", hub.now())
			.map((flow) => flow.from)
			.sort();
	expect(flows()).toEqual(["TO", "WS"]);
	const terms = {
		title: "Fiji and Saint Lucia (invented)",
		topics: ["smuggling"],
		records: ["alert"],
		ages: "any",
		purposes: ["investigation"],
	};
	const conclude = (body: object) => hub.call("POST", "/agreements", { token: centre, body });
	const concluded = await conclude({ ...terms, parties: ["FJ", "LC"], until: minutes(10) });
	expect(flows()).toEqual(["LC", "TO", "WS"]);
	hub.advance(600_001);
	expect(flows()).toEqual(["TO", "WS"]);
	hub.advance(-600_001);
	expect((await hub.call("POST", `/agreements/${concluded.body.id}/end`, { token: centre, body: {} })).status).toBe(
		200,
	);
	expect(flows()).toEqual(["TO", "WS"]);
	expect(await conclude({ ...terms, parties: ["FJ", "AQ"], until: minutes(-10) })).toMatchObject({
		status: 422,
		body: { faults: [{ at: "/parties" }, { at: "/until" }] },
	});
	const seen = async (token: string) =>
		((await hub.call("GET", "/agreements", { token })).body.items as unknown[]).length;
	expect([await seen(fiji), await seen(await hub.demoToken("lc-1"))]).toEqual([1, 0]);
});

test("a suspended agency has no valid token and gets none; resumed, it has them again", async () => {
	const token = await hub.demoToken("lc-1");
	const post = await createPost(fiji, "guest-desk");
	const body = { officer: await officer(token, "lc-guest"), homeAgency: idOf("lc-shelter"), until: minutes(60) };
	const { id } = (await hub.call("POST", `/posts/${post}/secondments`, { token: fiji, body })).body;
	await hub.call("POST", `/postings/${id}/confirm`, { token });
	const guest = await hub.demoToken("lc-guest");
	expect((await hub.call("GET", "/posts", { token: guest })).status).toBe(200);
	const change = (what: string, id = idOf("lc-shelter")) =>
		hub.call("POST", `/agencies/${id}/${what}`, { token: centre, body: { reason: "keys may be lost" } });
	expect((await change("suspend")).status).toBe(200);
	expect((await hub.call("GET", "/posts", { token })).status).toBe(401);
	expect((await hub.call("GET", "/posts", { token: guest })).status).toBe(401);
	await expect(hub.demoToken("lc-1")).rejects.toThrow();
	expect((await hub.call("GET", `/agencies/${idOf("lc-shelter")}/jwks.json`)).status).toBe(404);
	expect((await change("suspend")).status).toBe(422);
	expect((await change("suspend", idOf("centre"))).status).toBe(422);
	expect((await change("suspend", idOf("nobody"))).status).toBe(404);
	expect((await change("resume")).status).toBe(200);
	expect((await hub.call("GET", "/posts", { token })).status).toBe(200);
	expect((await hub.call("GET", "/posts", { token: guest })).status).toBe(401);
});

test("fifty posts with one Idempotency-Key make one duty post and get one answer", async () => {
	const body = { name: "dawn-desk", clearance: "amber", scopes: ["alerts:read"], purposes: ["investigation"] };
	const send = (key: string, more: object = {}) =>
		hub.call("POST", "/posts", { token: fiji, key, body: { ...body, ...more } });
	const answers = await Promise.all(Array.from({ length: 50 }, () => send("key-number-1")));
	expect(new Set(answers.map((one) => `${one.status} ${one.body.id}`)).size).toBe(1);
	expect(answers[0]?.status).toBe(201);
	// The name is taken by now, and the retry still gets its answer.
	expect((await send("key-number-1")).body.id).toBe(answers[0]?.body.id);
	expect(await send("key-number-1", { clearance: "red" })).toMatchObject({
		status: 422,
		body: { code: "IDEMPOTENCY_MISMATCH" },
	});
	expect(await send("key-number-2")).toMatchObject({
		status: 422,
		body: { code: "REFUSED", faults: [{ at: "/name" }] },
	});
	// Another post's key is another key.
	const shelter = await hub.demoToken("lc-1");
	const other = { ...body, scopes: ["directory:read"] };
	expect((await hub.call("POST", "/posts", { token: shelter, key: "key-number-1", body: other })).status).toBe(201);
});

test("another agency's things are not there", async () => {
	const nothing = (await hub.call("GET", `/posts/${idOf("nowhere")}`, { token: tonga })).body;
	const answers = await Promise.all([
		hub.call("GET", `/posts/${idOf("fj-tcu/desk")}`, { token: tonga }),
		hub.call("POST", `/posts/${idOf("fj-tcu/desk")}/close`, { token: tonga }),
		assign(tonga, idOf("fj-tcu/desk"), { officer: idOf("to-1") }),
		assign(tonga, idOf("to-customs/desk"), { officer: idOf("fj-2") }),
		hub.call("POST", `/clients/${idOf("fj-system")}/remove`, { token: tonga }),
		hub.call("POST", `/agencies/${idOf("fj-tcu")}/keys`, { token: tonga, body: {} }),
		hub.call("POST", `/postings/${idOf("fj-1@fj-tcu/desk")}/end`, { token: tonga, body: {} }),
	]);
	for (const answer of answers) expect(answer).toEqual({ status: 404, body: nothing });
	const listed = await hub.call("GET", "/officers", { token: tonga });
	expect((listed.body.items as { handle: string }[]).every((one) => !one.handle.startsWith("fj"))).toBe(true);
});

test("what a schema does not name is refused, and so is what the kind of agency may not hold", async () => {
	const body = { name: "day-desk", clearance: "amber", scopes: ["alerts:read"], purposes: ["investigation"] };
	for (const more of [
		{ agencyId: idOf("to-customs") },
		{ status: "active" },
		{ clearance: "RED" },
		{ scopes: "alerts:read" },
		{ name: "Desk\u202e" },
	])
		expect((await hub.call("POST", "/posts", { token: fiji, body: { ...body, ...more } })).status).toBe(400);
	expect((await hub.call("POST", "/posts?x=1", { token: fiji, body })).status).toBe(400);
	const shelter = await hub.demoToken("lc-1");
	const beyond = await hub.call("POST", "/posts", {
		token: shelter,
		body: { ...body, name: "desk", scopes: ["alerts:read", "directory:write"] },
	});
	expect(beyond).toMatchObject({ status: 422, body: { faults: [{ at: "/name" }, { at: "/scopes" }] } });
	expect(
		(await hub.call("POST", "/countries", { token: fiji, body: { code: "NU", name: "Niue", region: "pacific" } }))
			.status,
	).toBe(403);
});

test("the centre brings in an agency, which then runs itself with its first client", async () => {
	const key = await newKey();
	const register = (body: object) => hub.call("POST", "/agencies", { token: centre, body });
	const wrong = await register({ handle: "fj-tcu", name: "Niue unit (invented)", kind: "tcu", country: "NU" });
	expect(wrong.body.faults?.map((one) => one.at)).toEqual(["/country", "/handle", "/clientKey"]);
	await hub.call("POST", "/countries", { token: centre, body: { code: "NU", name: "Niue", region: "pacific" } });
	const agency = await register({
		handle: "nu-tcu",
		name: "Niue unit (invented)",
		kind: "tcu",
		country: "NU",
		invented: true,
		clientKey: key.publicJwk,
	});
	expect(agency.status).toBe(201);
	const { id, client, issuer } = agency.body as Record<string, string>;
	const answer = await hub.form(`/agencies/${id}/token`, {
		grant_type: "client_credentials",
		client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
		client_assertion: await assertion({ client: client ?? "", issuer: issuer ?? "", now: hub.now(), key }),
	});
	expect(answer.status).toBe(200);
	const token = answer.body.access_token as string;
	expect(await createPost(token, "desk")).toBeTypeOf("string");
	const cards = (await hub.call("GET", "/agencies?country=NU", { token })).body.items;
	expect(cards).toEqual([expect.objectContaining({ id, handle: "nu-tcu", status: "active", invented: true })]);

	// Removing the last client would lock the agency out; a second one may remove the first.
	expect((await hub.call("POST", `/clients/${client}/remove`, { token })).status).toBe(422);
	const second = await hub.call("POST", "/clients", {
		token,
		body: { post: agency.body.post, key: (await newKey()).publicJwk },
	});
	expect(second.status).toBe(201);
});

test("private keys and unusable keys are not taken", async () => {
	const register = (key: object) =>
		hub.call("POST", "/clients", { token: fiji, body: { post: idOf("fj-tcu/system"), key } });
	const { publicJwk } = await newKey();
	expect((await register({ ...publicJwk, d: publicJwk.x })).status).toBe(400);
	expect((await register({ kty: "oct", k: "AAAA" })).status).toBe(400);
	expect((await register({ ...publicJwk, x: publicJwk.y })).status).toBe(422);
});

test("who looks at officers and posts is in the log", async () => {
	const before = (await hub.events()).length;
	await hub.call("GET", "/officers", { token: fiji });
	await hub.call("GET", `/posts/${idOf("to-customs/desk")}`, { token: fiji });
	const reads = (await hub.events())
		.slice(before)
		.flatMap((one) => (one.name === "RecordsAccessed" ? [one.payload] : []));
	expect(reads).toMatchObject([
		{ record: "officer", found: true, actor: { postId: idOf("fj-tcu/desk") } },
		{ record: "duty-post", found: false, recordIds: [idOf("to-customs/desk")] },
	]);
	expect(reads[0]?.recordIds).toContain(idOf("fj-1"));
});

test("every operation is described, with who may call it", async () => {
	const { body } = await hub.call("GET", "/openapi.json");
	const paths = body.paths as Record<string, Record<string, { summary?: string; security?: unknown[] }>>;
	const operations = Object.entries(paths).flatMap(([path, methods]) =>
		Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, ...operation })),
	);
	expect(operations.filter((one) => !one.summary).map((one) => one.name)).toEqual([]);
	const open = operations.filter((one) => one.security?.length === 0).map((one) => one.name);
	expect(open.sort()).toEqual([
		"get /.well-known/oauth-authorization-server/agencies/{id}",
		"get /.well-known/seamark",
		"get /agencies/{id}/.well-known/oauth-authorization-server",
		"get /agencies/{id}/jwks.json",
		"get /demo/officers",
		"post /agencies/{id}/token",
		"post /demo/token",
		"post /enrolments/begin",
		"post /enrolments/finish",
		"post /sign-ins",
		"post /sign-ins/begin",
		"post /sign-ins/confirmations",
		"post /sign-ins/confirmations/begin",
		"post /sign-ins/devices",
		"post /sign-ins/devices/approve",
		"post /sign-ins/devices/begin",
		"post /sign-ins/devices/poll",
		"post /sign-ins/end",
		"post /sign-ins/provider",
		"post /sign-ins/provider/begin",
	]);
});
