import { openPool, type Pool, type Tx, transact } from "@seamark/db";
import { databases, is, MoveRefused, was } from "./names.ts";

/** Addresses of the databases: of the cluster's as an account that may rename databases and roles, of the audit's as its owner. */
export type Addresses = { cluster: (database: string) => string; audit: string };

export type Found = {
	/** `roles`: the database is moved, its roles are not. */
	state: "unmoved" | "roles" | "moved";
	/** Of the topic by which the audit read the vault; 0 where it read over gRPC. */
	partitions: number;
};

const at = async <T>(url: string, work: (pool: Pool) => Promise<T>): Promise<T> => {
	const pool = openPool({ url, name: "move-vault", max: 1 });
	return work(pool).finally(() => pool.end());
};

const countOf = async (db: Pool | Tx, sql: string, values: unknown[] = []): Promise<number> =>
	Number((await db.query<{ n: string }>(sql, values)).rows[0]?.n ?? 0);

const ownerOf = async (db: Pool | Tx, database: string): Promise<string | undefined> =>
	(
		await db.query<{ owner: string }>("select pg_get_userbyid(datdba) as owner from pg_database where datname = $1", [
			database,
		])
	).rows[0]?.owner;

/** Looks at everything first. Throws MoveRefused where the move could lose or double something. */
export const lookAtDatabases = async (o: Addresses): Promise<Found> => {
	const [oldOwner, newOwner] = await at(o.cluster("postgres"), async (db) => [
		await ownerOf(db, databases.was),
		await ownerOf(db, databases.is),
	]);
	// Later releases have a referral service again, with a database that is no vault.
	const unmoved = oldOwner !== undefined && (await at(o.cluster(databases.was), isVault));
	if (!unmoved && newOwner === undefined)
		throw new MoveRefused(`Neither ${databases.was} nor ${databases.is} is here: is this the PostgreSQL of the hub?`);
	const state = unmoved ? "unmoved" : newOwner === `${databases.was}_owner` ? "roles" : "moved";
	if (state === "moved") return { state, partitions: 0 };
	await at(o.cluster("postgres"), refuseConnected);
	if (unmoved && newOwner !== undefined && !(await at(o.cluster(databases.is), holdsNothing)))
		throw new MoveRefused(
			`Both ${databases.was} and ${databases.is} hold identities: a new release ran on this hub before the move. Put back the backup from before it, then move.`,
		);
	return { state, partitions: await at(o.audit, lookAtAudit) };
};

const isVault = async (db: Pool | Tx): Promise<boolean> =>
	(await countOf(db, "select count(*) as n from pg_class where relname = 'case_key' and relkind = 'r'")) > 0;

const holdsNothing = async (db: Pool | Tx): Promise<boolean> => {
	if (!(await isVault(db))) return true;
	const sum = "(select count(*) from case_key) + (select count(*) from agency_key) + (select count(*) from identity)";
	return (await countOf(db, `select ${sum} + (select position from seamark.log_head) as n`)) === 0;
};

/** An account without rights over the other sessions sees no more of them than that they are there. */
const sessions = `select distinct coalesce(nullif(application_name, ''), usename) as name from pg_stat_activity
	where datname = any($1) and coalesce(backend_type, 'client backend') = 'client backend' and application_name is distinct from 'move-vault'`;

const refuseConnected = async (db: Pool | Tx): Promise<void> => {
	const { rows } = await db.query<{ name: string }>(sessions, [Object.values(databases)]);
	if (rows.length > 0)
		throw new MoveRefused(
			`The databases are in use by ${rows.map(({ name }) => name).join(", ")}: stop all services of the hub, then move.`,
		);
};

const cursors = "from seamark.cursor where consumer = $1 and source = $2";
const [oldKey, newKey] = [
	[`audit-${was}`, was],
	[`audit-${is}`, is],
];

/** How many partitions the topic had, and that the audit has read the vault under one name alone. */
const lookAtAudit = async (db: Pool | Tx): Promise<number> => {
	await refuseConnected(db);
	const before = await countOf(db, `select count(*) as n ${cursors}`, oldKey);
	const after = await countOf(db, `select count(*) as n ${cursors} and position > 0`, newKey);
	if (before > 0 && after > 0)
		throw new MoveRefused(
			"The audit has read the vault under both names: a new release ran on this hub before the move. Put back the backup from before it, then move.",
		);
	const partitions = `select count(distinct partition) as n from seamark.cursor where source = any($1) and partition >= 0`;
	return countOf(db, partitions, [[was, is]]);
};

/**
 * The audit goes on under the new name at the position that it had, so that it records nothing twice and leaves nothing out.
 * Offsets are of a topic that is read no more; in the new one it finds its place by the position.
 */
export const moveAudit = async (o: Addresses): Promise<void> =>
	at(o.audit, (pool) =>
		transact(pool, async (db) => {
			if ((await countOf(db, `select count(*) as n ${cursors}`, oldKey)) > 0)
				await db.query(`delete ${cursors} and position = 0`, newKey);
			const names = "set consumer = $3, source = $4";
			const old = "where consumer = $1 and source = $2";
			const values = [...oldKey, ...newKey];
			await db.query(`update seamark.cursor ${names}, transport_offset = null ${old}`, values);
			await db.query(`update seamark.dead_letter ${names} ${old}`, values);
		}),
	);

/** Renames the database, after what in it bears the old name. A new one that holds nothing makes way. */
export const moveDatabase = async (o: Addresses): Promise<void> => {
	await at(o.cluster(databases.was), (pool) =>
		transact(pool, async (db) => {
			await db.query("update seamark.migration set set_name = $2 where set_name = $1", [was, is]);
			// Another topic: the relay sends the log from its start, and consumers know what they have had.
			await db.query("delete from seamark.cursor where consumer = 'relay' and source = $1", [was]);
		}),
	);
	await at(o.cluster("postgres"), async (db) => {
		await db.query(`drop database if exists ${databases.is}`);
		await db.query(`alter database ${databases.was} rename to ${databases.is}`);
	});
};

/** Passwords stay, as PostgreSQL keeps them since release 10. The owner comes last: by its name it is known what is done. */
export const moveRoles = async (o: Addresses): Promise<void> =>
	at(o.cluster("postgres"), async (db) => {
		for (const end of ["", "_owner"]) {
			const [from, to] = [`${databases.was}${end}`, `${databases.is}${end}`];
			const known = async (role: string) =>
				(await countOf(db, "select count(*) as n from pg_roles where rolname = $1", [role])) > 0;
			if (!(await known(from))) continue;
			await db.query(`drop role if exists ${to}`);
			await db.query(`alter role ${from} rename to ${to}`);
		}
	});
