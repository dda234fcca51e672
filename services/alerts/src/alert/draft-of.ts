import type { AlertDraft } from "./schema.ts";
import type { AlertState } from "./state.ts";

/** The draft behind the present version; null once recalled. Agencies that it keeps out are in it for its originator alone. */
export const draftOf = (alert: AlertState, own: boolean): AlertDraft | null => {
	if (alert.content === null) return null;
	const { excluded, ...audience } = alert.handling.audience;
	const { expiresAt, use, tlp } = alert.handling;
	return {
		...alert.content,
		kind: alert.kind,
		topic: alert.topic,
		urgency: alert.urgency,
		ages: alert.ages,
		countries: [...alert.countries],
		handling: {
			tlp,
			audience: {
				regions: [...audience.regions],
				countries: [...audience.countries],
				kinds: [...audience.kinds],
				agencies: [...audience.agencies],
				...(own ? { excluded: [...excluded] } : {}),
			},
			use: { codes: [...use.codes], purposes: [...use.purposes], conditions: [...use.conditions] },
			...(expiresAt === null ? {} : { expiresAt }),
		},
	};
};
