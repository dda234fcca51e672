import type { Tx } from "@seamark/db";
import { object, oneOf } from "@seamark/service/schema";
import Type from "typebox";
import type { AlertDraft } from "../alert/schema.ts";
import type { AlertState } from "../alert/state.ts";
import type { Deps } from "../deps.ts";
import { bundleOf, exportAlert, type JsonObject, type Profile as StixProfile } from "../stix/index.ts";
import { findAlerts } from "../store/alerts.ts";
import { originsOf } from "../store/stix.ts";

export const Profile = Type.Optional(
	oneOf(["tlp2", "tlp1-interop"], {
		description: "tlp2 (TLP 2.0 markings) when absent; tlp1-interop for strict checkers",
	}),
);

/** A bundle's objects are as free as STIX leaves them. */
export const Bundle = object({
	type: Type.Literal("bundle"),
	id: Type.String(),
	objects: Type.Array(Type.Object({})),
});
export const bundleAnswer = {
	200: { description: "A STIX 2.1 bundle", content: { "application/stix+json": { schema: Bundle } } },
};
export const bundleType = "application/stix+json;version=2.1";

export type Selection = { ids: readonly string[] } | { importId: string };
export type Exported = {
	alerts: readonly AlertState[];
	/** What alerts were imported from, by alert id. */
	origins: Awaited<ReturnType<typeof originsOf>>;
};

/** Those of the alerts that the caller may export; undefined where there is none. */
export const findToExport = async (tx: Tx, selection: Selection): Promise<Exported | undefined> => {
	const alerts = await findAlerts(tx, selection);
	if (alerts.length === 0) return undefined;
	const ids = alerts.map((alert) => alert.id);
	return { alerts, origins: await originsOf(tx, ids) };
};

/** One STIX 2.1 bundle of alerts. */
export const bundleOfAlerts = (
	{ context, directory }: Deps,
	{ alerts, origins }: Exported,
	profile: StixProfile = "tlp2",
): JsonObject => {
	const places = directory.current();
	const objects = alerts.flatMap((alert) => {
		const origin = origins.get(alert.id);
		const { agency, country } = alert.originator;
		return exportAlert(
			{
				id: alert.id,
				version: alert.version,
				originator: { id: agency, name: places.agency(agency)?.name ?? agency, country },
				raisedAt: alert.raisedAt,
				changedAt: alert.changedAt,
				draft: draftOf(alert),
				...(origin ? { stix: origin } : {}),
			},
			{ profile },
		);
	});
	return bundleOf(context.newId(), objects);
};

/** The draft behind the present version, without the agencies that it keeps out; null once recalled. */
const draftOf = (alert: AlertState): AlertDraft | null => {
	if (alert.content === null) return null;
	const { excluded: _, ...audience } = alert.handling.audience;
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
			},
			use: { codes: [...use.codes], purposes: [...use.purposes], conditions: [...use.conditions] },
			...(expiresAt === null ? {} : { expiresAt }),
		},
	};
};
