import { randomBytes, randomUUID } from "node:crypto";
import type { vaultApi } from "@seamark/contracts";
import type { HubError } from "@seamark/errors";
import { afterAll, expect, test } from "vitest";
import { failure, openVaultStage, person } from "../testing.ts";
import { unwrapFileKey } from "../vault/file-key.ts";
import { unwrapCaseKey } from "../vault/open-sealed.ts";
import { readVaultKeys } from "../vault/vault-keys.ts";

const stage = await openVaultStage();
afterAll(() => stage.close());
const { agency, caller, other, ask, raw } = stage;

const sealKey = async (o: { caseId?: string; fileId?: string; key?: Buffer } = {}) => {
	const { caseId = randomUUID(), fileId = randomUUID(), key = randomBytes(32) } = o;
	await ask("sealFileKey", { caller, fileId, caseId, key });
	return { caseId, fileId, key };
};
const openKey = async (fileId: string, by = caller) =>
	(await ask<object, vaultApi.OpenFileKeyResponse>("openFileKey", { caller: by, fileId })).key;
const erase = (caseId: string, fileIds: string[], by = caller) =>
	ask<object, vaultApi.EraseFileKeysResponse>("eraseFileKeys", { caller: by, caseId, fileIds });

/** The rows as somebody copied them, tried with every key of a case that is left. */
const opensWithWhatIsLeft = async (fileId: string, caseId: string, wrapped: Buffer): Promise<boolean> => {
	const vault = await readVaultKeys(stage.keyFile);
	const left = (await raw.query("select * from case_key where wrapped is not null and agency = $1", [agency])).rows;
	expect(left.length).toBeGreaterThan(0);
	return left.some((row) => {
		const key = unwrapCaseKey(vault, agency, row.case_id, { keyId: row.key_id, wrapped: row.wrapped });
		try {
			return unwrapFileKey(key, { agency, caseId, fileId }, wrapped).length === 32;
		} catch {
			return false;
		}
	});
};
const wrappedOf = async (fileId: string): Promise<Buffer> =>
	(await raw.query("select wrapped from file_key where id = $1", [fileId])).rows[0].wrapped;

test("a key opens as it was, for its agency alone, on record, and stands nowhere in the clear", async () => {
	const { fileId, caseId, key } = await sealKey();
	await sealKey({ fileId, caseId, key });
	expect((await openKey(fileId)).equals(key)).toBe(true);
	expect((await stage.lastEvents(1))[0]).toMatchObject({
		name: "RecordsAccessed",
		payload: { record: "file-key", recordIds: [fileId], query: "open-file-key", found: true, actor: caller },
	});
	expect(await stage.everything()).not.toContain(key.toString("hex"));
	const hidden = await failure(openKey(fileId, other));
	const absent = await failure(openKey(randomUUID(), other));
	expect([hidden.code, hidden.message]).toEqual([absent.code, absent.message]);
	expect(hidden.code).toBe("NOT_FOUND");
	for (const wrong of [
		{ fileId, caseId },
		{ fileId, key },
	])
		expect((await failure(sealKey(wrong))).code).toBe("CONFLICT");
	expect((await failure(sealKey({ key: randomBytes(16) }))).faults.map((fault) => fault.at)).toEqual(["/key"]);
});

test("with its case a file's key is gone, from a copy of the tables too, and no other comes to that case", async () => {
	const file = await sealKey();
	await stage.seal(person("Alonga Withit"), { caseId: file.caseId });
	const copy = await wrappedOf(file.fileId);
	await sealKey();
	expect(await opensWithWhatIsLeft(file.fileId, file.caseId, copy)).toBe(true);
	expect(await ask("eraseCase", { caller: other, caseId: file.caseId })).toEqual({ erased: 0 });
	expect((await openKey(file.fileId)).equals(file.key)).toBe(true);
	expect(await ask("eraseCase", { caller, caseId: file.caseId })).toEqual({ erased: 1 });
	expect((await failure(openKey(file.fileId))).code).toBe("NOT_FOUND");
	expect(await opensWithWhatIsLeft(file.fileId, file.caseId, copy)).toBe(false);
	for (const again of [file, { caseId: file.caseId }])
		expect((await failure(sealKey(again))).message).toMatch(/was erased/);
});

test("keys of single files go, and what else the case holds stays; so it is when an identity goes", async () => {
	const caseId = randomUUID();
	const [gone, stays] = [await sealKey({ caseId }), await sealKey({ caseId })];
	const elsewhere = await sealKey();
	const identity = await stage.seal(person("Staya Put"), { caseId });
	const leaves = await stage.seal(person("Leava Soon"), { caseId });
	const copy = await wrappedOf(gone.fileId);
	expect(await erase(caseId, [gone.fileId], other)).toEqual({ erased: 0 });
	expect(await erase(caseId, [gone.fileId, elsewhere.fileId, randomUUID()])).toEqual({ erased: 1 });
	expect(await erase(caseId, [gone.fileId])).toEqual({ erased: 0 });
	expect((await failure(openKey(gone.fileId))).code).toBe("NOT_FOUND");
	expect(await opensWithWhatIsLeft(gone.fileId, caseId, copy)).toBe(false);

	const before = await wrappedOf(stays.fileId);
	await ask("eraseIdentities", { caller, identityIds: [leaves.identityId] });
	expect((await wrappedOf(stays.fileId)).equals(before)).toBe(false);
	expect((await openKey(stays.fileId)).equals(stays.key)).toBe(true);
	expect((await openKey(elsewhere.fileId)).equals(elsewhere.key)).toBe(true);
	expect((await stage.open(identity.identityId)).identity).toEqual(identity.identity);
});

test("keys that are kept and erased in one case at once stay whole or are gone", async () => {
	const caseId = randomUUID();
	const first = await Promise.all(Array.from({ length: 8 }, () => sealKey({ caseId })));
	const later: Awaited<ReturnType<typeof sealKey>>[] = [];
	const done = await Promise.all(
		first.map(({ fileId }, n) =>
			(n % 2 === 0 ? erase(caseId, [fileId]) : sealKey({ caseId }).then((one) => later.push(one))).catch(
				(error: HubError) => error,
			),
		),
	);
	expect(done.filter((one) => one instanceof Error)).toEqual([]);
	for (const [n, { fileId, key }] of first.entries())
		if (n % 2 === 0) expect((await failure(openKey(fileId))).code).toBe("NOT_FOUND");
		else expect((await openKey(fileId)).equals(key)).toBe(true);
	for (const { fileId, key } of later) expect((await openKey(fileId)).equals(key)).toBe(true);
});

test("the key of a file that was erased before it was kept is never kept", async () => {
	const [caseId, fileId] = [randomUUID(), randomUUID()];
	await sealKey({ caseId });
	expect(await erase(caseId, [fileId])).toEqual({ erased: 0 });
	await expect(sealKey({ caseId, fileId })).rejects.toMatchObject({ code: expect.anything() });
	expect((await raw.query("select wrapped from file_key where id = $1", [fileId])).rows).toEqual([{ wrapped: null }]);
});
