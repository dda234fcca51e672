import { timingSafeEqual } from "node:crypto";
import type { Identity } from "../identity.ts";
import { readSignIn, type SignInRow } from "../store/passkeys.ts";
import { isSignedIn, readHandle, secretHash } from "./lives.ts";

/** The sign-in that a handle names, held by this key and not over; undefined for everything else alike. */
export const signInOf = async ({ context }: Identity, handle: string, key: string): Promise<SignInRow | undefined> => {
	const named = readHandle(handle);
	const one = named && (await readSignIn(context.pool, named.id));
	if (!named || !one || one.keyThumbprint !== key || !isSignedIn(one, context.now())) return undefined;
	return timingSafeEqual(Buffer.from(secretHash(named.secret)), Buffer.from(one.secretHash)) ? one : undefined;
};
