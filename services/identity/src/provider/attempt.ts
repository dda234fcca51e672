import { createHash, createHmac } from "node:crypto";
import { type ChallengeFor, challengeExpiry, makeChallenge } from "../sign-in/challenge.ts";

/** One attempt to sign in at a provider: `state` goes to the provider and back, the others follow from it and from the hub's key. */
export type Attempt = { state: string; nonce: string; verifier: string };

/** Bound to the provider and to the key that asks: what was begun at one provider, or by one browser's key, ends nowhere else. */
const about = (o: { provider: string; key: string }): ChallengeFor => ({
	kind: "provider",
	about: `${o.provider} ${o.key}`,
});

const secretOf = (hubKey: Uint8Array, what: "nonce" | "verifier", state: string): string =>
	createHmac("sha256", hubKey).update(`seamark provider ${what}\n${state}`).digest("base64url");

const attemptOf = (hubKey: Uint8Array, state: string): Attempt => ({
	state,
	nonce: secretOf(hubKey, "nonce", state),
	verifier: secretOf(hubKey, "verifier", state),
});

/** Nothing is stored for anybody who only asks. */
export const newAttempt = (
	hubKey: Uint8Array,
	o: { provider: string; key: string },
	random: Uint8Array,
	now: number,
): Attempt => attemptOf(hubKey, makeChallenge(hubKey, about(o), random, now).toString("base64url"));

/** The attempt of a state that came back, with when it ends; undefined where it is of another provider or key, or over. */
export const attemptBack = (
	hubKey: Uint8Array,
	o: { provider: string; key: string; state: string },
	now: number,
): (Attempt & { expires: number }) | undefined => {
	const expires = challengeExpiry(hubKey, about(o), o.state, now);
	return expires === undefined ? undefined : { ...attemptOf(hubKey, o.state), expires };
};

/** PKCE (RFC 7636), S256. */
export const codeChallenge = (verifier: string): string => createHash("sha256").update(verifier).digest("base64url");
