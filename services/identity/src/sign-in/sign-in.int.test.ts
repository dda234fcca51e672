import { createHash } from "node:crypto";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { holder, idOf, openTestHub, type TestHub } from "../test-hub.ts";
import { testPasskey } from "../test-passkey.ts";

let hub: TestHub;
const origin = () => hub.context.config.publicUrl.replace("127.0.0.1", "localhost");
beforeAll(async () => {
	hub = await openTestHub({ demo: true });
});
afterAll(() => hub.close());

type Holder = Awaited<ReturnType<typeof holder>>;
let keys = 0;
const command = async (officer: string, url: string, body: object = {}) =>
	hub.call("POST", url, { token: await hub.demoToken(officer), body, key: `command-${keys++}-of-a-test` });
const post = (url: string, body: object, headers: Record<string, string> = {}) =>
	hub.call("POST", url, { body, headers });
const proven = async (who: Holder, url: string, body: object) =>
	post(url, body, { dpop: await who.proof({ url: hub.context.config.publicUrl + url, now: hub.now() }) });

/** A second and a third officer of Fiji's administration. */
const staff = async () => {
	for (const officer of ["fj-2", "fj-3"]) {
		if (officer === "fj-3") await command("fj-1", "/officers", { handle: officer });
	}
	const list = await hub.call("GET", "/officers", { token: await hub.demoToken("fj-1") });
	const all = list.body.items as { id: string; handle: string }[];
	const id = (handle: string) => all.find((one) => one.handle === handle)?.id ?? "";
	for (const one of ["fj-2", "fj-3"])
		await command("fj-1", `/posts/${idOf("fj-tcu/desk")}/postings`, { officer: id(one) });
	return { third: id("fj-3") };
};

/** Both halves of a code for an officer. */
const codeFor = async (officer: string, o: { asks: string; confirms: string; replace?: boolean }) => {
	const asked = await command(o.asks, `/officers/${officer}/enrolments`, o.replace ? { replace: true } : {});
	expect(asked.status, JSON.stringify(asked.body)).toBe(201);
	const confirmed = await command(o.confirms, `/enrolments/${String(asked.body.id)}/confirm`);
	expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(200);
	return { firstHalf: String(asked.body.firstHalf), secondHalf: String(confirmed.body.secondHalf) };
};

type Options = { options: { challenge: string; rpId?: string; rp?: { id: string } } };
const enrol = async (code: { firstHalf: string; secondHalf: string }) => {
	const passkey = testPasskey(origin());
	const begun = await post("/enrolments/begin", code);
	expect(begun.status, JSON.stringify(begun.body)).toBe(200);
	const { challenge } = (begun.body as unknown as Options).options;
	return {
		passkey,
		challenge,
		finish: (made = passkey.make(challenge)) => post("/enrolments/finish", { ...code, passkey: made }),
	};
};
const challengeFor = async (who: Holder) =>
	((await proven(who, "/sign-ins/begin", {})).body as unknown as Options).options.challenge;
const signIn = async (who: Holder, passkey: ReturnType<typeof testPasskey>) =>
	proven(who, "/sign-ins", passkey.signIn(await challengeFor(who)));
const token = async (who: Holder, sign_in: string, over: Record<string, string> = {}, agency = "fj-tcu") =>
	hub.form(
		hub.tokenUrl(agency),
		{
			grant_type: "urn:seamark:grant-type:sign-in",
			sign_in,
			duty_post: idOf("fj-tcu/desk"),
			purpose: "investigation",
			...over,
		},
		{ dpop: await who.proof({ url: `${hub.issuer(agency)}/token`, now: hub.now() }) },
	);

