import { createHash } from "node:crypto";
import { seal, unseal } from "@seamark/sealing";
import type { ServiceContext } from "@seamark/service";
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from "jose";
import { LRUCache } from "lru-cache";
import {
	chooseInSession,
	deleteIdle,
	deleteSession,
	insertSession,
	readSession,
	type SessionRow,
	useSession,
} from "../store/sessions.ts";
import { idleMs, lives } from "./lives.ts";

/** The key that tokens of a session are bound to, with its public half as it goes into proofs. */
export type HolderKey = { privateKey: CryptoKey; publicJwk: JWK };

/** How the session comes by tokens: a sign-in at identity, or on a demonstration hub an officer's handle. */
export type Credential = { signIn: string } | { demo: string };

export type Session = Omit<SessionRow, "sealed"> & { credential: Credential; key: HolderKey };

type Sealed = { credential: Credential; jwk: JWK };

/** Sessions in the database; what they hold is sealed with the hub key. */
export type Sessions = {
	/** A new session; gives the secret for the cookie. */
	open(o: { officer: { id: string; handle: string }; credential: Credential; key: HolderKey }): Promise<string>;
	/** The session of a cookie, where it is not over. `touch` counts it as used. */
	find(secret: string | undefined, touch: boolean): Promise<Session | undefined>;
	choose(session: Session, o: { post: string; purpose: string }): Promise<void>;
	end(session: Pick<Session, "id">): Promise<void>;
	forgetIdle(): Promise<void>;
};

/** Written at most so often: an open page asks many things in a minute. */
const touchEveryMs = 30_000;

export const newHolderKey = async (): Promise<HolderKey> => {
	const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
	return { privateKey, publicJwk: await exportJWK(publicKey) };
};

export const openSessions = ({ pool, hubKey, now }: ServiceContext, random: (size: number) => Uint8Array): Sessions => {
	const keys = new LRUCache<string, HolderKey>({ max: 5_000 });
	const opened = async ({ sealed, ...row }: SessionRow): Promise<Session> => {
		const { credential, jwk } = JSON.parse(
			unseal(hubKey, ["console session", row.id], sealed).toString("utf8"),
		) as Sealed;
		const { d: _, ...publicJwk } = jwk;
		const key = keys.get(row.id) ?? { privateKey: (await importJWK(jwk, "ES256")) as CryptoKey, publicJwk };
		keys.set(row.id, key);
		return { ...row, credential, key };
	};
	return {
		open: async ({ officer, credential, key }) => {
			const secret = Buffer.from(random(32)).toString("base64url");
			const id = idOf(secret);
			const plain: Sealed = { credential, jwk: await exportJWK(key.privateKey) };
			const sealed = seal(hubKey, ["console session", id], Buffer.from(JSON.stringify(plain)));
			await insertSession(pool, { id, officerId: officer.id, handle: officer.handle, sealed }, now());
			return secret;
		},
		find: async (secret, touch) => {
			const row = secret === undefined ? undefined : await readSession(pool, idOf(secret));
			if (!row) return undefined;
			if (!lives(row, now())) {
				await deleteSession(pool, row.id);
				return undefined;
			}
			if (touch && now() - row.usedAt > touchEveryMs) await useSession(pool, row.id, now());
			return opened(row);
		},
		choose: async (session, chosen) => {
			await chooseInSession(pool, session.id, chosen);
		},
		end: async ({ id }) => {
			keys.delete(id);
			await deleteSession(pool, id);
		},
		forgetIdle: async () => {
			await deleteIdle(pool, now() - idleMs);
		},
	};
};

const idOf = (secret: string): string => createHash("sha256").update(secret).digest("base64url");
