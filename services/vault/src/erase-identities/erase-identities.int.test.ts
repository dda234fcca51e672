import { randomUUID } from "node:crypto";
import type { vaultApi } from "@seamark/contracts";
import { afterAll, expect, test } from "vitest";
import { failure, openVaultStage, person } from "../testing.ts";

const stage = await openVaultStage();
afterAll(() => stage.close());
const { caller, other, ask, seal, open, raw } = stage;

const erase = (identityIds: string[], by = caller) =>
	ask<object, vaultApi.EraseIdentitiesResponse>("eraseIdentities", { caller: by, identityIds });
const versionOf = async (caseId: string) =>
	(await raw.query("select version from case_key where case_id = $1", [caseId])).rows[0].version;

test("many go at once, each with its event, and each case gets another key once; the others stay", async () => {
	const [one, two] = [randomUUID(), randomUUID()];
	const sealed = await Promise.all(
		[one, one, one, two, two].map((caseId, n) => seal(person(`Manya Goes${"abcde"[n]}x`), { caseId })),
	);
	const ids = sealed.map(({ identityId }) => identityId);
	const [a = "", b = "", stays = "", c = "", alsoStays = ""] = ids;
	const theirs = await seal(person("Othera Agency"), { by: other });
	expect(await erase([a, b], other)).toEqual({ erased: 0 });
	expect(await erase([a, b, c, theirs.identityId, randomUUID()])).toEqual({ erased: 3 });
	expect([await versionOf(one), await versionOf(two), await versionOf(theirs.caseId)]).toEqual([2, 2, 1]);
	const told = await stage.lastEvents(3);
	const idsTold = told.flatMap((event) => (event?.name === "IdentityErased" ? event.payload.identityId : []));
	expect(idsTold.sort()).toEqual([a, b, c].sort());
	for (const id of [a, b, c]) expect((await failure(open(id))).code).toBe("NOT_FOUND");
	for (const id of [stays, alsoStays]) expect((await open(id)).version).toBe(1);
	expect((await open(theirs.identityId, other)).version).toBe(1);
	const index = await raw.query(
		"select count(*)::int as n from blind_key b join identity i on i.no = b.identity_no where i.id = any ($1)",
		[[a, b, c]],
	);
	expect(index.rows).toEqual([{ n: 0 }]);
	const head = await stage.head();
	expect(await erase([a, b, c])).toEqual({ erased: 0 });
	expect([await stage.head(), await versionOf(one)]).toEqual([head, 2]);
	expect((await failure(erase(["x"]))).faults.map((fault) => fault.at)).toEqual(["/identityIds"]);
});

test("the same erasure twice at once erases each once", async () => {
	const caseId = randomUUID();
	const sealed = await Promise.all(Array.from({ length: 6 }, () => seal(person("Twicea Gone"), { caseId })));
	const ids = sealed.map(({ identityId }) => identityId);
	const answers = await Promise.all([erase(ids.slice(0, 4)), erase(ids.slice(0, 4)), erase(ids.slice(2, 5))]);
	expect(answers.reduce((sum, one) => sum + one.erased, 0)).toBe(5);
	expect((await open(ids[5] ?? "")).identity).toEqual(person("Twicea Gone"));
});

test("erasures in one case that come at once wait for each other, and never in a circle", async () => {
	for (let round = 0; round < 3; round++) {
		const caseId = randomUUID();
		const sealed = await Promise.all(Array.from({ length: 8 }, () => seal(person("Circlea Gone"), { caseId })));
		const answers = await Promise.all(sealed.map(({ identityId }) => erase([identityId])));
		expect(answers).toEqual(sealed.map(() => ({ erased: 1 })));
	}
	const { rows } = await raw.query(
		"select deadlocks::int as n from pg_stat_database where datname = current_database()",
	);
	expect(rows).toEqual([{ n: 0 }]);
});

test("what was erased before it was sealed is never sealed, also where the sealing is under way", async () => {
	const [caseId, late] = [randomUUID(), randomUUID()];
	expect(await erase([late])).toEqual({ erased: 0 });
	expect((await failure(seal(person("Latea Comes"), { caseId, id: late }))).code).toBe("CONFLICT");
	const rows = await raw.query("select wrapped, case_id from identity where id = $1", [late]);
	expect(rows.rows).toEqual([{ wrapped: null, case_id: null }]);
	expect((await failure(open(late))).code).toBe("NOT_FOUND");
	// Both at once, many times: no matter which is first, nothing is left under the id.
	for (let round = 0; round < 12; round++) {
		const id = randomUUID();
		await Promise.allSettled([seal(person("Racea Comes"), { caseId, id }), erase([id])]);
		const left = await raw.query("select from identity where id = $1 and wrapped is not null", [id]);
		expect(left.rows).toHaveLength(0);
	}
	// Another agency's id stays theirs.
	const theirs = await seal(person("Othera Late"), { by: other });
	expect(await erase([theirs.identityId])).toEqual({ erased: 0 });
	expect((await open(theirs.identityId, other)).version).toBe(1);
});

test("nothing is sealed under a case that was erased before anything was", async () => {
	const caseId = randomUUID();
	expect(await ask("eraseCase", { caller, caseId })).toEqual({ erased: 0 });
	expect((await failure(seal(person("Latea Case"), { caseId }))).code).toBe("CONFLICT");
	// Both at once: the case may have been there first, and then goes with what it has.
	for (let round = 0; round < 12; round++) {
		const racing = randomUUID();
		await Promise.allSettled([
			seal(person("Racea Case"), { caseId: racing }),
			ask("eraseCase", { caller, caseId: racing }),
		]);
		const left = await raw.query("select from identity where case_id = $1 and wrapped is not null", [racing]);
		expect(left.rows).toHaveLength(0);
	}
});
