import { ageScopes, purposes, tlpLevels, useCodes } from "@seamark/policy";
import { Country, Moment, object, oneOf, orNull, text } from "@seamark/service/schema";
import Type, { type Static } from "typebox";
import { AlertDraft } from "../alert/schema.ts";
import type { AlertState } from "../alert/state.ts";

const { handling: _handling, ages: _ages, countries: _countries, ...said } = AlertDraft.properties;

/**
 * An alert as it travels to another hub: what it says, and the restrictions that go with every copy. Whom it is for at that hub goes beside it;
 * whom else it is for, and who was kept out, never leaves. Nor do duty posts and officers.
 */
export const SharedAlert = object({
	...said,
	ages: oneOf(ageScopes),
	countries: Type.Array(Country, { maxItems: 50 }),
	originator: Type.String({ format: "uuid" }),
	raisedAt: Moment,
	changedAt: Moment,
	tlp: oneOf(tlpLevels),
	use: object({
		codes: Type.Array(oneOf(useCodes)),
		purposes: Type.Array(oneOf(purposes)),
		conditions: Type.Array(text(500), { maxItems: 20 }),
	}),
	expiresAt: orNull(Moment),
});
export type SharedAlert = Static<typeof SharedAlert>;

/** The same bytes for the same version, no matter when they are asked for: their digest is in the log of the link. */
export const sharedOf = (alert: AlertState): SharedAlert | undefined =>
	alert.content === null
		? undefined
		: ({
				...alert.content,
				kind: alert.kind,
				topic: alert.topic,
				urgency: alert.urgency,
				ages: alert.ages,
				countries: [...alert.countries],
				originator: alert.originator.agency,
				raisedAt: alert.raisedAt,
				changedAt: alert.changedAt,
				tlp: alert.handling.tlp,
				use: {
					codes: [...alert.handling.use.codes],
					purposes: [...alert.handling.use.purposes],
					conditions: [...alert.handling.use.conditions],
				},
				expiresAt: alert.handling.expiresAt,
			} as SharedAlert);
