import { faultsOf, openValidator } from "@seamark/http";
import type { Places } from "../alert/check-draft.ts";
import { checkDraft } from "../alert/check-draft.ts";
import type { AlertDraft } from "../alert/schema.ts";
import type { AlertState } from "../alert/state.ts";
import { SharedAlert } from "../share/shared.ts";

/** Why what came from another hub was not taken; as libs/link names it. */
export type NotTaken = "MALFORMED" | "NOT_THE_WRITER" | "UNKNOWN_AGENCY" | "EXPIRED";

export type TakeShared = {
	/** Hub that says it, proven. */
	hub: string;
	id: string;
	version: number;
	/** Agencies of this hub that are to read it. */
	audience: readonly string[];
	body: Uint8Array;
};

const check = openValidator().compile(SharedAlert);
/** Clocks of two owners differ: what one takes for past is not yet future for the other. */
const skewMs = 5 * 60_000;
/** Duty posts of another owner's hub are not told. */
export const nobodysPost = "00000000-0000-0000-0000-000000000000";

/** Checked as strictly as what an officer writes: the other hub may run a version with faults, or have been broken into. */
export const decideTakeShared = (
	{ hub, id, version, audience, body }: TakeShared,
	state: {
		before: AlertState | undefined;
		/** Of the agency that the body names: its country, where it is that hub's; undefined otherwise. */
		countryOf: (originator: string) => string | undefined;
		isOwnAgency: (id: string) => boolean;
		places: Places;
	},
	now: number,
): { alert: AlertState } | "known" | NotTaken => {
	const shared = parsed(body);
	if (!shared) return "MALFORMED";
	const country = state.countryOf(shared.originator);
	if (country === undefined) return "UNKNOWN_AGENCY";
	const { before } = state;
	if (before && (before.hub !== hub || before.originator.agency !== shared.originator)) return "NOT_THE_WRITER";
	if (before && (before.status === "recalled" || before.version >= version)) return "known";
	const agencies = audience.filter(state.isOwnAgency);
	if (agencies.length === 0) return "UNKNOWN_AGENCY";
	const { originator, raisedAt, changedAt, tlp, use, expiresAt, ...said } = shared;
	const handling = { tlp, audience: { agencies: [...agencies] }, use, ...(expiresAt === null ? {} : { expiresAt }) };
	const checked = checkDraft({ ...said, handling } as AlertDraft, state.places, now + skewMs, "red");
	if ("faults" in checked)
		return checked.faults.every(({ at }) => at === "/handling/expiresAt") ? "EXPIRED" : "MALFORMED";
	return {
		alert: {
			id,
			version,
			status: "live",
			...checked,
			countries: shared.countries,
			originator: { agency: originator, country },
			hub,
			raisedAt,
			changedAt,
			raisedByPost: nobodysPost,
			changedByPost: nobodysPost,
			recallReason: null,
			importId: null,
		},
	};
};

const parsed = (body: Uint8Array): SharedAlert | undefined => {
	try {
		const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
		return check(value) && faultsOf(check.errors).length === 0 ? (value as SharedAlert) : undefined;
	} catch {
		return undefined;
	}
};

/** Nobody here sees it any more, and nothing of it stays. Recalled is the last word; hidden may be shown again by a later version. */
export const erased = (before: AlertState, as: "hidden" | "recalled", version: number, at: string): AlertState => ({
	...before,
	version: Math.max(version, before.version + 1),
	status: as === "recalled" ? "recalled" : "live",
	content: null,
	handling: {
		...before.handling,
		use: { ...before.handling.use, conditions: [] },
		audience:
			as === "hidden"
				? { regions: [], countries: [], kinds: [], agencies: [], excluded: [] }
				: before.handling.audience,
	},
	changedAt: at,
	changedByPost: nobodysPost,
	recallReason: as === "recalled" ? "Recalled by its originator at another hub." : null,
});
