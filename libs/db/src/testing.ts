import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { copiedDatabase, type TestDatabase, testDatabase } from "@seamark/testing";
import { type MigrationSet, migrate } from "./migrate.ts";
import { openPool } from "./pool.ts";

/** A fresh database, brought to the newest schema of `sets`. */
export const migratedDatabase = async (sets: readonly MigrationSet[]): Promise<TestDatabase> => {
	const database = await testDatabase();
	await bringUp(sets)(database);
	return database;
};

/** The same, for sets that many tests of a run ask for: they are migrated once, and copied. Each copy has a log of its own. */
export const copyOfMigrated = async (sets: readonly MigrationSet[]): Promise<TestDatabase> => {
	const hash = createHash("sha256");
	for (const { name, dir } of sets)
		for (const file of (await readdir(dir)).sort())
			hash.update(`${name}/${file}\n`).update(await readFile(join(dir, file)));
	const database = await copiedDatabase(hash.digest("hex").slice(0, 24), bringUp(sets));
	const owner = openPool({ url: database.ownerUrl, name: "test", max: 1 });
	await owner
		.query(
			`do $$ begin
				if to_regclass('seamark.log_head') is not null then update seamark.log_head set log_id = gen_random_uuid(); end if;
			end $$`,
		)
		.finally(() => owner.end());
	return database;
};

const bringUp = (sets: readonly MigrationSet[]) => async (database: TestDatabase) => {
	const owner = openPool({ url: database.ownerUrl, name: "test", max: 2 });
	await migrate(owner, { sets, appRole: database.appRole }).finally(() => owner.end());
};
