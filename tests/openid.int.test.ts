import { decodeJwt, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { holder, newKey, openTestHub, type TestHub } from "../services/identity/src/test-hub.ts";
import { openProvider, type ProviderMode, providerModes } from "./support/openid-provider.ts";

/** Officers of agencies that hold their own key sign in at their own provider, which may misbehave in every way that it knows. */

let hub: TestHub;
beforeAll(async () => {
	hub = await openTestHub({ demo: true, keyPublicationMs: 0 });
});
afterAll(() => hub.close());

type Answer = Awaited<ReturnType<TestHub["call"]>>;
let count = 0;

/** A police agency that holds its own key: two officers administer it, and a third one works at its desk. All invented. */
const openAgency = async () => {
	const handle = `to-police-${++count}`;
	const issuer = `https://login.${handle}.example`;
	const key = await newKey();
	const registered = await hub.call("POST", "/agencies", {
		token: await hub.demoToken("centre-1"),
		body: {
			handle,
			name: `${handle} (invented)`,
			kind: "police",
			country: "TO",
			invented: true,
			sovereign: { issuer, keys: [{ ...key.publicJwk, kid: handle }] },
		},
	});
	expect(registered.status, JSON.stringify(registered.body)).toBe(201);
	const { id, post, client } = registered.body as { id: string; post: string; client: string };
	const token = (officer?: string) => {
		const seconds = Math.floor(hub.now() / 1_000);
		return new SignJWT({
			...{ iss: issuer, aud: hub.context.config.publicUrl, sub: officer ?? client, client_id: client },
			...{ jti: `${Math.random()}`, scope: "directory:read agency:admin", duty_post: post, purpose: "oversight" },
			...(officer ? { officer } : {}),
			...{ iat: seconds, exp: seconds + 300 },
		})
			.setProtectedHeader({ alg: "ES256", typ: "at+jwt", kid: handle })
			.sign(key.privateKey);
	};
	const command = async (by: string | undefined, url: string, body: object = {}) =>
		hub.call("POST", url, { token: await token(by), body, key: `a-command-of-a-test-${++count}` });
	const made = async (by: string | undefined, url: string, body: object) => {
		const answer = await command(by, url, body);
		expect(answer.status, JSON.stringify(answer.body)).toBe(201);
		return String(answer.body.id);
	};
	const [first, second, third] = [
		await made(undefined, "/officers", { handle: "first" }),
		await made(undefined, "/officers", { handle: "second" }),
		await made(undefined, "/officers", { handle: "third" }),
	];
	for (const officer of [first, second]) await made(undefined, `/posts/${post}/postings`, { officer });
	const desk = await made(first, "/posts", {
		name: "desk",
		clearance: "amber",
		scopes: ["alerts:read"],
		purposes: ["investigation"],
	});
	const posting = await made(first, `/posts/${desk}/postings`, { officer: third });
	return { id, handle, issuer, key, post, desk, posting, first, second, third, command, made, token };
};
type Agency = Awaited<ReturnType<typeof openAgency>>;

/** The agency's provider, registered and confirmed, with the third officer as its subject. */
const openWorld = async (o: { mode?: ProviderMode; acr?: string; agency?: Agency } = {}) => {
	const agency = o.agency ?? (await openAgency());
	const provider = await openProvider({ now: hub.now });
	onTestFinished(() => provider.close());
	provider.set({ mode: o.mode ?? "right" });
	const asked = await agency.command(agency.first, "/providers", {
		issuer: provider.issuer,
		clientId: "seamark",
		...(o.acr ? { acr: o.acr } : {}),
	});
	expect(asked.status, JSON.stringify(asked.body)).toBe(201);
	provider.register("seamark", asked.body.clientKey as object);
	const id = String(asked.body.id);
	const confirmed = await agency.command(agency.second, `/providers/${id}/confirm`);
	expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(200);
	const subject = await agency.made(agency.first, `/officers/${agency.third}/provider-subjects`, {
		subject: "subject-1",
	});
	return { agency, provider, id, subject, confirmSubject: () => confirm(agency, subject) };
};
const confirm = (agency: Agency, subject: string, by = agency.second) =>
	agency.command(by, `/provider-subjects/${subject}/confirm`);

type Holder = Awaited<ReturnType<typeof holder>>;
const proven = async (who: Holder, url: string, body: object): Promise<Answer> =>
	hub.call("POST", url, {
		body,
		headers: { dpop: await who.proof({ url: hub.context.config.publicUrl + url, now: hub.now() }) },
	});

/** As a browser does it: to the provider, and back with what it added to the address. */
const visit = async (authorizationUrl: unknown): Promise<{ state: string; code: string; issuer: string }> => {
	const answer = await fetch(String(authorizationUrl), { redirect: "manual" });
	expect(answer.status).toBe(303);
	const { searchParams } = new URL(answer.headers.get("location") ?? "");
	const of = (name: string) => searchParams.get(name) ?? "";
	return { state: of("state"), code: of("code"), issuer: of("iss") };
};
const begin = (who: Holder, agency: Agency) => proven(who, "/sign-ins/provider/begin", { agency: agency.handle });
const finish = (who: Holder, agency: Agency, back: object) =>
	proven(who, "/sign-ins/provider", { agency: agency.id, ...back });
const signIn = async (who: Holder, agency: Agency): Promise<Answer> => {
	const begun = await begin(who, agency);
	if (begun.status !== 200) return begun;
	return finish(who, agency, await visit(begun.body.authorizationUrl));
};
const tokenFor = async (who: Holder, agency: Agency, sign_in: unknown, over: Record<string, string> = {}) =>
	hub.form(
		`/agencies/${agency.id}/token`,
		{
			grant_type: "urn:seamark:grant-type:sign-in",
			sign_in: String(sign_in),
			duty_post: agency.desk,
			purpose: "investigation",
			...over,
		},
		{ dpop: await who.proof({ url: `${hub.context.config.publicUrl}/agencies/${agency.id}/token`, now: hub.now() }) },
	);

/** Asks with a token that is bound to the key. */
const asks = async (who: Holder, access: string, ath: string) =>
	(
		await hub.call("GET", "/agencies", {
			headers: {
				authorization: `DPoP ${access}`,
				dpop: await who.proof({
					method: "GET",
					url: `${hub.context.config.publicUrl}/agencies`,
					now: hub.now(),
					claims: { ath },
				}),
			},
		})
	).status;
const hashOf = async (text: string) =>
	Buffer.from(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))).toString("base64url");

