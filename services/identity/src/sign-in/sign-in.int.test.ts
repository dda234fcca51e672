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
	expect(await command("fj-1", confirm)).toMatchObject({ status: 422, body: { faults: [{ at: "/id" }] } });
	expect(await command("fj-2", confirm)).toMatchObject({ status: 422, body: { faults: [{ at: "/id" }] } });
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
