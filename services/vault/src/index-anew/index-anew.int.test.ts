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
