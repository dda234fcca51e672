import { randomBytes, randomUUID } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { vaultApi } from "@seamark/contracts";
import { queryWith } from "@seamark/db";
import type { HubError } from "@seamark/errors";
import { openService } from "@seamark/service";
import { afterAll, expect, test } from "vitest";
import { service } from "./service.ts";
import { asAgency } from "./store/read-as.ts";
import { failure, openVaultStage, person } from "./testing.ts";
import { openIdentity, unwrapCaseKey } from "./vault/open-sealed.ts";
import { openVaultKeys, readVaultKeys } from "./vault/vault-keys.ts";

const stage = await openVaultStage();
afterAll(() => stage.close());
const { agency, caller, other, context, raw, keyFile, start, stop } = stage;
const { ask, seal, open, find, lastEvents, head, everything } = stage;
const stranger = other.agencyId;

const full = person("Амина Exempel", {
	names: [
		{
			text: "Амина Exempel",
			parts: [
				{ text: "Амина", kind: "given" },
				{ text: "Exempel", kind: "family" },
			],
			script: "Cyrl",
			kind: "official",
		},
		{ text: "\u202eAmi\u200d", parts: [], script: "", kind: "alias" },
	],
	birth: { from: "2008-01-01", to: "2010-12-31" },
	sex: "female",
	nationalities: ["FJ"],
	documents: [{ kind: "passport", country: "FJ", number: "X 12-34567" }],
	phones: ["+679 700 1234"],
	contacts: [{ kind: "email", value: "amina@example.org" }],
	photos: ["sha256:00"],
});

test("what is sealed opens as it was, for its agency alone, and each opening is in the log with its purpose", async () => {
	const { identityId, caseId } = await seal(full);
	expect(await open(identityId)).toEqual({ caseId, version: 1, identity: full });
	expect(await lastEvents(2)).toMatchObject([
		{ name: "IdentitySealed", payload: { identityId, caseId, version: 1, actor: caller } },
		{ name: "IdentityOpened", payload: { identityId, caseId, version: 1, actor: caller } },
	]);
	const hidden = await failure(open(identityId, other));
	const absent = await failure(open(randomUUID(), other));
	expect([hidden.code, hidden.message]).toEqual([absent.code, absent.message]);
	expect(hidden.code).toBe("NOT_FOUND");
	expect(await lastEvents(2)).toMatchObject([
		{ name: "RecordsAccessed", payload: { recordIds: [identityId], found: false, actor: { agencyId: stranger } } },
		{ name: "RecordsAccessed", payload: { found: false } },
	]);
});

test("two officers release an identity to one agency, in one request, until a day; an erasure ends it", async () => {
	const { identityId } = await seal(full);
	const [releaseId, requestId, preparedBy] = [randomUUID(), randomUUID(), randomUUID()];
	const until = new Date(Date.now() + 86_400_000).toISOString();
	const request = { caller, identityId, releaseId, receiverId: stranger, requestId, preparedBy, until };
	const opened = (by = other, over: object = {}) =>
		ask<object, vaultApi.OpenReleasedResponse>("openReleased", {
			caller: by,
			ownerId: agency,
			releaseId,
			requestId,
			...over,
		});
	expect((await failure(opened())).code).toBe("NOT_FOUND");
	// No route is in between here: who prepared it, on another duty post too, and a system are refused by the vault itself.
	for (const alone of [
		{ preparedBy: caller.officerId },
		{ preparedBy: caller.officerId, caller: { ...caller, postId: randomUUID() } },
		{ caller: { ...caller, officerId: "" } },
	])
		expect((await failure(ask("releaseIdentity", { ...request, ...alone }))).code).toBe("SECOND_PERSON_NEEDED");
	for (const wrong of [
		{ receiverId: agency },
		{ until: new Date(0).toISOString() },
		{ until: new Date(Date.now() + 401 * 86_400_000).toISOString() },
	])
		expect((await failure(ask("releaseIdentity", { ...request, ...wrong }))).code, JSON.stringify(wrong)).toBe(
			"VALIDATION",
		);
	expect((await failure(ask("releaseIdentity", { ...request, caller: other, receiverId: agency }))).code).toBe(
		"NOT_FOUND",
	);
	await ask("releaseIdentity", request);
	const before = await head();
	await ask("releaseIdentity", request);
	expect((await failure(ask("releaseIdentity", { ...request, requestId: randomUUID() }))).code).toBe("CONFLICT");
	expect((await lastEvents(2))[0]?.name).not.toBe("IdentityReleased");
	expect(await head()).toBe(before);
	expect(await opened()).toEqual({ identity: full, until });
	expect(await lastEvents(1)).toMatchObject([
		{ name: "IdentityOpened", payload: { identityId, actor: { agencyId: stranger } } },
	]);
	// Nobody else, no other request, and none of its own by this way.
	const third = { ...other, agencyId: randomUUID() };
	expect((await failure(opened(third))).code).toBe("NOT_FOUND");
	expect((await failure(opened(other, { requestId: randomUUID() }))).code).toBe("NOT_FOUND");
	expect((await failure(opened(caller))).code).toBe("NOT_FOUND");
	expect((await failure(open(identityId, other))).code).toBe("NOT_FOUND");
	await ask("eraseIdentities", { caller, identityIds: [identityId] });
	expect((await failure(opened())).code).toBe("NOT_FOUND");
});

