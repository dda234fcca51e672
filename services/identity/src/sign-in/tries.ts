import { createHmac } from "node:crypto";
import { type Allowance, type Allowances, inSeconds } from "@seamark/service";

/** Signing in with one passkey: ten tries at once, and one more each minute, on all instances together. */
const tries: Allowance = { limit: "passkey-tries", most: 10, perMs: 10 * 60_000 };

/** Sign-ins of one agency at its provider: each asks the provider once. */
const providerTries: Allowance = { limit: "provider-sign-ins", most: 120, perMs: 60_000 };

export const openProviderTries = (allowances: Allowances) => (provider: string) =>
	allowances.use({
		of: providerTries,
		key: provider,
		says: (seconds) => `Too many sign in at this provider now. Try again in ${inSeconds(seconds)}.`,
	});

export type Tries = { take(passkey: string): Promise<void>; succeeded(passkey: string): Promise<void> };

/** An id that is nobody's is counted as well, so that a refusal does not say whose is there. A try is taken first: many at once get no more. */
export const openTries = (allowances: Allowances, hubKey: Uint8Array): Tries => {
	const keyOf = (id: string) => createHmac("sha256", hubKey).update(`passkey-tries ${id}`).digest("base64url");
	return {
		take: (id) =>
			allowances.use({
				of: tries,
				key: keyOf(id),
				says: (seconds) => `This passkey was tried too often. Try again in ${inSeconds(seconds)}.`,
			}),
		succeeded: (id) => allowances.giveBack(tries, keyOf(id)),
	};
};
