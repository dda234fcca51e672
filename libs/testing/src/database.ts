import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

/** The cluster of the run, as its superuser. */
export type ClusterAddress = { adminUrl: string };

export type TestDatabase = {
	/** As the non-owner role that a service runs as. */
	appUrl: string;
	appRole: string;
	ownerUrl: string;
	/** As the cluster's superuser. */
	adminUrl: string;
	drop(): Promise<void>;
};

/** Makes a fresh, empty database with an owner and an app role in the run's cluster. */
export const testDatabase = async (): Promise<TestDatabase> => {
	const { adminUrl } = inject("postgres");
	const name = `t_${randomBytes(6).toString("hex")}`;
	const roles = rolesOf(name, randomBytes(12).toString("hex"));
	await onCluster(adminUrl, [
		...creating(roles),
		`create database ${name} owner ${roles.owner}`,
		...closing(name, roles),
	]);
	return databaseAt(adminUrl, name, roles, [roles.owner, roles.app]);
};

/**
 * Makes a fresh copy of a database that `fill` fills for the first who asks for this key. Its roles belong to all copies. A copy
 * costs a third of a database whose tables are made again.
 */
export const copiedDatabase = async (
	key: string,
	fill: (database: TestDatabase) => Promise<void>,
): Promise<TestDatabase> => {
	const { adminUrl } = inject("postgres");
	const [name, model] = [`t_${randomBytes(6).toString("hex")}`, `m_${key}`];
	const roles = rolesOf(model, key);
	await onCluster(adminUrl, [], async (client) => {
		// Held until the connection ends: two test files may ask for it at once.
		await client.query("select pg_advisory_lock(hashtext($1))", [model]);
		const { rowCount } = await client.query("select from pg_database where datname = $1", [model]);
		if (rowCount) return;
		for (const statement of [...creating(roles), `create database ${model}_new owner ${roles.owner}`])
			await client.query(statement);
		await fill(databaseAt(adminUrl, `${model}_new`, roles, []));
		await client.query(`alter database ${model}_new rename to ${model}`);
	});
	await onCluster(adminUrl, [
		`create database ${name} owner ${roles.owner} template ${model}`,
		...closing(name, roles),
	]);
	return databaseAt(adminUrl, name, roles, []);
};

type Roles = { owner: string; app: string; password: string };
const rolesOf = (name: string, password: string): Roles => ({ owner: `${name}_owner`, app: `${name}_app`, password });
const creating = ({ owner, app, password }: Roles): string[] =>
	[owner, app].map((role) => `create role ${role} login password '${password}' nosuperuser nobypassrls`);

/** As a hub makes its databases: what a service may not do there, it may not do in a test. A copy does not take this along. */
const closing = (name: string, { app }: Roles): string[] => [
	`revoke connect, temporary on database ${name} from public`,
	`grant connect on database ${name} to ${app}`,
];

const databaseAt = (
	adminUrl: string,
	name: string,
	{ owner, app, password }: Roles,
	own: readonly string[],
): TestDatabase => {
	const as = (user: string) => {
		const url = new URL(adminUrl.replace(/@\//, "@localhost/"));
		url.pathname = `/${name}`;
		url.username = user;
		url.password = password;
		return adminUrl.includes("@/") ? url.href.replace("@localhost/", "@/") : url.href;
	};
	return {
		appUrl: as(app),
		appRole: app,
		ownerUrl: as(owner),
		adminUrl: adminUrl.replace(/\/postgres(\?|$)/, `/${name}$1`),
		drop: () =>
			onCluster(adminUrl, [
				`drop database if exists ${name} with (force)`,
				...own.map((role) => `drop role if exists ${role}`),
			]),
	};
};

const onCluster = async (
	connectionString: string,
	statements: readonly string[],
	then?: (client: pg.Client) => Promise<void>,
): Promise<void> => {
	const client = new pg.Client({ connectionString, application_name: "test" });
	await client.connect();
	try {
		for (const statement of statements) await client.query(statement);
		await then?.(client);
	} finally {
		await client.end();
	}
};

declare module "vitest" {
	interface ProvidedContext {
		postgres: ClusterAddress;
	}
}