test("nothing of an identity stands in the tables or the log in readable form", async () => {
	await seal(full);
	const all = await everything();
	expect(all).toContain(agency);
	for (const text of ["Амина", "Exempel", "exempel", "1234567", "7001234", "2008-01-01", "amina@", "female"]) {
		expect(all, text).not.toContain(text);
		expect(all, text).not.toContain(Buffer.from(text).toString("hex"));
	}
});

test("sealing again is the same call; with other content or under an erased id it is refused", async () => {
	const request = await seal(full);
	expect(await ask("sealIdentity", request)).toEqual({ version: 1 });
	const before = await head();
	const again = await Promise.all([1, 2, 3].map(() => ask("sealIdentity", request)));
	expect(again).toEqual([{ version: 1 }, { version: 1 }, { version: 1 }]);
	expect(await head()).toBe(before);
	expect((await failure(seal(person("Somebody Else"), { id: request.identityId, caseId: request.caseId }))).code).toBe(
		"CONFLICT",
	);
	await ask("eraseIdentities", { caller, identityIds: [request.identityId] });
	expect((await failure(ask("sealIdentity", request))).code).toBe("CONFLICT");
});

test("many seals of one new case at once all open afterwards", async () => {
	const caseId = randomUUID();
	const sealed = await Promise.all(
		Array.from({ length: 30 }, (_, n) => seal(person(`Number ${"abcdefghij"[n % 10]}x`), { caseId })),
	);
	const opened = await Promise.all(sealed.map(({ identityId }) => open(identityId)));
	expect(opened.map(({ identity }) => identity)).toEqual(sealed.map(({ identity }) => identity));
});

test("candidates are those of the agency, best first, with grounds; the search is in the log", async () => {
	const same = await seal(
		person("Yusuf Abdul Rahman Qadir", { documents: [{ kind: "passport", country: "", number: "PQ 998877" }] }),
	);
	const near = await seal(person("Yousef Abdulrahman Kader"));
	const elsewhere = await seal(person("Yusuf Abdul Rahman Qadir"), { by: other });
	const { candidates } = await find(
		person("يوسف عبد الرحمن قادر", { documents: [{ kind: "", country: "", number: "pq998877" }] }),
	);
	expect(candidates.slice(0, 2).map((one) => one.identityId)).toEqual([same.identityId, near.identityId]);
	expect(candidates[0]?.score).toBeGreaterThan(0.95);
	expect(candidates[0]?.grounds).toEqual(
		expect.arrayContaining([
			expect.objectContaining({ field: "name", asked: "yusf", found: "yusuf", how: "sound" }),
			expect.objectContaining({ field: "document", how: "same" }),
		]),
	);
	expect(candidates.map((one) => one.identityId)).not.toContain(elsewhere.identityId);
	expect((await lastEvents(1))[0]).toMatchObject({
		name: "RecordsAccessed",
		payload: {
			record: "identity",
			recordIds: candidates.map((one) => one.identityId),
			query: "find-candidates",
			actor: caller,
		},
	});
	const byId = await ask<object, vaultApi.FindCandidatesResponse>("findCandidates", {
		caller,
		identityId: same.identityId,
		limit: 5,
		leastScore: 0.5,
	});
	expect(byId.candidates.map((one) => one.identityId)).toEqual([near.identityId]);
});

