import { createHmac, timingSafeEqual } from "node:crypto";

/** What a challenge is for: signing in with a key that tokens will be bound to, confirming one request, letting a program in, or enrolling by a code. */
export type ChallengeFor = { kind: "sign-in" | "confirmation" | "device" | "enrolment" | "provider"; about: string };

export const challengeLifeMs = 5 * 60_000;
const nonceBytes = 16;
const timeBytes = 6;
const tagBytes = 32;

const tagOf = (hubKey: Uint8Array, { kind, about }: ChallengeFor, head: Uint8Array): Buffer =>
	createHmac("sha256", hubKey).update(`seamark passkey challenge\n${kind}\n${about}\n`).update(head).digest();

/** A challenge that says by itself what it is for and how long it is good: nothing is stored for anybody who only asks. */
export const makeChallenge = (hubKey: Uint8Array, what: ChallengeFor, nonce: Uint8Array, now: number): Buffer => {
	const head = Buffer.alloc(nonceBytes + timeBytes);
	head.set(nonce.subarray(0, nonceBytes));
	head.writeUIntBE(now + challengeLifeMs, nonceBytes, timeBytes);
	return Buffer.concat([head, tagOf(hubKey, what, head)]);
};

/** When a challenge expires, in milliseconds since the epoch; undefined where this hub did not make it for that, or it has expired. */
export const challengeExpiry = (
	hubKey: Uint8Array,
	what: ChallengeFor,
	challenge: string,
	now: number,
): number | undefined => {
	const raw = Buffer.from(challenge, "base64url");
	if (raw.length !== nonceBytes + timeBytes + tagBytes || raw.toString("base64url") !== challenge) return undefined;
	const head = raw.subarray(0, nonceBytes + timeBytes);
	if (!timingSafeEqual(raw.subarray(nonceBytes + timeBytes), tagOf(hubKey, what, head))) return undefined;
	const expires = raw.readUIntBE(nonceBytes, timeBytes);
	return expires > now ? expires : undefined;
};
