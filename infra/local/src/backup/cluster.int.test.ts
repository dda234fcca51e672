import { createDatabase } from "@seamark/postgres";
import pg from "pg";
import { expect, inject, test } from "vitest";
import { dropDatabase, renameDatabases } from "./cluster.ts";

test("databases change places all together, or none does", async () => {
	const { adminUrl } = inject("postgres");
	const at = (database: string) => adminUrl.replace(/(@[^/]*\/)[^?]*/, `$1${database}`);
	const mark = `t_${process.pid}`;
	const names = async () => {
		const client = new pg.Client({ connectionString: adminUrl });
		await client.connect();
		const { rows } = await client.query<{ name: string }>(
			"select datname as name from pg_database where starts_with(datname, $1) order by 1",
			[mark],
		);
		await client.end();
		return rows.map(({ name }) => name.slice(mark.length));
	};
	for (const name of ["_a", "_a_new", "_b", "_b_new"]) await createDatabase({ url: at }, mark + name);
	const swapped = ["_a", "_b", "_c"].flatMap((name) => [
		{ from: mark + name, to: `${mark}${name}_before` },
		{ from: `${mark}${name}_new`, to: mark + name },
	]);
	// Somebody connects to the last of them on the way.
	const somebody = new pg.Client({ connectionString: at(`${mark}_b`) });
	await somebody.connect();
	await expect(renameDatabases(adminUrl, swapped)).rejects.toThrow(/being accessed by other users/);
	expect(await names()).toEqual(["_a", "_a_new", "_b", "_b_new"]);
	await somebody.end();
	await expect
		.poll(() => renameDatabases(adminUrl, swapped).then(names, () => []))
		.toEqual(["_a", "_a_before", "_b", "_b_before"]);
	for (const name of await names()) await dropDatabase(adminUrl, mark + name);
});