test("nationality alone, or age alone, makes nobody a candidate", async () => {
	await seal(
		person("Nobodina Farfield", {
			nationalities: ["TO"],
			birth: { from: "1990-05-05", to: "1990-05-05" },
			sex: "female",
		}),
	);
	const asked = vaultApi.Identity.fromPartial({
		nationalities: ["TO"],
		birth: { from: "1990-05-05", to: "1990-05-05" },
		sex: "female",
	});
	expect((await find(asked)).candidates).toEqual([]);
});

test("a case that was erased cannot be opened by anybody who holds a copy of all tables and the vault's key", async () => {
	const caseId = randomUUID();
	const [one, two] = [await seal(full, { caseId }), await seal(person("Secondina Vanish"), { caseId })];
	const keeper = await seal(person("Keeperina Stay"));
	// Sealed fields as somebody copied them before.
	const copy = (await raw.query("select * from identity where case_id = $1 order by no", [caseId])).rows;
	const wrappedBefore = (await raw.query("select * from case_key where case_id = $1", [caseId])).rows[0];
	const vault = await readVaultKeys(keyFile);
	const place = { agency, caseId, identityId: one.identityId, version: 1 };
	const opened = (caseKey: Uint8Array) => openIdentity(caseKey, place, copy[0]);
	expect(
		opened(unwrapCaseKey(vault, agency, caseId, { keyId: wrappedBefore.key_id, wrapped: wrappedBefore.wrapped })),
	).toEqual(full);

	expect(await ask("eraseCase", { caller: other, caseId })).toEqual({ erased: 0 });
	expect(await open(one.identityId)).toBeDefined();
	expect(await ask("eraseCase", { caller, caseId })).toEqual({ erased: 2 });
	expect(await ask("eraseCase", { caller, caseId })).toEqual({ erased: 0 });
	expect((await failure(open(one.identityId))).code).toBe("NOT_FOUND");
	expect((await failure(seal(full, { caseId }))).code).toBe("CONFLICT");
	expect((await find(person("Vanish Secondina"))).candidates.map((found) => found.identityId)).not.toContain(
		two.identityId,
	);

	// Every key that is left, tried on the copy.
	const left = (await raw.query("select * from case_key")).rows;
	expect(left.find((row) => row.case_id === caseId)).toMatchObject({ key_id: null, wrapped: null });
	const keys = left
		.filter((row) => row.wrapped !== null && row.agency === agency)
		.map((row) => unwrapCaseKey(vault, agency, row.case_id, { keyId: row.key_id, wrapped: row.wrapped }));
	expect(keys.length).toBeGreaterThan(0);
	for (const key of keys) expect(() => opened(key)).toThrow();
	const rows = (
		await raw.query("select wrapped, person, documents, contacts, photos from identity where case_id = $1", [caseId])
	).rows;
	expect(rows.map((row) => Object.values(row))).toEqual([Array(5).fill(null), Array(5).fill(null)]);
	const index = await raw.query(
		"select count(*)::int as n from blind_key b join identity i on i.no = b.identity_no where case_id = $1",
		[caseId],
	);
	expect(index.rows[0].n).toBe(0);
	expect(await lastEvents(30)).toEqual(
		expect.arrayContaining(
			[one, two].map(({ identityId }) =>
				expect.objectContaining({ name: "IdentityErased", payload: expect.objectContaining({ identityId, caseId }) }),
			),
		),
	);
	expect((await open(keeper.identityId)).identity).toEqual(person("Keeperina Stay"));
});