const reasons = async () =>
	(await hub.events()).flatMap((one) =>
		one.name === "TokenRefused" && one.payload.grant === "provider" ? [one.payload.reason] : [],
	);

test("an officer signs in at the agency's own provider and gets tokens for a post and purpose, until the posting ends", async () => {
	const { agency, confirmSubject } = await openWorld();
	const who = await holder();
	// One person alone lets nobody in.
	expect(await signIn(who, agency)).toMatchObject({ status: 403, body: { code: "SIGN_IN_REFUSED" } });
	expect((await confirmSubject()).status).toBe(200);
	const signed = await signIn(who, agency);
	expect(signed).toMatchObject({
		status: 201,
		body: { officer: { id: agency.third, handle: "third" }, posts: [{ id: agency.desk }] },
	});
	const given = await tokenFor(who, agency, signed.body.signIn);
	expect(given).toMatchObject({ status: 200, body: { token_type: "DPoP", expires_in: 600 } });
	const access = String(given.body.access_token);
	expect(decodeJwt(access)).toMatchObject({
		iss: `${hub.context.config.publicUrl}/agencies/${agency.id}`,
		officer: agency.third,
		duty_post: agency.desk,
		purpose: "investigation",
		cnf: { jkt: who.thumbprint },
	});
	const ath = await hashOf(access);
	expect(await asks(who, access, ath)).not.toBe(401);
	expect(await asks(await holder(), access, ath)).toBe(401);
	// Bound to its key, its post and its purpose.
	expect(await tokenFor(await holder(), agency, signed.body.signIn)).toMatchObject({
		body: { error: "invalid_grant" },
	});
	expect(await tokenFor(who, agency, signed.body.signIn, { duty_post: agency.post })).toMatchObject({
		body: { error: "invalid_grant" },
	});
	const events = await hub.events();
	expect(
		events.filter((one) => one.name === "OfficerSignedIn" && one.payload.actor?.officerId === agency.third),
	).toHaveLength(1);

	expect((await agency.command(agency.first, `/postings/${agency.posting}/end`)).status).toBe(200);
	expect(await asks(who, access, ath)).toBe(401);
	expect(await tokenFor(who, agency, signed.body.signIn)).toMatchObject({ body: { error: "invalid_grant" } });
});

