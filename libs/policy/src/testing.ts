import { testDatabase } from "@seamark/testing";
import pg from "pg";
import * as arbitrary from "./arbitrary.ts";
import { policySql, type Setting, writerSettings } from "./index.ts";
import { guardSql, idOf, type Trial, trials } from "./testing/trials.ts";
import type { AnyRecord } from "./types.ts";

/** What the tests with a real database share. */

export type Client = pg.Client;

export type PolicyDatabase = {
	/** Owns the tables; no superuser. */
	owner: Client;
	/** May select, insert, update and delete as far as the policies let it. */
	app: Client;
	/** Another connection of the application. The caller ends it. */
	connectApp: () => Promise<Client>;
	drop: () => Promise<void>;
};

/** A database with the tables of all trials. */
export const policyDatabase = async (): Promise<PolicyDatabase> => {
	const { ownerUrl, appUrl, drop } = await testDatabase();
	const connect = async (url: string): Promise<Client> => {
		const client = new pg.Client(url);
		await client.connect();
		return client;
	};
	const [owner, app] = await Promise.all([connect(ownerUrl), connect(appUrl)]);
	const close = async (): Promise<void> => {
		await Promise.all([owner.end(), app.end()]);
		await drop();
	};
	try {
		await owner.query([policySql, ...trials.map(({ create }) => create)].filter((sql) => sql !== "").join(";\n"));
		await owner.query(guardSql(policySql));
		// The application role may delete, so that it is the policy that keeps it from it.
		const { rows } = await app.query("select quote_ident(current_user) as role");
		await owner.query(`grant select, insert, update, delete on all tables in schema public to ${rows[0].role}`);
	} catch (error) {
		await close();
		throw error;
	}
	return { owner, app, connectApp: () => connect(appUrl), drop: close };
};

export const set = (client: Client, settings: readonly Setting[]) =>
	client.query({
		name: "settings",
		text: "select set_config(name, value, true) from unnest($1::text[], $2::text[]) as setting (name, value)",
		values: [settings.map(([name]) => name), settings.map(([, value]) => value)],
	});

const insertRows = (client: Client, table: string, rows: readonly object[]) => {
	const columns = Object.keys(rows[0] ?? {}).join();
	return client.query({
		name: `insert-${table}-${columns}`.slice(0, 63),
		text: `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`,
		values: [JSON.stringify(rows)],
	});
};

/** Inserts the records, numbered from `from`, and nothing that goes before them. */
export const insert = (client: Client, trial: Trial, records: readonly AnyRecord[], from = 0) =>
	insertRows(
		client,
		trial.table,
		records.map((record, at) => ({ id: idOf(from + at), n: from + at, ...trial.columns(record, from + at) })),
	);

/** Inserts what goes before the records, on behalf of everybody. Leaves the transaction as one that writes for all. */
export const insertBefore = async (client: Client, trial: Trial, records: readonly AnyRecord[]): Promise<void> => {
	await set(client, writerSettings(arbitrary.agencies));
	const before = records.flatMap((record, n) => trial.before?.(record, n) ?? []);
	for (const table of new Set(before.map((one) => one.table)))
		await insertRows(
			client,
			table,
			before.filter((one) => one.table === table).map(({ row }) => row),
		);
};

/** The numbers of the records that the client sees now. */
export const visible = async (client: Client, { table }: Trial): Promise<number[]> => {
	const { rows } = await client.query<{ n: number }>({
		name: `visible-${table}`,
		text: `select n from ${table} order by n`,
	});
	return rows.map(({ n }) => n);
};

/** Runs in a transaction that leaves nothing behind. */
export const rolledBack = async <T>(client: Client, work: () => Promise<T>): Promise<T> => {
	await client.query("begin");
	try {
		return await work();
	} finally {
		await client.query("rollback");
	}
};

/** Runs within a transaction and undoes what it did. Undefined when the database refused it for its rows. */
export const undone = async <T>(client: Client, work: () => Promise<T>): Promise<T | undefined> => {
	await client.query("savepoint undone");
	try {
		return await work();
	} catch (error) {
		if ((error as { code?: string }).code === "42501") return undefined;
		throw error;
	} finally {
		await client.query("rollback to savepoint undone; release savepoint undone");
	}
};
