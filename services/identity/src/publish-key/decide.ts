import type { Fault } from "@seamark/errors";
import { faultsWhere } from "@seamark/service";
import type { JWK } from "jose";
import { type DirectoryDecision, rfc3339, unlessFaulty } from "../decision.ts";
import type { HostedKey } from "../keys/signer.ts";
import type { KeyRow } from "../store/read.ts";
import { insertKey } from "../store/statements.ts";

const mostKeys = 10;

/** Keys that still verify something. */
export const liveKeys = (keys: readonly KeyRow[], now: number): KeyRow[] =>
	keys.filter((key) => !key.revoked && (key.notAfter === null || key.notAfter > now));

/** The same public key, no matter what it is called and what else is said of it (the members of RFC 7638). */
const sameKey = (one: JWK, other: JWK): boolean =>
	(["kty", "crv", "x", "y", "n", "e"] as const).every((member) => one[member] === other[member]);

/**
 * A new key is in the directory at once and signs only after `publicationMs`, when every cache has it. A sovereign agency
 * signs elsewhere, so its key is valid at once.
 */
export const decidePublishKey = (
	agency: { id: string; sovereign: boolean },
	state: {
		keys: readonly KeyRow[];
		given: boolean;
		keyFaults: readonly Fault[];
		key: HostedKey | { kid: string; jwk: JWK };
	},
	o: { publicationMs: number },
	now: number,
): DirectoryDecision =>
	unlessFaulty(
		[
			...faultsWhere(
				[agency.sovereign && !state.given, "/key", "is missing: the agency makes its own keys"],
				[!agency.sovereign && state.given, "/key", "is not for you to give: the hub makes this agency's keys"],
				[liveKeys(state.keys, now).length >= mostKeys, "/id", `has ${mostKeys} keys already; retire some`],
				[
					state.keys.some((key) => key.kid === state.key.kid),
					"/key/kid",
					"was used before; every key has a kid of its own",
				],
				[
					state.keys.some((key) => sameKey(key.jwk, state.key.jwk)),
					"/key",
					"was published before, under this kid or another: a key that was revoked or retired does not come back; make another",
				],
			),
			...state.keyFaults,
		],
		() => {
			const notBefore = rfc3339(agency.sovereign ? now : now + o.publicationMs);
			return {
				writes: [{ statement: insertKey, row: { ...state.key, agencyId: agency.id, notBefore } }],
				changed: [{ entity: "key", entityId: state.key.kid, change: "published", agencyId: agency.id }],
				answer: { kid: state.key.kid, notBefore },
			};
		},
	);