describe("a provider that misbehaves signs nobody in", () => {
	const modes = providerModes.filter((mode) => mode !== "right");
	test.each(modes)("%s", async (mode) => {
		const { agency, provider, confirmSubject } = await openWorld({ mode, acr: "phr" });
		expect((await confirmSubject()).status).toBe(200);
		const answer = await signIn(await holder(), agency);
		expect([403, 503]).toContain(answer.status);
		expect(["SIGN_IN_REFUSED", "UNAVAILABLE"]).toContain(answer.body.code);
		expect(answer.body).not.toHaveProperty("signIn");
		// Nothing that it says leads the hub to another address.
		expect(provider.strays).toEqual([]);
		// The same agency and provider, once it behaves: what was refused was the misbehaviour.
		provider.set({ mode: "right" });
		expect((await signIn(await holder(), agency)).status, mode).toBe(201);
	});
});

test("what comes back is good once, for the browser's key that began, at the provider and the agency where it began", async () => {
	const [one, two] = [await openWorld(), await openWorld()];
	for (const world of [one, two]) expect((await world.confirmSubject()).status).toBe(200);
	const who = await holder();
	const url = async (agency: Agency) => (await begin(who, agency)).body.authorizationUrl;
	const refused = { status: 403, body: { code: "SIGN_IN_REFUSED" } };

	const back = await visit(await url(one.agency));
	expect(await finish(await holder(), one.agency, back)).toMatchObject(refused);
	// Mixed up: what began at one provider is brought to the other, with either name on it.
	expect(await finish(who, two.agency, back)).toMatchObject(refused);
	expect(await finish(who, two.agency, { ...back, issuer: two.provider.issuer })).toMatchObject(refused);
	const named = await visit(await url(one.agency));
	expect(await finish(who, one.agency, { ...named, issuer: two.provider.issuer })).toMatchObject(refused);
	const { issuer: _, ...unnamed } = await visit(await url(one.agency));
	expect(await finish(who, one.agency, unnamed)).toMatchObject(refused);
	const foreign = await visit(await url(one.agency));
	expect(await finish(who, one.agency, { ...foreign, state: `${foreign.state.slice(0, -1)}A` })).toMatchObject(refused);
	// A code of another attempt: its challenge and its nonce are not this one's.
	const [mine, theirs] = [await visit(await url(one.agency)), await visit(await url(one.agency))];
	expect(await finish(who, one.agency, { ...mine, code: theirs.code })).toMatchObject(refused);

	expect((await finish(who, one.agency, back)).status).toBe(201);
	expect(await finish(who, one.agency, back)).toMatchObject(refused);
	expect(await finish(who, one.agency, { ...back, code: "another" })).toMatchObject(refused);
	// Many at one moment: one of them is the first.
	const many = await visit(await url(one.agency));
	const all = await Promise.all(Array.from({ length: 6 }, () => finish(who, one.agency, many)));
	expect(all.map(({ status }) => status).sort()).toEqual([201, 403, 403, 403, 403, 403]);

	const late = await visit(await url(one.agency));
	hub.advance(6 * 60_000);
	expect(await finish(who, one.agency, late)).toMatchObject(refused);
	expect(await reasons()).toEqual(expect.arrayContaining(["state", "replay", "answer", "code"]));
});

test("a subject that nobody has named is nobody, and one whose name was taken away is so at once", async () => {
	const { agency, provider, subject, confirmSubject } = await openWorld();
	expect((await confirmSubject()).status).toBe(200);
	provider.set({ subject: "subject-2" });
	expect((await signIn(await holder(), agency)).status).toBe(403);
	provider.set({ subject: "subject-1" });
	const who = await holder();
	const signed = await signIn(who, agency);
	expect((await tokenFor(who, agency, signed.body.signIn)).status).toBe(200);
	const removed = await agency.command(agency.second, `/provider-subjects/${subject}/remove`, { reason: "left" });
	expect(removed.status).toBe(200);
	expect(await tokenFor(who, agency, signed.body.signIn)).toMatchObject({ body: { error: "invalid_grant" } });
	expect((await signIn(who, agency)).status).toBe(403);
});