test("an officer enrols by the halves of two others, signs in with the passkey, and gets tokens for one post and purpose", async () => {
	const { third } = await staff();
	const code = await codeFor(third, { asks: "fj-1", confirms: "fj-2" });
	const { passkey, finish } = await enrol(code);
	expect((await finish()).status).toBe(201);
	// Good once.
	expect(await post("/enrolments/begin", code)).toMatchObject({ status: 403, body: { code: "ENROLMENT_REFUSED" } });

	const who = await holder();
	const signed = await signIn(who, passkey);
	expect(signed).toMatchObject({
		status: 201,
		body: {
			officer: { handle: "fj-3" },
			posts: [{ id: idOf("fj-tcu/desk"), purposes: ["investigation", "analysis"] }],
		},
	});
	const handle = String(signed.body.signIn);
	const first = await token(who, handle, { scope: "alerts:read" });
	expect(first).toMatchObject({ status: 200, body: { token_type: "DPoP", expires_in: 600 } });
	expect(decodeJwt(String(first.body.access_token))).toMatchObject({
		officer: third,
		duty_post: idOf("fj-tcu/desk"),
		purpose: "investigation",
		cnf: { jkt: who.thumbprint },
	});
	// Another purpose takes the passkey again; another key has nothing of it.
	expect(await token(who, handle, { purpose: "analysis" })).toMatchObject({ body: { error: "invalid_grant" } });
	expect(await token(await holder(), handle)).toMatchObject({ body: { error: "invalid_grant" } });
	expect(await token(who, `${handle.slice(0, -1)}_`)).toMatchObject({ body: { error: "invalid_grant" } });
	expect(await token(who, handle, {}, "to-customs")).toMatchObject({ body: { error: "invalid_grant" } });

	// Idle is over after 25 minutes without a token, unless one came between.
	hub.advance(20 * 60_000);
	expect((await token(who, handle)).status).toBe(200);
	hub.advance(26 * 60_000);
	expect(await token(who, handle)).toMatchObject({ body: { error: "invalid_grant" } });
	const again = String((await signIn(who, passkey)).body.signIn);
	expect((await token(who, again)).status).toBe(200);
	expect((await proven(who, "/sign-ins/end", { signIn: again }).catch((error) => error)) instanceof Error).toBe(true);
	expect(await token(who, again)).toMatchObject({ body: { error: "invalid_grant" } });

	// What the directory ends, is over at once.
	const other = String((await signIn(who, passkey)).body.signIn);
	const removed = await command("fj-1", `/officers/${third}/passkeys/remove`, { reason: "the machine was stolen" });
	expect(removed).toMatchObject({ status: 200, body: { removed: 1 } });
	expect(await token(who, other)).toMatchObject({ body: { error: "invalid_grant" } });
	expect(await signIn(who, passkey)).toMatchObject({ status: 403, body: { code: "SIGN_IN_REFUSED" } });

	const names = (await hub.events()).map(({ name }) => name);
	expect(names.filter((name) => name === "OfficerSignedIn")).toHaveLength(3);
	expect(names).toContain("SignInEnded");
});

test("nobody gives a code alone, to themselves or for another agency, and a system helps only at the beginning", async () => {
	const at = (officer: string) => `/officers/${idOf(officer)}/enrolments`;
	expect(await command("fj-1", at("fj-1"))).toMatchObject({ status: 422, body: { faults: [{ at: "/id" }] } });
	expect((await command("to-1", at("fj-2"))).status).toBe(404);
	const asked = await command("fj-1", at("fj-2"));
	const confirm = `/enrolments/${String(asked.body.id)}/confirm`;
	expect(await command("fj-1", confirm)).toMatchObject({ status: 403, body: { faults: [{ at: "/id" }] } });
	expect(await command("fj-2", confirm)).toMatchObject({ status: 403, body: { faults: [{ at: "/id" }] } });
	expect((await command("to-1", confirm)).status).toBe(404);
	// One half alone, and a wrong one, open nothing; after five wrong ones the right one does not either.
	const firstHalf = String(asked.body.firstHalf);
	const wrong = { firstHalf, secondHalf: "AAAAA-AAAAA" };
	expect((await post("/enrolments/begin", wrong)).status).toBe(403);
	// Fiji has no administrator with a passkey: the coordination centre may be the second person.
	const helped = await command("centre-1", confirm);
	expect(helped.status, JSON.stringify(helped.body)).toBe(200);
	const right = { firstHalf: firstHalf.toLowerCase(), secondHalf: String(helped.body.secondHalf).replace("-", " ") };
	expect((await post("/enrolments/begin", right)).status).toBe(200);
	for (let tries = 0; tries < 5; tries++) expect((await post("/enrolments/begin", wrong)).status).toBe(403);
	expect((await post("/enrolments/begin", right)).status).toBe(403);
	const list = await hub.call("GET", "/enrolments", { token: await hub.demoToken("fj-1") });
	expect(JSON.stringify(list.body)).not.toContain(firstHalf);
	expect(list.body.items).toEqual(
		expect.arrayContaining([expect.objectContaining({ handle: "fj-2", confirmed: true })]),
	);
});

