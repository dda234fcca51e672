import { fingerprintOf, type HubKey, keyOfCertificate } from "../keys/hub-key.ts";

/** What an operator gives to the operator of another hub. Nothing in it is secret, and nothing in it is trusted before the fingerprints were compared. */
export type Card = { hub: string; url: string; certificate: string };

export const cardOf = ({ hub, url, key }: { hub: string; url: string | undefined; key: HubKey }): string =>
	Buffer.from(JSON.stringify({ hub, url: url ?? "", certificate: key.certificate } satisfies Card)).toString(
		"base64url",
	);

/** Undefined where it is no card. */
export const readCard = (text: string): (Card & { key: string; fingerprint: string }) | undefined => {
	try {
		const { hub, url, certificate } = JSON.parse(Buffer.from(text, "base64url").toString("utf8")) as Card;
		const key = keyOfCertificate(certificate);
		const named = typeof hub === "string" && hub.length > 0 && hub.length <= 300 && !/\s/.test(hub);
		const reached = url === "" || (typeof url === "string" && /^https:\/\/[^\s/?#]+$/.test(url));
		return key && named && reached ? { hub, url, certificate, key, fingerprint: fingerprintOf(key) } : undefined;
	} catch {
		return undefined;
	}
};
