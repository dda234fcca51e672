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
	const [owner, app] = [`${name}_owner`, `${name}_app`];
	const password = randomBytes(12).toString("hex");
	await onCluster(adminUrl, [
		...[owner, app].map((role) => `create role ${role} login password '${password}' nosuperuser nobypassrls`),
		`create database ${name} owner ${owner}`,
	]);
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
				...[owner, app].map((role) => `drop role if exists ${role}`),
			]),
	};
};

const onCluster = async (connectionString: string, statements: string[]): Promise<void> => {
	const client = new pg.Client({ connectionString, application_name: "test" });
	await client.connect();
	try {
		for (const statement of statements) await client.query(statement);
	} finally {
		await client.end();
	}
};

declare module "vitest" {
	interface ProvidedContext {
		postgres: ClusterAddress;
	}
}
