import { faultsWhere } from "@seamark/service";
import { type DirectoryDecision, rfc3339, unlessFaulty } from "../decision.ts";
import type { HostedKey } from "../keys/signer.ts";
import type { KeyRow } from "../store/read.ts";
import { insertKey, revokeKey } from "../store/statements.ts";

/**
 * A revoked key verifies nothing from now on, and everything it signed is worth nothing. A hosted agency that would be left
 * without a key gets a new one in the same change, since without a token nobody there could ask for it.
 */
export const decideRevokeKey = (
	agency: { id: string; sovereign: boolean },
	state: { key: KeyRow; keys: readonly KeyRow[]; replacement: HostedKey },
	reason: string,
	now: number,
): DirectoryDecision => {
	const { key, keys, replacement } = state;
	const remaining = keys.some(
		(one) => one.kid !== key.kid && !one.revoked && one.notAfter === null && one.notBefore <= now,
	);
	const replace = !agency.sovereign && !remaining;
	return unlessFaulty(faultsWhere([key.revoked, "/kid", "is revoked already"]), () => ({
		writes: [
			{ statement: revokeKey, row: { agencyId: agency.id, kid: key.kid, at: rfc3339(now), version: key.version } },
			...(replace
				? [{ statement: insertKey, row: { ...replacement, agencyId: agency.id, notBefore: rfc3339(now) } }]
				: []),
		],
		changed: [
			{ entity: "key", entityId: key.kid, change: "revoked", agencyId: agency.id, reason },
			...(replace
				? [{ entity: "key" as const, entityId: replacement.kid, change: "published", agencyId: agency.id }]
				: []),
		],
		answer: { kid: key.kid, revoked: true, ...(replace ? { replacement: replacement.kid } : {}) },
	}));
};