test("a passkey without the person, for another page, or with a challenge of another kind is refused", async () => {
	const third = (
		(await hub.call("GET", "/officers", { token: await hub.demoToken("fj-1") })).body.items as {
			id: string;
			handle: string;
		}[]
	).find((one) => one.handle === "fj-3")?.id;
	const code = await codeFor(String(third), { asks: "fj-2", confirms: "fj-1" });
	const { passkey, challenge, finish } = await enrol(code);
	const who = await holder();
	const refusals = [
		passkey.make(challenge, { flags: 0x41 }),
		passkey.make(challenge, { origin: "https://evil.example" }),
		passkey.make(challenge, { rpId: "evil.example" }),
		passkey.make(await challengeFor(who)),
		passkey.make(`${challenge.slice(0, -2)}AA`),
	];
	for (const made of refusals)
		expect(await finish(made)).toMatchObject({ status: 403, body: { code: "SIGN_IN_REFUSED" } });
	expect((await finish()).status).toBe(201);
	const right = await challengeFor(who);
	for (const over of [
		{ flags: 0x01 },
		{ origin: "https://evil.example" },
		{ rpId: "evil.example" },
		{ challenge },
		{ type: "webauthn.create" },
	])
		expect(await proven(who, "/sign-ins", passkey.signIn(right, over)), JSON.stringify(over)).toMatchObject({
			status: 403,
			body: { code: "SIGN_IN_REFUSED" },
		});
	// The challenge is bound to the key, and good once.
	expect((await proven(await holder(), "/sign-ins", passkey.signIn(right))).status).toBe(403);
	const answer = passkey.signIn(right);
	expect((await proven(who, "/sign-ins", answer)).status).toBe(201);
	expect((await proven(who, "/sign-ins", answer)).status).toBe(403);
	expect((await post("/sign-ins", passkey.signIn(right))).status).toBe(401);
	// After ten failures the passkey rests, also for who has the right one.
	for (let tries = 0; tries < 4; tries++) await proven(who, "/sign-ins", passkey.signIn("AA"));
	expect(await signIn(who, passkey)).toMatchObject({ status: 429 });
	hub.advance(11 * 60_000);
	expect((await signIn(who, passkey)).status).toBe(201);
});

test("once two administrators have passkeys, the coordination centre gives no code any more, and they do", async () => {
	const second = await enrol(await codeFor(idOf("fj-2"), { asks: "fj-1", confirms: "fj-3" }));
	expect((await second.finish()).status).toBe(201);
	const asked = await command("fj-2", `/officers/${idOf("fj-1")}/enrolments`);
	const confirm = `/enrolments/${String(asked.body.id)}/confirm`;
	expect(await command("centre-1", confirm)).toMatchObject({ status: 422, body: { faults: [{ at: "" }] } });
	expect((await command("fj-3", confirm)).status).toBe(200);
});

/** A third officer of Fiji who has signed in and works, with everything that a stolen session would have. */
const signedInThird = async (asks: string, confirms: string) => {
	const list = await hub.call("GET", "/officers", { token: await hub.demoToken("fj-1") });
	const third = (list.body.items as { id: string; handle: string }[]).find(({ handle }) => handle === "fj-3")?.id ?? "";
	const { passkey, finish } = await enrol(await codeFor(third, { asks, confirms, replace: true }));
	expect((await finish()).status).toBe(201);
	const who = await holder();
	const handle = String((await signIn(who, passkey)).body.signIn);
	const access = String((await token(who, handle)).body.access_token);
	return { third, passkey, who, handle, access };
};
const hashOf = (method: string, url: string, body: object) =>
	createHash("sha256")
		.update(`${method} ${url}\n${JSON.stringify(body)}`)
		.digest("base64url");

