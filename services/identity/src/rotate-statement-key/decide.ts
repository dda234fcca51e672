import { type Fault, HubError } from "@seamark/errors";
import { faultsWhere } from "@seamark/service";
import type { JWK } from "jose";
import { type DirectoryDecision, rfc3339, unlessFaulty } from "../decision.ts";
import type { HostedKey } from "../keys/signer.ts";
import { endStatementKey, insertStatementKey, type StatementKeyRow } from "../store/statement-keys.ts";

/** As many as anybody needs who rotates every month for eighty years; a list without end would be read with every thread. */
const mostKeys = 1_000;
const algorithms = ["EdDSA", "ES256"];

/** What is being signed at this moment with the key before ends with it. */
export const handOverMs = 10_000;

/**
 * The next key signs from a moment on, and the one before it no more; there is no time at which two do. What was signed before stays
 * good, since every key stays published with its time.
 */
export const decideRotateStatementKey = (
	agency: { id: string; sovereign: boolean },
	state: {
		keys: readonly StatementKeyRow[];
		given: boolean;
		keyFaults: readonly Fault[];
		key: HostedKey | { kid: string; jwk: JWK };
	},
	now: number,
): DirectoryDecision => {
	const { keys, given, keyFaults, key } = state;
	const before = keys.find(({ until }) => until === null);
	const from = before ? now + handOverMs : now;
	if (before && before.from > now) throw new HubError("CONFLICT");
	return unlessFaulty(
		[
			...faultsWhere(
				[agency.sovereign && !given, "/key", "is missing: the agency makes its own keys"],
				[given && !algorithms.includes(String(key.jwk.alg)), "/key", "must be an Ed25519 or P-256 key"],
				[keys.length >= mostKeys, "/id", `has had ${mostKeys} keys`],
				[keys.some(({ kid }) => kid === key.kid), "/key/kid", "was used before; every key has a kid of its own"],
				[
					keys.some(({ jwk }) => jwk.x === key.jwk.x && jwk.kty === key.jwk.kty),
					"/key",
					"was published before: a key that has ended does not come back; make another",
				],
			),
			...keyFaults,
		],
		() => ({
			writes: [
				...(before
					? [{ statement: endStatementKey, row: { agencyId: agency.id, kid: before.kid, until: rfc3339(from) } }]
					: []),
				{ statement: insertStatementKey, row: { ...key, agencyId: agency.id, from: rfc3339(from) } },
			],
			changed: [{ entity: "statement-key", entityId: key.kid, change: "published", agencyId: agency.id }],
			answer: { kid: key.kid, from: rfc3339(from) },
		}),
	);
};
