import { isIP } from "node:net";
import { HubError } from "@seamark/errors";
import {
	type AddressAllow,
	allowedAddresses,
	guardedLookup as guardedBy,
	hostOf,
	type Resolve,
	urlFault,
} from "@seamark/http/outgoing";

export { addressAllowed, hostOf, parseAllow, type Resolve, systemResolve, urlFault } from "@seamark/http/outgoing";

/** Where webhooks may go besides public addresses. */
export type WebhookAllow = AddressAllow;

const refusal = (message: string) =>
	new HubError("DELIVERY_NOT_ALLOWED", { faults: [{ at: "/webhook/url", message }] });

const notPublic = () => refusal("does not lead to a public address");

/** Checks an address when it is saved, so that the officer learns at once. It is checked again at every connection. */
export const checkUrl = async (raw: string, allow: WebhookAllow, resolve: Resolve): Promise<void> => {
	const fault = urlFault(raw, allow);
	if (fault !== undefined) throw refusal(fault);
	const host = hostOf(new URL(raw));
	if (isIP(host) === 0 && !(await allowedAddresses(host, allow, resolve))) throw notPublic();
};

/** Name resolution for connections of webhooks. */
export const guardedLookup = (allow: WebhookAllow, resolve: Resolve) => guardedBy(allow, resolve, notPublic);
