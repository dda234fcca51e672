import { createHmac, randomBytes } from "node:crypto";
import { sealAbout, unsealAbout } from "@seamark/sealing";

/** A new signing secret: 32 random bytes as text. The text itself is the key, so that no receiver has to decode it. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

/** Encrypts a secret for the database, bound to its subscription, so that rows cannot be swapped. */
export const sealSecret = (hubKey: Uint8Array, subscriptionId: string, secret: string): Buffer =>
	sealAbout(hubKey, subscriptionId, secret);

/** Throws when the bytes were altered, or belong to another subscription or hub. */
export const openSecret = (hubKey: Uint8Array, subscriptionId: string, sealed: Uint8Array): string =>
	unsealAbout(hubKey, subscriptionId, sealed).toString("utf8");

/** The secret as libraries of the Standard Webhooks specification take it: they read the key's bytes as base64 behind a prefix. */
export const standardSecretOf = (secret: string): string => `whsec_${Buffer.from(secret).toString("base64")}`;

/**
 * The headers by which a receiver knows who sent a delivery, and when: ours, and those of the Standard Webhooks specification, which sign the
 * delivery's id too. `body` is as sent; `seconds` is the time of this attempt since the epoch.
 */
export const signedHeaders = (
	secret: string,
	{ delivery, body, seconds }: { delivery: string; body: string; seconds: number },
): Record<string, string> => {
	const hmac = (text: string, encoding: "hex" | "base64") => createHmac("sha256", secret).update(text).digest(encoding);
	return {
		"seamark-delivery": delivery,
		"seamark-signature": `t=${seconds},v1=${hmac(`${seconds}.${body}`, "hex")}`,
		"webhook-id": delivery,
		"webhook-timestamp": `${seconds}`,
		"webhook-signature": `v1,${hmac(`${delivery}.${seconds}.${body}`, "base64")}`,
	};
};