test("one identity is erased without the others of its case, and a copy of it does not open with the case's key", async () => {
	const caseId = randomUUID();
	const [gone, stays] = [await seal(full, { caseId }), await seal(person("Remaina Here"), { caseId })];
	const copy = (await raw.query("select * from identity where id = $1", [gone.identityId])).rows[0];
	const erase = (identityId: string, by = caller) => ask("eraseIdentities", { caller: by, identityIds: [identityId] });
	expect([await erase(gone.identityId), await erase(gone.identityId)]).toEqual([{ erased: 1 }, { erased: 0 }]);
	expect(await erase(stays.identityId, other)).toEqual({ erased: 0 });
	expect((await failure(open(gone.identityId))).code).toBe("NOT_FOUND");
	expect((await open(stays.identityId)).identity).toEqual(person("Remaina Here"));
	// Somebody copied the sealed fields, and holds all that is left here: the key of the case, which is still needed.
	const left = (await raw.query("select * from case_key where case_id = $1", [caseId])).rows[0];
	expect((await raw.query("select wrapped from identity where id = $1", [gone.identityId])).rows).toEqual([
		{ wrapped: null },
	]);
	const vault = await readVaultKeys(keyFile);
	const caseKey = unwrapCaseKey(vault, agency, caseId, { keyId: left.key_id, wrapped: left.wrapped });
	const place = { agency, caseId, identityId: gone.identityId, version: 1 };
	expect(() => openIdentity(caseKey, place, copy)).toThrow();
	for (const key of (await raw.query("select * from case_key where wrapped is not null and agency = $1", [agency]))
		.rows) {
		const other = unwrapCaseKey(vault, agency, key.case_id, { keyId: key.key_id, wrapped: key.wrapped });
		expect(() => openIdentity(other, place, copy)).toThrow();
	}
});

test("an erasure of a case among many seals at once leaves none of them", async () => {
	const caseId = randomUUID();
	await seal(person("Firstina Inside"), { caseId });
	const sealing = Array.from({ length: 40 }, () =>
		seal(person("Racina Late"), { caseId }).catch((error: HubError) => error),
	);
	const erasing = ask("eraseCase", { caller, caseId });
	for (const one of await Promise.all(sealing)) if (one instanceof Error) expect(one.code).toBe("CONFLICT");
	await erasing;
	await ask("eraseCase", { caller, caseId });
	const left = await raw.query("select count(*)::int as n from identity where case_id = $1 and wrapped is not null", [
		caseId,
	]);
	expect(left.rows[0].n).toBe(0);
	expect((await find(person("Racina Late"))).candidates).toEqual([]);
});

test("identities that are sealed and erased in one case at once stay whole or are gone", async () => {
	const caseId = randomUUID();
	const first = await Promise.all(Array.from({ length: 12 }, () => seal(person("Crowdina First"), { caseId })));
	const work = first.map(({ identityId }, n) =>
		n % 3 === 0
			? ask("eraseIdentities", { caller, identityIds: [identityId] })
			: seal(person("Crowdina Second"), { caseId }),
	);
	await Promise.all(work);
	const live = (await raw.query("select id from identity where case_id = $1 and wrapped is not null", [caseId])).rows;
	expect(live).toHaveLength(16);
	for (const { id } of live) expect((await open(id)).identity?.names[0]?.text).toMatch(/^Crowdina/);
});

test("a field that was moved to another identity, case, version or column, or altered, opens nowhere", async () => {
	const [a, b] = [await seal(person("Swapa One", { documents: full.documents })), await seal(person("Swapa Two"))];
	const c = await seal(person("Swapa Three"), { caseId: a.caseId });
	const refused = async (sql: string, values: unknown[]) => {
		const kept = (await raw.query("select * from identity where id = $1", [a.identityId])).rows[0];
		await raw.query(sql, values);
		expect((await failure(open(a.identityId))).code, sql).toBe("INTERNAL");
		await raw.query("update identity set wrapped = $2, person = $3, documents = $4, version = $5 where id = $1", [
			a.identityId,
			kept.wrapped,
			kept.person,
			kept.documents,
			kept.version,
		]);
		expect((await open(a.identityId)).identity?.names[0]?.text).toBe("Swapa One");
	};
	for (const from of [b, c]) {
		await refused("update identity set person = (select person from identity where id = $2) where id = $1", [
			a.identityId,
			from.identityId,
		]);
		await refused(
			"update identity i set (wrapped, person, documents, contacts, photos) = (select wrapped, person, documents, contacts, photos from identity where id = $2) where id = $1"
				.replace(", documents, contacts, photos", ", documents")
				.replace(", documents, contacts, photos", ", documents"),
			[a.identityId, from.identityId],
		);
	}
	await refused("update identity set person = documents where id = $1", [a.identityId]);
	await refused("update identity set version = 7 where id = $1", [a.identityId]);
	await refused("update identity set person = set_byte(person, 20, (get_byte(person, 20) + 1) % 256) where id = $1", [
		a.identityId,
	]);
});

