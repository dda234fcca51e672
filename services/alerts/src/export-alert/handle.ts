import type { Tx } from "@seamark/db";
import { object, oneOf } from "@seamark/service/schema";
import Type from "typebox";
import { draftOf } from "../alert/draft-of.ts";
import type { AlertState } from "../alert/state.ts";
import type { Deps } from "../deps.ts";
import { bundleText, exportAlert, type Profile as StixProfile, uuid4From } from "../stix/index.ts";
import { findAlerts } from "../store/alerts.ts";
import { findStixImport, originsOf } from "../store/stix.ts";

export const Profile = Type.Optional(
	oneOf(["tlp2", "tlp1-interop"], {
		description: "tlp2 (TLP 2.0 markings) when absent; tlp1-interop for strict checkers",
	}),
);

/** A bundle's objects are as free as STIX leaves them. */
export const Bundle = object({
	type: Type.Literal("bundle"),
	id: Type.String(),
	objects: Type.Optional(Type.Array(Type.Object({}), { description: "absent where there are none" })),
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

/**
 * Those of the alerts that the caller may export; undefined where there is none. An import of the caller's own agency that
 * was about no alert is found, and empty.
 */
export const findToExport = async (tx: Tx, selection: Selection): Promise<Exported | undefined> => {
	const about = "importId" in selection ? await findStixImport(tx, selection.importId) : undefined;
	const alerts = await findAlerts(tx, selection, about);
	if (alerts.length === 0) return about?.length === 0 ? { alerts, origins: new Map() } : undefined;
	const ids = alerts.map((alert) => alert.id);
	return { alerts, origins: await originsOf(tx, ids) };
};

/** The text of one STIX 2.1 bundle of alerts: numbers are in it as their senders wrote them. */
export const bundleOfAlerts = (
	{ context, directory }: Deps,
	{ alerts, origins }: Exported,
	profile: StixProfile = "tlp2",
): string => {
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
				draft: draftOf(alert, false),
				...(origin ? { stix: origin } : {}),
			},
			{ profile },
		);
	});
	return bundleText(uuid4From(context.newId()), objects);
};
