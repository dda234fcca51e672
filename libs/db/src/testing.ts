import { type TestDatabase, testDatabase } from "@seamark/testing";
import { type MigrationSet, migrate } from "./migrate.ts";
import { openPool } from "./pool.ts";

/** A fresh database, brought to the newest schema of `sets`. */
export const migratedDatabase = async (sets: readonly MigrationSet[]): Promise<TestDatabase> => {
	const database = await testDatabase();
	const owner = openPool({ url: database.ownerUrl, name: "test", max: 2 });
	await migrate(owner, { sets, appRole: database.appRole }).finally(() => owner.end());
	return database;
};
