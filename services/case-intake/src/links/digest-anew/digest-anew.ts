import type { Directory } from "@seamark/auth";
import type { ServiceContext } from "@seamark/service";
import { foldingVersion } from "@seamark/values";
import { digestsOf } from "@seamark/values/digests";
import { digestRows, foldPage, identitiesAfter, replaceIdentityDigests } from "../../store/fold-anew.ts";
import { sweeper } from "../../sweep/reconcile.ts";
import type { Vault } from "../../vault/client.ts";

export type DigestHub = {
	context: Pick<ServiceContext, "pool" | "hubKey">;
	agencies: Pick<Directory, "snapshot" | "agency">;
	vault: Pick<Vault, "digest">;
};

/**
 * The digests by which persons' phones, numbers and contacts are protected, made again where another version of the folding made them. The
 * values are in the vault alone: it answers digests, page by page, and each page is stored with the mark of how far it got. What is
 * stopped anywhere goes on from there, also in another process. Returns how many identities were looked at.
 */
export const digestAnew = async (
	{ context, agencies, vault }: DigestHub,
	agency: string,
	{ stopped, version = foldingVersion, limit = 100 }: { stopped: AbortSignal; version?: number; limit?: number },
): Promise<number> => {
	let looked = 0;
	const check = digestsOf(context.hubKey, agency, [""])[0] ?? "";
	const page = { agency, rows: digestRows, version, limit } as const;
	for (let done = false; !done && !stopped.aborted; )
		done = await foldPage(context.pool, page, async (tx, after) => {
			const found = await identitiesAfter(tx, agency, after, limit);
			for (const [by, ones] of Map.groupBy(found, (one) => one.by)) {
				const home = agencies.agency(by)?.country ?? "";
				const identityIds = ones.map(({ id }) => id);
				const digested = await vault.digest({ actor: sweeper(agency), agencyId: agency, identityIds, home, check });
				await replaceIdentityDigests(
					tx,
					digested.map(({ identityId, digests }) => ({ identity_id: identityId, digests })),
				);
			}
			looked += found.length;
			return found.map(({ id }) => id);
		});
	return looked;
};
