import { randomUUID } from "node:crypto";
import { keysVersion } from "@seamark/matching";
import { afterAll, expect, test } from "vitest";
import { openVaultStage, person } from "../testing.ts";
import { openIndexKeys } from "../vault/agency-keys.ts";
import { readVaultKeys } from "../vault/vault-keys.ts";
import { indexAnew } from "./index-anew.ts";

const stage = await openVaultStage();
afterAll(() => stage.close());
const { agency, caller, ask, seal, find, raw, context } = stage;

test("an index of an older version is made anew, goes on where it was killed, and leaves what was erased", async () => {
	const people = ["Mele Vainikolo", "Sione Taufa", "Ana Fonua", "Losa Havili"];
	const sealed: Awaited<ReturnType<typeof seal>>[] = [];
	for (const [n, name] of people.entries())
		sealed.push(await seal(person(name, { phones: [`700 432${n}`] }), { country: "FJ" }));
	await ask("eraseIdentities", { caller, identityIds: [sealed[3]?.identityId] });
	// What an older version of matching left: none of today's keys, and one that stands for nothing any more.
	await raw.query("delete from blind_key where agency = $1", [agency]);
	await raw.query(
		"insert into blind_key (agency, key, identity_no) select agency, 42, no from identity where wrapped is not null",
	);
	const found = async () =>
		(
			await Promise.all([
				...people.map((name) => find(person(name))),
				find(person("Nobody", { phones: ["+679 7004321"] }), caller, "FJ"),
			])
		).map(({ candidates }) => candidates.length);
	expect(await found()).toEqual([0, 0, 0, 0, 0]);

	const keys = await readVaultKeys(stage.keyFile);
	const stop = new AbortController();
	const deps = { context, keys, indexKeyOf: openIndexKeys(context, keys) };
	const version = keysVersion + 1;
	const killing = {
		...deps,
		keys: {
			...keys,
			unwrap: (...[of, place, wrapped]: Parameters<typeof keys.unwrap>) => {
				if (place[0] === "case" && place[1] === sealed[2]?.caseId) throw new Error("killed");
				return keys.unwrap(of, place, wrapped);
			},
		},
	};
	const o = { countryOf: () => "FJ", stopped: stop.signal, version, limit: 1 };
	await expect(indexAnew(killing, o)).rejects.toThrow("killed");
	expect(await found()).toEqual([1, 1, 0, 0, 1]);
	expect(await indexAnew(deps, o)).toBe(1);
	expect(await found()).toEqual([1, 1, 1, 0, 1]);
	expect((await raw.query("select from blind_key where key = 42")).rowCount).toBe(0);
	// Done is done, and by an older version nothing is undone.
	expect([await indexAnew(deps, o), await indexAnew(deps, { ...o, version: keysVersion })]).toEqual([0, 0]);
});

test("what waits to be taken in stays out of the index that is made anew, also where its sender's keys are full", async () => {
	const keys = await readVaultKeys(stage.keyFile);
	const deps = { context, keys, indexKeyOf: openIndexKeys(context, keys) };
	const sealed = { caller, identityId: randomUUID(), caseId: randomUUID(), country: "FJ" };
	const full = { ...sealed, identityId: randomUUID() };
	const source = randomUUID();
	for (const one of [sealed, full]) await ask("sealIdentity", { ...one, identity: person("Waita Outside"), source });
	const keysIn = async (table: string, of: { identityId: string }) =>
		(
			await raw.query(
				`select key::text from ${table} join identity i on i.no = identity_no where i.id = $1 order by key`,
				[of.identityId],
			)
		).rows;
	const before = await keysIn("waiting_key", sealed);
	await raw.query("delete from waiting_key where identity_no = (select no from identity where id = $1)", [
		full.identityId,
	]);
	await raw.query("update waiting_key set key = 42 where key = (select min(key) from waiting_key)");
	const again = { countryOf: () => "FJ", stopped: new AbortController().signal, version: keysVersion + 2 };
	await indexAnew(deps, again);
	expect(before.length).toBeGreaterThan(0);
	expect(await keysIn("waiting_key", sealed)).toEqual(before);
	expect([await keysIn("blind_key", sealed), await keysIn("blind_key", full)]).toEqual([[], []]);
	await ask("admitIdentities", { caller, identityIds: [full.identityId] });
	await indexAnew(deps, { ...again, version: keysVersion + 3 });
	expect(await keysIn("blind_key", full)).toEqual(before);
});