test("with another vault key the old lines are needed until the keys are wrapped anew, and not after", async () => {
	const { identityId, identity } = await seal(person("Rotata Wheel"));
	const oldLines = await readFile(keyFile, "utf8");
	const before = (await raw.query("select person, wrapped from identity where id = $1", [identityId])).rows[0];
	await stop();
	const newLine = `${randomBytes(32).toString("base64url")}\n`;
	// Without the old key the service says so and does not start.
	await writeFile(keyFile, newLine);
	await expect(openService(service, context, { SEAMARK_VAULT_KEY: keyFile })).rejects.toThrow(/is not in the key file/);
	await writeFile(keyFile, newLine + oldLines);
	await start();
	await stop();
	await writeFile(keyFile, newLine);
	await start();
	expect((await open(identityId)).identity).toEqual(identity);
	expect((await find(person("Wheel Rotata"))).candidates[0]?.identityId).toBe(identityId);
	expect((await raw.query("select person, wrapped from identity where id = $1", [identityId])).rows[0]).toEqual(before);
	const old = openVaultKeys([Buffer.from(oldLines.trim(), "base64url")]);
	for (const row of (await raw.query("select * from case_key where wrapped is not null")).rows)
		expect(() => old.unwrap(row.agency, ["case", row.case_id], { keyId: row.key_id, wrapped: row.wrapped })).toThrow();
});

test("row-level security: the role of the service sees one agency's rows, and none without being asked for one", async () => {
	const { caseId } = await seal(person("Rowa Level"), { by: other });
	await ask("sealFileKey", { caller: other, fileId: randomUUID(), caseId, key: randomBytes(32) });
	for (const table of ["agency_key", "case_key", "identity", "file_key", "blind_key"]) {
		const agencies = async (settings: ReturnType<typeof asAgency>) =>
			(
				await queryWith<{ agency: string }>(context.pool, settings, { text: `select distinct agency from ${table}` })
			).rows.map((row) => row.agency);
		expect(await agencies([]), table).toEqual([]);
		expect(await agencies(asAgency(stranger)), table).toEqual([stranger]);
	}
	await expect(
		queryWith(context.pool, asAgency(stranger), {
			text: "insert into case_key (agency, case_id, key_id, wrapped) values ($1, $2, 'x', 'x')",
			values: [agency, randomUUID()],
		}),
	).rejects.toThrow(/row-level security/);
});

test("what is wrong with a call is said in full, without repeating it", async () => {
	const refused = await failure(
		ask("sealIdentity", {
			caller: { ...caller, agencyId: "x", purpose: "curiosity" },
			identityId: "y",
			caseId: "",
			identity: {
				...full,
				names: [{ text: " ", parts: [], script: "arabic", kind: "secret" }],
				birth: { from: "2010-02-30", to: "1990-01-01" },
				nationalities: ["Fiji"],
			},
		}),
	);
	expect(refused.code).toBe("VALIDATION");
	expect(refused.faults.map((fault) => fault.at)).toEqual(
		[
			"caller/agencyId",
			"caller/purpose",
			"identityId",
			"caseId",
			"identity/names/0/text",
			"identity/names/0/script",
			"identity/names/0/kind",
			"identity/birth/from",
			"identity/birth",
			"identity/nationalities/0",
		].map((at) => `/${at}`),
	);
	expect(JSON.stringify(refused.faults)).not.toMatch(/Fiji|curiosity|arabic|secret/);
	expect((await failure(seal(vaultApi.Identity.create()))).faults).toEqual([
		{ at: "/identity", message: "must hold something" },
	]);
	expect(
		(await failure(ask("findCandidates", { caller, identityId: "", identity: full, limit: 51, leastScore: 2 }))).faults,
	).toHaveLength(2);
});

test("hostile names are kept to the letter and found by what they say", async () => {
	const long = "Z".repeat(10_000);
	const strange = [
		"\u202eavonavI\u202c",
		"ǅ\u0301\u0301\u0301".repeat(500),
		"😀 👩‍👩‍👧",
		"'; drop table identity; --",
		long,
		"\u0000nul",
		"ﷺ".repeat(400),
	];
	const { identityId } = await seal(vaultApi.Identity.fromPartial({ names: strange.map((text) => ({ text })) }));
	expect((await open(identityId)).identity?.names.map((name) => name.text)).toEqual(strange);
	const spoofed = await seal(person("Ιvаn\u200b Реtrоv\u202e"));
	expect((await find(person("Ivan Petrov"))).candidates[0]).toMatchObject({ identityId: spoofed.identityId, score: 1 });
});
