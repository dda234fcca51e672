import { isIP } from "node:net";
import { HubError } from "@seamark/errors";

/** For whom passkeys are made (WebAuthn's relying party): a name of a host, and the page's origin. */
export type RelyingParty = { id: string; origins: string[] };

/** On this machine alone browsers give passkeys to a page without https, and to `localhost` only. */
const thisMachine = new Set(["127.0.0.1", "[::1]", "localhost"]);

/** Undefined where people reach the hub by an IP address or without https: browsers make no passkeys there. */
export const relyingPartyOf = (consoleUrl: string): RelyingParty | undefined => {
	const { hostname, protocol, port } = new URL(consoleUrl);
	if (thisMachine.has(hostname))
		return { id: "localhost", origins: [`${protocol}//localhost${port === "" ? "" : `:${port}`}`] };
	if (protocol !== "https:" || isIP(hostname.replace(/^\[|\]$/g, "")) !== 0) return undefined;
	return { id: hostname, origins: [new URL(consoleUrl).origin] };
};

export const neededRelyingParty = (consoleUrl: string): RelyingParty => {
	const party = relyingPartyOf(consoleUrl);
	if (!party)
		throw new HubError("UNAVAILABLE", {
			detail: "Passkeys need https and a name: this hub is reached by an address that has not both. Ask its operator.",
		});
	return party;
};