test("a stolen session touches no key: that takes the passkey again, for the one request, and identity looks", async () => {
	const { third, passkey, who, handle, access } = await signedInThird("fj-1", "fj-2");
	const url = `/officers/${third}/passkeys/remove`;
	const body = { reason: "a drill" };
	let sent = 0;
	const ask = async (value: string, over: { url?: string; body?: object } = {}) => {
		const at = over.url ?? url;
		return hub.call("POST", at, {
			body: over.body ?? body,
			headers: {
				authorization: `DPoP ${value}`,
				dpop: await who.proof({
					url: hub.context.config.publicUrl + at,
					now: hub.now(),
					claims: { ath: createHash("sha256").update(value).digest("base64url") },
				}),
				"idempotency-key": `confirmed-request-${sent++}`,
			},
		});
	};
	// All that was stolen: the token, the sign-in and its key.
	expect(await ask(access)).toMatchObject({ status: 403, body: { code: "CONFIRMATION_NEEDED" } });
	const operation = hashOf("POST", url, body);
	const begin = async (what = operation, key = who, signed = handle) =>
		proven(key, "/sign-ins/confirmations/begin", { signIn: signed, operation: what });
	const challenge = async (what = operation) => ((await begin(what)).body as unknown as Options).options.challenge;
	const confirm = async (answer: ReturnType<typeof passkey.signIn>, what = operation, signed = handle) =>
		proven(who, "/sign-ins/confirmations", { signIn: signed, operation: what, passkey: answer });
	const stranger = testPasskey(origin());
	const other = await signedInOther();
	const refused = [
		// No passkey, one that nobody enrolled, one of another officer, and one without the person.
		await confirm(stranger.signIn(await challenge())),
		await confirm({ ...stranger.signIn(await challenge()), id: passkey.id }),
		await confirm(other.signIn(await challenge())),
		await confirm(passkey.signIn(await challenge(), { flags: 0x01 })),
		// Given for something else: for signing in, and for another request.
		await confirm(passkey.signIn(await challengeFor(who))),
		await confirm(passkey.signIn(await challenge("A".repeat(43)))),
		await confirm(passkey.signIn(await challenge()), "A".repeat(43)),
		// Another key, and no sign-in.
		await begin(operation, await holder()),
		await begin(operation, who, `${handle.slice(0, -1)}_`),
	];
	for (const one of refused) expect(one).toMatchObject({ status: 403, body: { code: "SIGN_IN_REFUSED" } });
	hub.advance(11 * 60_000);
	expect((await token(who, handle)).status).toBe(200);

	const answer = passkey.signIn(await challenge());
	const good = await confirm(answer);
	expect(good).toMatchObject({ status: 201, body: { token_type: "DPoP", expires_in: 60 } });
	expect((await confirm(answer)).status).toBe(403);
	const once = String(good.body.access_token);
	// For nothing else: another address, another content, a route that asks for no passkey; and then not for this one either.
	expect((await ask(once, { url: "/officers", body: { handle: "fj-9" } })).status).toBe(401);
	expect((await ask(once, { body: { reason: "another one" } })).status).toBe(401);
	expect((await ask(once)).status).toBe(401);
	const again = String((await confirm(passkey.signIn(await challenge()))).body.access_token);
	expect(await ask(again)).toMatchObject({ status: 200, body: { removed: 1 } });
	expect((await ask(again)).status).toBe(401);
	const grants = (await hub.events()).filter(({ name }) => name === "TokenIssued");
	expect(grants.filter(({ payload }) => (payload as { grant: string }).grant === "confirmation")).toHaveLength(2);
});

/** The passkey of another officer of the same agency. */
const signedInOther = async () => {
	const list = await hub.call("GET", "/officers", { token: await hub.demoToken("fj-1") });
	const second =
		(list.body.items as { id: string; handle: string }[]).find(({ handle }) => handle === "fj-2")?.id ?? "";
	const { passkey, finish } = await enrol(await codeFor(second, { asks: "fj-1", confirms: "fj-3", replace: true }));
	expect((await finish()).status).toBe(201);
	return passkey;
};

