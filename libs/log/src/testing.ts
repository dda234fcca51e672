import { randomUUIDv7 } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type MigrationSet, openPool } from "@seamark/db";
import { migratedDatabase } from "@seamark/db/testing";
import pg from "pg";
import { logMigrations, type NewEvent, openCommitter, openWake, type Statement } from "./index.ts";

const tables = `
	create table item (id text primary key, version integer not null check (version < 1000), writers text);
	-- What a log without a head row would be: an id from a sequence, taken before the commit.
	create table naive (id bigserial primary key, held text);
	-- What a log without the head row's lock would be ordered by: the transaction's id.
	create table aggregate (id text primary key, version integer not null default 0);
	create table by_xid (xid xid8 not null default pg_current_xact_id(), change text not null, subject text not null, version integer not null);
	grant select, insert, update on item, naive, aggregate, by_xid to {app};
	grant usage on sequence naive_id_seq to {app};`;

/** A database with the log, and tables for statements to fail on. Closing it drops the database. */
export const openLogStage = async () => {
	const dir = await mkdtemp(join(tmpdir(), "seamark-log-test-"));
	await writeFile(join(dir, "0001_test.sql"), tables);
	const migrations: MigrationSet[] = [logMigrations, { name: "test", dir }];
	const database = await migratedDatabase(migrations).finally(() => rm(dir, { recursive: true, force: true }));
	const pool = openPool({ url: database.appUrl, name: "log test", max: 16 });
	const wake = openWake({ url: database.appUrl, name: "log test" });
	const [now, newId] = [Date.now, () => randomUUIDv7()];
	const committer = openCommitter({ pool, now, newId, wake });
	return {
		database,
		pool,
		wake,
		now,
		newId,
		committer,
		/** As another process has it: nothing is shared but the database. */
		anotherCommitter: () => openCommitter({ pool, now, newId }),
		close: async () => {
			await committer.drain();
			await wake.close();
			await pool.end();
			await database.drop();
		},
	};
};

export const event = (subject: string, size = 2): NewEvent => ({
	type: "seamark.events.v1.Test",
	subject,
	data: new Uint8Array(size),
});

const rows = (columns: string) => `from jsonb_to_recordset($1::jsonb) as r(${columns})`;
export const insertItem: Statement = {
	name: "test.insert",
	sql: `insert into item select r.id, r.version, current_setting('seamark.writers') ${rows("id text, version integer")}`,
	conflict: "CONFLICT",
	inserts: true,
};
export const updateItem: Statement = {
	name: "test.update",
	sql: `update item i set version = r.version + 1 ${rows("id text, version integer")} where i.id = r.id and i.version = r.version`,
	conflict: "VERSION_CONFLICT",
};
/** Takes an id from the sequence. */
export const insertNaive: Statement = {
	name: "test.naive",
	sql: `insert into naive (held) select r.held ${rows("held text")}`,
	conflict: "CONFLICT",
	inserts: true,
};
/** Keeps the transaction open for a while. */
export const holdOpen: Statement = {
	name: "test.hold",
	sql: `select pg_sleep(r.seconds) ${rows("seconds float8")}`,
	conflict: "CONFLICT",
	anyCount: true,
};
/** Makes the next version of an aggregate: who holds the row goes first. */
export const bumpAggregate: Statement = {
	name: "test.bump",
	sql: `with bumped as (update aggregate a set version = a.version + 1 ${rows("change text, subject text")} where a.id = r.subject
			returning r.change, a.id, a.version)
		insert into by_xid (change, subject, version) select change, id, version from bumped`,
	conflict: "CONFLICT",
};

/**
 * Sits between a pool and PostgreSQL and cuts the connection when `commit` comes by: before PostgreSQL hears of it, or
 * after it has answered and before the answer arrives.
 */
export const openCuttingProxy = async (url: string) => {
	const { host, port } = new pg.Client({ connectionString: url });
	const target = host.startsWith("/") ? { path: `${host}/.s.PGSQL.${port}` } : { host, port };
	let cut: "never" | "before" | "after" = "never";
	const sockets = new Set<Socket>();
	const server = createServer((client) => {
		const database = connect(target);
		let answerDies = false;
		const end = () => {
			client.destroy();
			database.destroy();
		};
		for (const socket of [client, database]) {
			sockets.add(socket);
			socket.on("error", end).on("close", () => {
				sockets.delete(socket);
				end();
			});
		}
		client.on("data", (part) => {
			if (part.includes("commit") && cut === "before") return end();
			answerDies ||= part.includes("commit") && cut === "after";
			database.write(part);
		});
		let swallowed = "";
		database.on("data", (part) => {
			if (!answerDies) return client.write(part);
			// Answers to the statements before it come first: PostgreSQL has committed when it says so.
			swallowed += part.toString("latin1");
			if (/COMMIT|ROLLBACK/.test(swallowed)) end();
		});
	}).listen(0, "127.0.0.1");
	await once(server, "listening");
	const through = new URL(url.replace("@/", "@localhost/"));
	through.search = "";
	through.hostname = "127.0.0.1";
	through.port = String((server.address() as AddressInfo).port);
	return {
		url: through.href,
		cut: (when: typeof cut) => {
			cut = when;
		},
		close: async () => {
			for (const socket of sockets) socket.destroy();
			server.close();
			await once(server, "close");
		},
	};
};
