import pg from "pg";
import type { Postgres } from "./start.ts";

type Server = Pick<Postgres, "url">;

/** One at a time per name, no matter which process asks, so that "make it if missing" does not race. */
const withLock = async (server: Server, name: string, work: (client: pg.Client) => Promise<void>): Promise<void> => {
	const client = new pg.Client({ connectionString: server.url("postgres"), ssl: false });
	client.on("error", () => {});
	await client.connect();
	try {
		// Ends with the connection.
		await client.query("select pg_advisory_lock(hashtextextended($1, 0))", [name]);
		await work(client);
	} finally {
		await client.end();
	}
};

const quote = pg.escapeIdentifier;

/** Makes the database unless it exists; only its owner and `users` may connect. A template must have no open connections. */
export const createDatabase = (
	server: Server,
	name: string,
	o: { template?: string; owner?: string; users?: readonly string[] } = {},
): Promise<void> =>
	withLock(server, `database ${name}`, async (client) => {
		const found = await client.query("select from pg_database where datname = $1", [name]);
		if (found.rowCount) return;
		const template = o.template ? ` template ${quote(o.template)}` : "";
		const owner = o.owner ? ` owner ${quote(o.owner)}` : "";
		await client.query(`create database ${quote(name)}${template}${owner}`);
		// Anyone who may use it is told so; by default every role of the cluster may connect.
		await client.query(`revoke connect, temporary on database ${quote(name)} from public`);
		for (const user of o.users ?? []) await client.query(`grant connect on database ${quote(name)} to ${quote(user)}`);
	});

/** Makes a role that may log in, or sets its password. It gets no other right. */
export const ensureRole = (server: Server, name: string, password: string): Promise<void> =>
	withLock(server, `role ${name}`, async (client) => {
		const found = await client.query("select from pg_roles where rolname = $1", [name]);
		const verb = found.rowCount ? "alter" : "create";
		await client.query(`${verb} role ${quote(name)} login password ${pg.escapeLiteral(password)}`);
	});
