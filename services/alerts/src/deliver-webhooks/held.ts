import { postPrincipal } from "@seamark/auth";
import type { Principal, Scope } from "@seamark/policy";
import type { Deps } from "../deps.ts";
import type { WebhookRow, WebhookState } from "../store/webhooks.ts";
import { hostOf } from "./addresses.ts";
import { openSecret } from "./sign.ts";

/** A webhook that this process has claimed and delivers. */
export type Held = Omit<WebhookRow, "secret" | "since"> & {
	/** Null when it cannot be opened with the hub's key. */
	secret: string | null;
	/** Milliseconds since the epoch. */
	since: number;
	/** Position that the database knows; ours may be ahead over what was not for this subscription. */
	saved: number;
	/** Alerts that are being sent at this moment. */
	sending: Map<string, Promise<void>>;
	/** Set while due deliveries are being looked up; `again` asks for one more look. */
	looking: boolean;
	again: boolean;
	/** When there may next be something to send; infinity when nothing waits. */
	dueAt: number;
	/** Failures in a row, and until when the address is left in peace because of them. In memory: a restart tries at once. */
	failures: number;
	pausedUntil: number;
	/** Set while the state is being changed, and while a delivery is put aside, so that neither is done twice or overtaken. */
	changing: boolean;
	burying: number;
	/** Delivered something since the books were last written, and the last position written there. */
	moved: boolean;
	progressed: number;
};

export const hold = (row: WebhookRow, hubKey: Uint8Array): Held => ({
	...row,
	secret: secretOf(row, hubKey),
	since: row.since.getTime(),
	saved: row.position,
	sending: new Map(),
	looking: false,
	again: false,
	dueAt: 0,
	failures: 0,
	pausedUntil: 0,
	changing: false,
	burying: 0,
	moved: false,
	progressed: 0,
});

/**
 * Takes over what a command has changed. The books are written by the holder alone, so what it knows of them is newer than
 * any row, unless it is in doubt because a write failed.
 */
export const refresh = (held: Held, row: WebhookRow, hubKey: Uint8Array, inDoubt: boolean): void => {
	const { url, state, since, filter, reports, confirmed_by, hosts, stream_id, stream_from, stream_principal } = row;
	Object.assign(held, {
		url,
		state,
		filter,
		reports,
		confirmed_by,
		hosts,
		since: since.getTime(),
		secret: secretOf(row, hubKey),
		dueAt: 0,
	});
	if (inDoubt) Object.assign(held, { stream_id, stream_from, stream_principal });
};

/** What a range in the books holds for: one reader, by one filter. */
export const rangeKey = (held: Held, who: Principal): string => JSON.stringify({ who, filter: held.filter });

const secretOf = (row: WebhookRow, hubKey: Uint8Array): string | null => {
	try {
		return row.secret && openSecret(hubKey, row.id, row.secret);
	} catch {
		return null;
	}
};

const served: readonly WebhookState[] = ["active", "failing"];
export const isServed = (held: Held): boolean => served.includes(held.state);

/** What a duty post needs for a webhook to deliver to it. */
export const scopesOf = (reports: readonly string[] | null | undefined): readonly Scope[] => [
	"alerts:subscribe",
	reports ? "reports:takeIn" : "alerts:read",
];

export const unconfirmed = "unconfirmed";
export const unapproved = "unapproved";
export const waitsForApproval = "the administrator of the agency has not approved the host";

/**
 * Whom a webhook delivers to: the duty post, without an officer, with the two scopes that it takes (of alerts or of reports) and the purpose
 * that the subscription was saved for. It gets alerts up to TLP:AMBER+STRICT: what is for named readers alone goes to no address. The officer who confirmed the
 * address has to be on the post still, and the agency's administrator to approve of its host. Says in one word why nobody qualifies. Throws DIRECTORY_STALE.
 */
export const readerOf = ({ directory, context }: Deps, held: Held): Principal | { refused: string } => {
	const who = postPrincipal(directory.current(), held.post, held.purpose, context.now());
	if ("refused" in who) return who;
	// A post that was moved to another agency is another reader: its subscriptions do not move with it.
	if (who.agency !== held.agency) return { refused: "agency" };
	const wanted = scopesOf(held.reports);
	const scopes = who.scopes.filter((scope) => wanted.includes(scope));
	if (scopes.length !== 2) return { refused: "scope" };
	if (held.confirmed_by === null || !directory.current().onPost(held.confirmed_by, held.post, context.now()))
		return { refused: unconfirmed };
	if (held.url !== null && !held.hosts.includes(hostOf(new URL(held.url)))) return { refused: unapproved };
	return { ...who, scopes, clearance: who.clearance === "red" ? "amber+strict" : who.clearance };
};
