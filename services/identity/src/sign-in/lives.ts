import { createHash } from "node:crypto";
import type { SignInRow } from "../store/passkeys.ts";

/** Nobody stays signed in longer than a shift. */
const longestMs = 8 * 3_600_000;
/** Idle for 15 minutes, as the console counts it, and the ten minutes of the last token. */
const idleMs = 25 * 60_000;

export const signInEndsAt = (startedAt: number): number => startedAt + longestMs;

export const isSignedIn = (one: Pick<SignInRow, "ended" | "startedAt" | "usedAt">, now: number): boolean =>
	!one.ended && now < signInEndsAt(one.startedAt) && now < one.usedAt + idleMs;

/** What who signed in keeps: which one, and its secret. */
export const signInHandle = (o: { id: string; secret: string }): string => `${o.id}.${o.secret}`;

export const readHandle = (handle: string): { id: string; secret: string } | undefined => {
	const parts = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/.exec(handle);
	return parts?.[1] && parts[2] ? { id: parts[1], secret: parts[2] } : undefined;
};

export const secretHash = (secret: string): string => createHash("sha256").update(secret).digest("base64url");