test("removing the provider ends its sign-ins and their tokens at once, and another one begins with nobody", async () => {
	const { agency, id, confirmSubject } = await openWorld();
	expect((await confirmSubject()).status).toBe(200);
	const who = await holder();
	const signed = await signIn(who, agency);
	const access = String((await tokenFor(who, agency, signed.body.signIn)).body.access_token);
	const ath = await hashOf(access);
	expect(await asks(who, access, ath)).not.toBe(401);
	// One in use is not replaced beside it.
	const another = await agency.command(agency.first, "/providers", { issuer: "http://127.0.0.1:9", clientId: "x" });
	const confirmed = await agency.command(agency.second, `/providers/${String(another.body.id)}/confirm`);
	expect(confirmed.status).toBe(422);
	const removed = await agency.command(agency.first, `/providers/${id}/remove`, { reason: "it was broken into" });
	expect(removed.status).toBe(200);
	expect(await asks(who, access, ath)).toBe(401);
	expect(await tokenFor(who, agency, signed.body.signIn)).toMatchObject({ body: { error: "invalid_grant" } });
	expect((await begin(who, agency)).status).toBe(403);
	const again = await openWorld({ agency });
	expect((await signIn(who, agency)).status).toBe(403);
	expect((await again.confirmSubject()).status).toBe(200);
	expect((await signIn(who, agency)).status).toBe(201);
});

test("two officers of the administration do it, never one, never a system, never for themselves, and not those of hosted agencies", async () => {
	const agency = await openAgency();
	const body = { issuer: "http://127.0.0.1:9", clientId: "seamark" };
	expect((await agency.command(undefined, "/providers", body)).body.code).toBe("SECOND_PERSON_NEEDED");
	const asked = await agency.command(agency.first, "/providers", body);
	const id = String(asked.body.id);
	expect(JSON.stringify(asked.body)).not.toContain('"d"');
	expect((await agency.command(agency.first, `/providers/${id}/confirm`)).body.code).toBe("SECOND_PERSON_NEEDED");
	expect((await agency.command(undefined, `/providers/${id}/confirm`)).body.code).toBe("SECOND_PERSON_NEEDED");
	// Foreign ids are not there.
	const other = await openAgency();
	expect((await other.command(other.first, `/providers/${id}/confirm`)).status).toBe(404);
	expect((await other.command(other.first, `/providers/${id}/remove`, { reason: "x" })).status).toBe(404);
	hub.advance(25 * 3_600_000);
	expect((await agency.command(agency.second, `/providers/${id}/confirm`)).status).toBe(422);

	const world = await openWorld({ agency });
	expect((await confirm(agency, world.subject, agency.first)).body.code).toBe("SECOND_PERSON_NEEDED");
	const own = await agency.command(agency.first, `/officers/${agency.first}/provider-subjects`, { subject: "me" });
	expect(own.status).toBe(422);
	const ofSecond = await agency.made(agency.first, `/officers/${agency.second}/provider-subjects`, { subject: "you" });
	expect((await confirm(agency, ofSecond)).body.code).toBe("SECOND_PERSON_NEEDED");
	expect((await world.confirmSubject()).status).toBe(200);
	// One officer, one subject.
	const again = await agency.command(agency.first, `/officers/${agency.third}/provider-subjects`, { subject: "new" });
	expect(again.status).toBe(422);
	const listed = await hub.call("GET", "/provider-subjects", { token: await agency.token(agency.first) });
	expect(listed.body.items).toMatchObject([
		{ handle: "third", subject: "subject-1", confirmed: true },
		{ handle: "second", confirmed: false },
	]);

	const hosted = await hub.call("POST", "/providers", { token: await hub.demoToken("fj-1"), body });
	expect(hosted).toMatchObject({ status: 422, body: { code: "REFUSED" } });
});

test.each([
	"https://10.0.0.1",
	"http://login.example.com",
	"https://localhost",
	"https://user@login.example.com",
	"https://login.example.com?x=1",
])("a provider is not at %s", async (issuer) => {
	const agency = await openAgency();
	const answer = await agency.command(agency.first, "/providers", { issuer, clientId: "seamark" });
	expect(answer).toMatchObject({ status: 422, body: { faults: [{ at: "/issuer" }] } });
});

test("a provider's new key is asked for, and an officer has to sign in as the agency demands", async () => {
	const { agency, provider, confirmSubject } = await openWorld({ acr: "phr" });
	expect((await confirmSubject()).status).toBe(200);
	expect((await signIn(await holder(), agency)).status).toBe(201);
	await provider.rotate();
	hub.advance(31_000);
	expect((await signIn(await holder(), agency)).status).toBe(201);
	provider.set({ acr: undefined });
	expect((await signIn(await holder(), agency)).status).toBe(403);
});
