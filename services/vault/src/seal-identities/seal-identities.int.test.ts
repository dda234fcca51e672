import { randomUUID } from "node:crypto";
import type { vaultApi } from "@seamark/contracts";
import type { HubError } from "@seamark/errors";
import { afterAll, expect, test } from "vitest";
import { failure, openVaultStage, person } from "../testing.ts";

const stage = await openVaultStage();
afterAll(() => stage.close());
const { caller, ask, seal, open, find, raw } = stage;

const many = (count: number, more: Partial<vaultApi.Identity> = {}) =>
	Array.from({ length: count }, (_, n) => ({
		identityId: randomUUID(),
		identity: person(`Numbera ${"abcdefghij"[n % 10]}x ${"klmnopqrst"[Math.floor(n / 10) % 10]}y`, more),
	}));
const sealAll = (caseId: string, identities: object[], country = "") =>
	ask<object, vaultApi.SealIdentitiesResponse>("sealIdentities", { caller, caseId, identities, country });
const stored = async (caseId: string) =>
	(await raw.query("select count(*)::int as n from identity where case_id = $1 and wrapped is not null", [caseId]))
		.rows[0].n;

test("a full call seals all, each opens as it was, is found and has its event", async () => {
	const caseId = randomUUID();
	const identities = many(200);
	const before = await stage.head();
	expect(await sealAll(caseId, identities)).toEqual({ sealed: 200 });
	expect((await stage.head()) - before).toBe(200);
	expect((await stage.lastEvents(1))[0]).toMatchObject({
		name: "IdentitySealed",
		payload: { caseId, version: 1, actor: caller },
	});
	for (const { identityId, identity } of [identities[0], identities[199]] as typeof identities)
		expect(await open(identityId)).toEqual({ caseId, version: 1, identity });
	const { candidates } = await find(person("Numbera jx ty"));
	expect(candidates.filter((one) => one.score === 1).map((one) => one.identityId)).toContain(
		identities[199]?.identityId,
	);
});

test("a call that was cut off is made again, whole or with what comes after it, and seals nothing twice", async () => {
	const caseId = randomUUID();
	const identities = many(20);
	expect(await sealAll(caseId, identities.slice(0, 12))).toEqual({ sealed: 12 });
	const before = await stage.head();
	expect(await sealAll(caseId, identities.slice(0, 12))).toEqual({ sealed: 0 });
	expect(await stage.head()).toBe(before);
	expect(await sealAll(caseId, identities)).toEqual({ sealed: 8 });
	const again = await Promise.all([1, 2, 3].map(() => sealAll(caseId, identities)));
	expect(again).toEqual([{ sealed: 0 }, { sealed: 0 }, { sealed: 0 }]);
	expect(await stored(caseId)).toBe(20);
});

test("the same call at the same moment seals each once", async () => {
	const caseId = randomUUID();
	const identities = many(30);
	const answers = await Promise.all([1, 2, 3, 4].map(() => sealAll(caseId, identities)));
	expect(answers.map((one) => one.sealed).sort((a, b) => a - b)).toEqual([0, 0, 0, 30]);
	expect(await stored(caseId)).toBe(30);
});

test("one that cannot be sealed keeps the others out, and is named by its place", async () => {
	const caseId = randomUUID();
	const identities = many(5);
	const [first, second] = identities as [(typeof identities)[0], (typeof identities)[0]];
	const refused = await failure(
		sealAll(caseId, [
			first,
			{ identityId: "x", identity: person("Ana") },
			{ ...second, identity: person("Ana", { birth: { from: "tomorrow", to: "" }, nationalities: ["Fiji"] }) },
			{ ...first },
			{ identityId: randomUUID(), identity: undefined },
		]),
	);
	expect([refused.code, refused.faults.map((fault) => fault.at)]).toEqual([
		"VALIDATION",
		[
			"/identities/1/identityId",
			"/identities/2/identity/birth/from",
			"/identities/2/identity/nationalities/0",
			"/identities/3/identityId",
			"/identities/4/identity",
		],
	]);
	expect(JSON.stringify(refused.faults)).not.toMatch(/tomorrow|Fiji/);
	await seal(person("Somebody Else"), { id: second.identityId, caseId });
	expect((await failure(sealAll(caseId, identities))).code).toBe("CONFLICT");
	expect(await stored(caseId)).toBe(1);
	for (const wrong of [[], many(201)])
		expect((await failure(sealAll(caseId, wrong))).faults).toEqual([
			{ at: "/identities", message: "must hold 1 to 200" },
		]);
});

