import { actorOf, type Session } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import { currentTraceparent } from "@seamark/telemetry";
import type { AlertDraft } from "../alert/schema.ts";
import type { AlertState } from "../alert/state.ts";
import type { Deps } from "../deps.ts";
import { recordsAccessed } from "../events.ts";
import { bundleOf, exportAlert, type JsonObject, type Profile } from "../stix/index.ts";
import { findAlerts, readAs } from "../store/alerts.ts";
import { originsOf } from "../store/stix.ts";

export type Selection = { ids: readonly string[] } | { importId: string };

/** Exports alerts as one STIX 2.1 bundle. The export is in the log before the bundle leaves. */
export const exportAlerts = async (
	deps: Deps,
	session: Session,
	selection: Selection,
	profile: Profile,
): Promise<JsonObject> => {
	const { context, directory } = deps;
	const who = session.principal();
	const found = await readAs(context.pool, who, "export", context.now(), async (tx) => {
		const alerts = await findAlerts(tx, selection);
		return {
			alerts,
			origins: await originsOf(
				tx,
				alerts.map((alert) => alert.id),
			),
		};
	});
	await context.committer.commit({
		writes: [],
		events: [
			recordsAccessed({
				actor: actorOf(session, who),
				action: "export",
				ids: found.alerts.length > 0 ? found.alerts.map((alert) => alert.id) : "ids" in selection ? selection.ids : [],
				query: `export-alert ${profile}`,
				found: found.alerts.length > 0,
			}),
		],
		traceparent: currentTraceparent(),
	});
	if (found.alerts.length === 0) throw new HubError("ALERT_NOT_FOUND");
	const places = directory.current();
	const objects = found.alerts.flatMap((alert) => {
		const origin = found.origins.get(alert.id);
		return exportAlert(
			{
				id: alert.id,
				version: alert.version,
				originator: {
					id: alert.originator.agency,
					name: places.agency(alert.originator.agency)?.name ?? alert.originator.agency,
					country: alert.originator.country,
				},
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
