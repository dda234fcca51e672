import { testDatabase } from "@seamark/testing";
import pg from "pg";
import { sample } from "./arbitrary.ts";
import { type GovernedRecord, policyColumns, policySql, type Setting } from "./index.ts";

/** What the tests with a real database share. */

export type Governed = {
	/** Owns the table; no superuser. */
	owner: pg.Client;
	/** May select, insert, update and delete as far as the policies let it. */
	app: pg.Client;
	/** Another connection of the application. The caller ends it. */
	connectApp: () => Promise<pg.Client>;
	drop: () => Promise<void>;
};

/** A database with one governed table, `alert`. */
export const governedDatabase = async (): Promise<Governed> => {
	const { ownerUrl, appUrl, drop } = await testDatabase();
	const connect = async (url: string): Promise<pg.Client> => {
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
		await owner.query(policySql);
		await owner.query("create table alert (id int primary key, like seamark.governed including all)");
		await owner.query("select seamark.govern('alert', 'alert')");
		// The application role may delete, so that it is the policy that keeps it from it.
		const { rows } = await app.query("select quote_ident(current_user) as role");
		await owner.query(`grant select, insert, update, delete on alert to ${rows[0].role}`);
	} catch (error) {
		await close();
		throw error;
	}
	return { owner, app, connectApp: () => connect(appUrl), drop: close };
};

const columns = Object.keys(policyColumns(sample)).join();

export const set = (client: pg.Client, settings: readonly Setting[]) =>
	client.query({
		name: "settings",
		text: "select set_config(name, value, true) from unnest($1::text[], $2::text[]) as setting (name, value)",
		values: [settings.map(([name]) => name), settings.map(([, value]) => value)],
	});

/** Inserts the records with their indexes as ids. */
export const insert = (client: pg.Client, records: readonly GovernedRecord[]) =>
	client.query({
		name: "insert",
		text: `insert into alert (id, ${columns}) select id, ${columns} from jsonb_populate_recordset(null::alert, $1)`,
		values: [JSON.stringify(records.map((record, id) => ({ id, ...policyColumns(record) })))],
	});

/** The ids that the client sees now. */
export const visible = async (client: pg.Client): Promise<number[]> => {
	const { rows } = await client.query<{ id: number }>({ name: "visible", text: "select id from alert order by id" });
	return rows.map(({ id }) => id);
};

/** Runs in a transaction that leaves nothing behind. */
export const rolledBack = async <T>(client: pg.Client, work: () => Promise<T>): Promise<T> => {
	await client.query("begin");
	try {
		return await work();
	} finally {
		await client.query("rollback");
	}
};

export const originators = (records: readonly GovernedRecord[]): string[] => [
	...new Set(records.map(({ originator }) => originator.agency)),
];