test("an erasure of the case among many such calls leaves none of them", async () => {
	const caseId = randomUUID();
	await sealAll(caseId, many(1));
	const sealing = Array.from({ length: 8 }, () => sealAll(caseId, many(50)).catch((error: HubError) => error));
	const erasing = ask("eraseCase", { caller, caseId });
	for (const one of await Promise.all(sealing)) if (one instanceof Error) expect(one.code).toBe("CONFLICT");
	await erasing;
	await ask("eraseCase", { caller, caseId });
	expect(await stored(caseId)).toBe(0);
	expect((await failure(sealAll(caseId, many(1)))).code).toBe("CONFLICT");
});

test("a key of the index is kept for 400 rows, also of those that come together", async () => {
	const caseId = randomUUID();
	const same = () => many(200).map(({ identityId }) => ({ identityId, identity: person("Commona Sameson") }));
	for (let call = 0; call < 3; call++) await sealAll(caseId, same());
	const { rows } = await raw.query(
		"select max(rows)::int as most, min(rows)::int as least from (select count(*) as rows from blind_key b join identity i on i.no = b.identity_no where i.case_id = $1 group by key) as counted",
		[caseId],
	);
	expect(rows).toEqual([{ most: 400, least: 400 }]);
});

test("a number that was written in the country finds the same with its code, and the other way round", async () => {
	const caseId = randomUUID();
	const identities = [
		{ identityId: randomUUID(), identity: person("Locala Writer", { phones: ["700 9911"] }) },
		{ identityId: randomUUID(), identity: person("Abroada Writer", { phones: ["+679 700 9922"] }) },
	];
	await sealAll(caseId, identities, "FJ");
	const [local, abroad] = identities.map((one) => one.identityId);
	const found = async (phone: string) =>
		(await find(person("Nobodina Alike", { phones: [phone] }), caller, "FJ")).candidates.map((one) => [
			one.identityId,
			one.grounds.find((ground) => ground.field === "phone")?.asked,
		]);
	expect(await found("00679 700 9911")).toEqual([[local, "+6797009911"]]);
	expect(await found("7009922")).toEqual([[abroad, "+6797009922"]]);
	expect((await failure(sealAll(caseId, many(1), "Fiji"))).faults.map((fault) => fault.at)).toEqual(["/country"]);
});

test("five hundred copies that one sender has waiting hide neither the agency's own persons nor those of another sender", async () => {
	const name = "Floodina Target";
	const own = [await stage.seal(person(name))];
	const caseId = randomUUID();
	const waiting = async (source: string) => {
		const identityId = randomUUID();
		await stage.ask("sealIdentity", { caller, identityId, caseId, identity: person(name), source });
		return identityId;
	};
	const [flooding, another] = [randomUUID(), randomUUID()];
	const copies = new Set<string>(await Promise.all(Array.from({ length: 500 }, () => waiting(flooding))));
	const theirs = await waiting(another);
	own.push(await stage.seal(person(name)));
	const found = (await find(person(name))).candidates.map((one) => one.identityId);
	expect(found).toEqual(expect.arrayContaining([...own.map((one) => one.identityId), theirs]));
	expect(found.filter((id) => copies.has(id))).toHaveLength(5);
	expect(found).toHaveLength(8);
});
