import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPool, type Pool } from "@seamark/db";
import { startGrpcServer } from "@seamark/grpc";
import type { ServiceContext } from "@seamark/service";
import { makeSecretKeyFile, migrationsOf, openService } from "@seamark/service";
import { testContext } from "@seamark/service/testing";
import { service as vaultService } from "@seamark/vault";
import type { Deps } from "../../deps.ts";
import { service as caseIntake } from "../../service.ts";
import { vaultClient } from "../../vault/client.ts";

export type Stage = {
	deps: Deps;
	/** As the cluster's superuser, past row-level security. */
	raw: Pool;
	/** The same of the vault's database. */
	rawVault: Pool;
	close(): Promise<void>;
};

/** Case intake on a fresh database, with a real vault on one of its own, over gRPC. */
export const openImportStage = async (o: { now?: () => number } = {}): Promise<Stage> => {
	const stack = new AsyncDisposableStack();
	const opened = async (context: ReturnType<typeof testContext>) => {
		const one = await context;
		stack.defer(() => one.close());
		return one;
	};
	const dir = await mkdtemp(join(tmpdir(), "seamark-import-"));
	stack.defer(() => rm(dir, { recursive: true, force: true }));
	const vault = await opened(testContext({ name: "vault", migrations: migrationsOf(vaultService), ...o }));
	const vaultKeyFile = join(dir, "vault.key");
	await makeSecretKeyFile(vaultKeyFile);
	const service = await openService(vaultService, vault, { SEAMARK_VAULT_KEY: vaultKeyFile });
	const server = await startGrpcServer({ host: "127.0.0.1", port: 0, services: service.grpc });
	stack.defer(() => server.close(500));
	// Both services know each other by the same key files.
	const keyFile = (name: string) => vault.config.serviceKeyFile.replace("vault.jwk", `${name}.jwk`);
	const context = await opened(
		testContext({
			name: "case-intake",
			migrations: migrationsOf(caseIntake),
			...o,
			config: {
				peers: { vault: `127.0.0.1:${server.port}` },
				serviceKeyFile: keyFile("case-intake"),
				serviceKeysFile: vault.config.serviceKeysFile,
			},
		}),
	);
	const raw = openPool({ url: context.database.adminUrl, name: "test", max: 2 });
	stack.defer(() => raw.end());
	const rawVault = openPool({ url: vault.database.adminUrl, name: "test", max: 2 });
	stack.defer(() => rawVault.end());
	const deps = { context: context as ServiceContext, vault: vaultClient(context, () => "FJ") } as Deps;
	return { deps, raw, rawVault, close: () => stack.disposeAsync() };
};

export const ctdcFixture = (): Promise<Buffer> =>
	readFile(new URL("../../../../../tests/fixtures/ctdc/invented.csv", import.meta.url));
