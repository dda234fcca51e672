import { createPrivateKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { HubError } from "@seamark/errors";
import type { ServiceContext } from "@seamark/service";
import { calculateJwkThumbprint, type JWK } from "jose";
import { LRUCache } from "lru-cache";
import { rfc3339 } from "../decision.ts";
import { directoryChanged } from "../events.ts";
import {
	insertStatementKey,
	type StatementKeyRow,
	sealedStatementKey,
	statementKeysOf,
} from "../store/statement-keys.ts";
import { openKey, sealKey } from "./seal.ts";
import type { HostedKey } from "./signer.ts";

/** Keys for statements are bound to another name than those for tokens, so that the row of one is none of the other. */
const nameOf = (agencyId: string) => `statements of ${agencyId}`;

export const makeStatementKey = async (hubKey: Uint8Array, agencyId: string): Promise<HostedKey> => {
	const { publicKey, privateKey } = generateKeyPairSync("ed25519");
	const jwk = publicKey.export({ format: "jwk" }) as JWK;
	const kid = await calculateJwkThumbprint(jwk);
	const pkcs8 = privateKey.export({ format: "der", type: "pkcs8" });
	return {
		kid,
		jwk: { ...jwk, alg: "EdDSA", use: "sig", kid },
		sealed: sealKey(hubKey, nameOf(agencyId), kid, pkcs8).toString("base64"),
	};
};

export type StatementKeys = {
	/** All of an agency. A hosted one gets its first when somebody asks. */
	of(agency: { id: string; issuer: string | null }): Promise<StatementKeyRow[]>;
	/** The private half of the key that signs now. Throws UNAVAILABLE while the key is being changed. */
	privateHalf(agencyId: string, kid: string): Promise<KeyObject>;
};

/** The first key is good a little earlier than it was made: clocks differ, and nothing was signed before it. */
const skewMs = 60_000;

export const openStatementKeys = (
	context: Pick<ServiceContext, "pool" | "hubKey" | "now" | "committer">,
): StatementKeys => {
	const { pool, hubKey, now, committer } = context;
	const ready = new LRUCache<string, KeyObject>({ max: 1_000, ttl: 600_000 });
	const first = async (agencyId: string): Promise<void> => {
		const key = await makeStatementKey(hubKey, agencyId);
		await committer
			.commit({
				writes: [{ statement: insertStatementKey, row: { ...key, agencyId, from: rfc3339(now() - skewMs) } }],
				events: [
					directoryChanged(
						{ service: "identity" },
						{ entity: "statement-key", entityId: key.kid, change: "published", agencyId },
					),
				],
			})
			.catch((error: HubError) => {
				// Another call was faster: its key is the first.
				if (error.code !== "CONFLICT") throw error;
			});
	};
	return {
		of: async ({ id, issuer }) => {
			const keys = await statementKeysOf(pool, id);
			if (keys.length > 0 || issuer !== null) return keys;
			await first(id);
			return statementKeysOf(pool, id);
		},
		privateHalf: async (agencyId, kid) => {
			const known = ready.get(kid);
			if (known) return known;
			const sealed = await sealedStatementKey(pool, agencyId, kid);
			if (!sealed) throw new HubError("UNAVAILABLE", { detail: "The statement key is being changed.", retryAfter: 1 });
			const pkcs8 = openKey(hubKey, nameOf(agencyId), kid, sealed);
			const key = createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" });
			ready.set(kid, key);
			return key;
		},
	};
};
