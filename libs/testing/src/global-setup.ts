import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "../../../infra/local/src/postgres/index.ts";

/** One PostgreSQL cluster for the whole run; every test file makes databases of its own in it. */
export default async function setup({ provide }: { provide: (key: "postgres", value: ClusterAddress) => void }) {
	const dataDir = await mkdtemp(join(tmpdir(), "seamark-test-"));
	const postgres = await startPostgres({ dataDir, durable: false });
	provide("postgres", { adminUrl: postgres.url("postgres") });
	return async () => {
		await postgres.stop("immediate");
		await rm(dataDir, { recursive: true, force: true });
	};
}

export type ClusterAddress = { adminUrl: string };

declare module "vitest" {
	interface ProvidedContext {
		postgres: ClusterAddress;
	}
}
