import { fileURLToPath } from "node:url";
import { vaultApi } from "@seamark/contracts";
import { logService } from "@seamark/events";
import { grpcService } from "@seamark/grpc";
import { logMigrations } from "@seamark/log";
import { policyMigrations } from "@seamark/policy";
import type { Service, ServiceContext } from "@seamark/service";
import type { Deps } from "./deps.ts";
import { eraseCaseRpc } from "./erase-case/rpc.ts";
import { eraseFileKeysRpc } from "./erase-file-keys/rpc.ts";
import { eraseIdentitiesRpc } from "./erase-identities/rpc.ts";
import { eraseIdentityRpc } from "./erase-identity/rpc.ts";
import { findCandidatesRpc } from "./find-candidates/rpc.ts";
import { openFileKeyRpc } from "./open-file-key/rpc.ts";
import { openIdentityRpc } from "./open-identity/rpc.ts";
import { rotateKeys } from "./rotate-keys/rotate-keys.ts";
import { sealFileKeyRpc } from "./seal-file-key/rpc.ts";
import { sealIdentitiesRpc } from "./seal-identities/rpc.ts";
import { sealIdentityRpc } from "./seal-identity/rpc.ts";
import { updateIdentityRpc } from "./update-identity/rpc.ts";
import { openIndexKeys } from "./vault/agency-keys.ts";
import { readVaultKeys } from "./vault/vault-keys.ts";

export const vaultMigrations = [
	logMigrations,
	policyMigrations,
	{ name: "vault", dir: fileURLToPath(new URL("../migrations", import.meta.url)) },
];

/** Services that may call the vault. */
const callers = { services: ["case-intake"] };

/** Opens the vault. It has no HTTP routes: only services call it. */
export const openVault = async (context: ServiceContext, o: { vaultKeyFile: string }): Promise<Service> => {
	const keys = await readVaultKeys(o.vaultKeyFile);
	const deps: Deps = { context, keys, indexKeyOf: openIndexKeys(context, keys) };
	const rewrapped = await rotateKeys(context.pool, keys);
	if (rewrapped > 0) context.log.warn({ rewrapped }, "keys were wrapped with the newest key of the vault");
	const serve = {
		identity: context.identity,
		onError: (path: string, error: { code: string; cause?: unknown }) => {
			if (error.code === "INTERNAL") context.log.error({ err: error.cause ?? error, rpc: path }, "call failed");
		},
	};
	return {
		name: "vault",
		routes: () => undefined,
		grpc: [
			grpcService(
				vaultApi.VaultServiceService,
				{
					sealIdentity: callers,
					sealIdentities: callers,
					updateIdentity: callers,
					openIdentity: callers,
					findCandidates: callers,
					eraseIdentity: callers,
					eraseIdentities: callers,
					eraseCase: callers,
					sealFileKey: callers,
					openFileKey: callers,
					eraseFileKeys: callers,
				},
				{
					sealIdentity: sealIdentityRpc(deps),
					sealIdentities: sealIdentitiesRpc(deps),
					updateIdentity: updateIdentityRpc(deps),
					openIdentity: openIdentityRpc(deps),
					findCandidates: findCandidatesRpc(deps),
					eraseIdentity: eraseIdentityRpc(deps),
					eraseIdentities: eraseIdentitiesRpc(deps),
					eraseCase: eraseCaseRpc(deps),
					sealFileKey: sealFileKeyRpc(deps),
					openFileKey: openFileKeyRpc(deps),
					eraseFileKeys: eraseFileKeysRpc(deps),
				},
				serve,
			),
			logService({
				pool: context.pool,
				wake: context.wake,
				service: "vault",
				readers: ["audit"],
				serve: { identity: context.identity },
			}),
		],
		notReady: async () => {
			const waiting: string[] = [];
			await context.pool.query("select 1").catch(() => waiting.push("database"));
			return waiting;
		},
		close: async () => undefined,
	};
};
