import { fileURLToPath } from "node:url";
import { text } from "@seamark/config";
import { vaultApi } from "@seamark/contracts";
import { grpcService } from "@seamark/grpc";
import { callersOf, defineService } from "@seamark/service";
import { admitIdentitiesRpc } from "./admit-identities/rpc.ts";
import type { Deps } from "./deps.ts";
import { digestIdentitiesRpc } from "./digest-identities/rpc.ts";
import { eraseCaseRpc } from "./erase-case/rpc.ts";
import { eraseFileKeysRpc } from "./erase-file-keys/rpc.ts";
import { eraseIdentitiesRpc } from "./erase-identities/rpc.ts";
import { findCandidatesRpc } from "./find-candidates/rpc.ts";
import { indexAnew } from "./index-anew/index-anew.ts";
import { listHeldRpc } from "./list-held/rpc.ts";
import { openFileKeyRpc } from "./open-file-key/rpc.ts";
import { openIdentityRpc } from "./open-identity/rpc.ts";
import { openReleasedRpc } from "./open-released/rpc.ts";
import { releaseIdentityRpc } from "./release-identity/rpc.ts";
import { rotateKeys } from "./rotate-keys/rotate-keys.ts";
import { sealFileKeyRpc } from "./seal-file-key/rpc.ts";
import { sealIdentitiesRpc } from "./seal-identities/rpc.ts";
import { sealIdentityRpc } from "./seal-identity/rpc.ts";
import { openIndexKeys } from "./vault/agency-keys.ts";
import { readVaultKeys } from "./vault/vault-keys.ts";

/** Services that may call the vault. */
const callers = { services: callersOf("vault") };

const settings = {
	SEAMARK_VAULT_KEY: text(
		"file with the vault's own keys, 32 bytes in base64url on each line, the newest first; another file than the hub's key",
	),
};

/** The vault. It has no HTTP routes: only services call it. */
export const service = defineService({
	name: "vault",
	tag: "vault",
	migrations: { name: "vault", dir: fileURLToPath(new URL("../migrations", import.meta.url)) },
	settings,
	open: async ({ context, directory, settings, closing, toServices }) => {
		const keys = await readVaultKeys(settings.SEAMARK_VAULT_KEY);
		const deps: Deps = { context, keys, indexKeyOf: openIndexKeys(context, keys) };
		const rewrapped = await rotateKeys(context.pool, keys);
		if (rewrapped > 0) context.log.warn({ rewrapped }, "keys were wrapped with the newest key of the vault");
		const stop = new AbortController();
		const indexing = indexAnew(deps, {
			countryOf: (agency) => directory?.current().agency(agency)?.country ?? "",
			stopped: stop.signal,
		})
			.then((indexed) => {
				if (indexed > 0) context.log.warn({ indexed }, "identities are found by the matching of this version");
			})
			.catch((error: Error) => {
				if (!stop.signal.aborted)
					context.log.error({ err: error }, "the index of identities could not be rewritten; the next start goes on");
			});
		closing.defer(async () => {
			stop.abort();
			await indexing;
		});
		return {
			grpc: [
				grpcService(
					vaultApi.VaultServiceService,
					{
						sealIdentity: callers,
						sealIdentities: callers,
						admitIdentities: callers,
						openIdentity: callers,
						releaseIdentity: callers,
						openReleased: callers,
						findCandidates: callers,
						eraseIdentities: callers,
						eraseCase: callers,
						sealFileKey: callers,
						openFileKey: callers,
						eraseFileKeys: callers,
						listHeld: callers,
						digestIdentities: callers,
					},
					{
						sealIdentity: sealIdentityRpc(deps),
						sealIdentities: sealIdentitiesRpc(deps),
						admitIdentities: admitIdentitiesRpc(deps),
						openIdentity: openIdentityRpc(deps),
						releaseIdentity: releaseIdentityRpc(deps),
						openReleased: openReleasedRpc(deps),
						findCandidates: findCandidatesRpc(deps),
						eraseIdentities: eraseIdentitiesRpc(deps),
						eraseCase: eraseCaseRpc(deps),
						sealFileKey: sealFileKeyRpc(deps),
						openFileKey: openFileKeyRpc(deps),
						eraseFileKeys: eraseFileKeysRpc(deps),
						listHeld: listHeldRpc(deps),
						digestIdentities: digestIdentitiesRpc(deps),
					},
					toServices,
				),
			],
		};
	},
	routes: () => undefined,
});
