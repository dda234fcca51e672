import { migrate, openPool } from "@seamark/db";
import { type Postgres, startPostgres } from "@seamark/postgres";
import { databaseOf, migrationsOf, serviceNames } from "@seamark/service";
import { definitionOf } from "../../infra/local/src/definition.ts";
import { makeDatabases } from "../../infra/local/src/hub.ts";

/** A PostgreSQL of its own in a folder, with the hub's databases in their newest schema. It runs. */
export const makeHubData = async (dataDir: string, o: { durable: boolean }): Promise<Postgres> => {
	const postgres = await startPostgres({ dataDir, ...o });
	const databases = await makeDatabases(postgres, dataDir);
	for (const name of serviceNames) {
		const owner = openPool({ url: databases[name]?.migrationUrl ?? "", name: "test", max: 2 });
		const sets = migrationsOf(await definitionOf(name));
		await migrate(owner, { sets, appRole: databaseOf(name) }).finally(() => owner.end());
	}
	return postgres;
};