test("a program is let in by its code and a passkey, for one key, post and purpose, and confirms requests the same way", async () => {
	const { third, passkey, handle, who } = await signedInThird("fj-1", "fj-2");
	const program = await holder();
	const asked = async (confirm?: object, key = program) => proven(key, "/sign-ins/devices", confirm ? { confirm } : {});
	const poll = async (device: unknown, key = program) =>
		proven(key, "/sign-ins/devices/poll", { device_code: String(device) });
	const begin = async (code: unknown) =>
		((await post("/sign-ins/devices/begin", { code: String(code) })).body as unknown as Options).options.challenge;
	const approve = (code: unknown, answer: object, over: object = {}) =>
		post("/sign-ins/devices/approve", {
			code: String(code),
			post: idOf("fj-tcu/desk"),
			purpose: "investigation",
			passkey: answer,
			...over,
		});
	const first = (await asked()).body;
	expect(first).toMatchObject({ interval: 2, expires_in: 600, verification_uri: expect.stringContaining("#/device") });
	expect(await poll(first.device_code)).toMatchObject({ status: 200, body: { state: "waiting" } });
	const second = (await asked()).body;
	// A wrong code, a passkey without the person, a challenge of another program, a post that is not the officer's.
	expect((await approve("AAAA-AAAA", passkey.signIn(await begin(first.user_code)))).status).toBe(403);
	expect((await approve(first.user_code, passkey.signIn(await begin(first.user_code), { flags: 1 }))).status).toBe(403);
	expect((await approve(first.user_code, passkey.signIn(await begin(second.user_code)))).status).toBe(403);
	expect((await approve(first.user_code, passkey.signIn(await challengeFor(who)))).status).toBe(403);
	const foreign = { post: idOf("to-customs/desk") };
	const answer = async () => passkey.signIn(await begin(first.user_code));
	expect((await approve(first.user_code, await answer(), foreign)).status).toBe(422);
	expect((await poll(first.device_code)).body.state).toBe("waiting");
	const typed = String(first.user_code).toLowerCase().replace("-", " ");
	expect(await approve(typed, await answer())).toMatchObject({ status: 200, body: { officer: "fj-3" } });
	expect((await post("/sign-ins/devices/begin", { code: String(first.user_code) })).status).toBe(403);
	expect(await poll(first.device_code)).toMatchObject({
		body: {
			state: "signed-in",
			signedIn: { officer: { id: third }, agency: idOf("fj-tcu"), purpose: "investigation" },
		},
	});
	// The code alone, in other hands, is nothing.
	const thief = await holder();
	expect((await poll(first.device_code, thief)).status).toBe(403);
	const login = String(first.device_code);
	expect((await token(thief, login)).status).toBe(400);
	expect((await token(program, login, { purpose: "analysis" })).status).toBe(400);
	expect((await token(program, login)).status).toBe(200);
	// The other one waits for ever, and is over after ten minutes.
	hub.advance(10 * 60_000 + 1);
	expect((await poll(second.device_code)).status).toBe(403);

	// One request of the program, confirmed in the console.
	const operation = hashOf("POST", "/clients", {});
	expect((await asked({ signIn: handle, operation })).status).toBe(403);
	const confirm = (await asked({ signIn: login, operation })).body;
	const other = await signedInOther();
	expect((await approve(confirm.user_code, other.signIn(await begin(confirm.user_code)))).status).toBe(403);
	expect((await poll(confirm.device_code)).body).toEqual({ state: "waiting" });
	expect((await approve(confirm.user_code, passkey.signIn(await begin(confirm.user_code)))).status).toBe(200);
	const given = await poll(confirm.device_code);
	expect(given.body.state).toBe("confirmed");
	expect(decodeJwt(String(given.body.access_token))).toMatchObject({ operation, officer: third });
	expect((await poll(confirm.device_code)).status).toBe(403);
});
