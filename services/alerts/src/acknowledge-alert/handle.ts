import { actorOf, type Session } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import { currentTraceparent } from "@seamark/telemetry";
import { consult } from "../alert/consult.ts";
import type { Deps } from "../deps.ts";
import { alertAcknowledged } from "../events.ts";
import { findAlert, readAs } from "../store/alerts.ts";
import { type Acknowledgement, insertAcknowledgement, listAcknowledgements } from "../store/responses.ts";

export type Acknowledged = { id: string; version: number; acknowledgedAt: string };

/** A holder confirms that it has this version, or that it has deleted what was recalled. Once per post and version. */
export const acknowledgeAlert = async (
	deps: Deps,
	session: Session,
	id: string,
	version: number,
): Promise<Acknowledged> => {
	const { context } = deps;
	const who = session.principal();
	const at = context.now();
	const alert = await readAs(context.pool, who, "acknowledge", at, (tx) => findAlert(tx, id));
	if (!alert) throw new HubError("ALERT_NOT_FOUND");
	if (version > alert.version)
		throw new HubError("REFUSED", {
			faults: [{ at: "/version", message: `lies after the alert's last version, ${alert.version}` }],
		});
	const event = alertAcknowledged(alert, version, actorOf(session, who));
	const acknowledgedAt = new Date(at).toISOString();
	const recall = alert.status === "recalled" && version === alert.version;
	try {
		await context.committer.commit({
			writes: [
				{
					statement: insertAcknowledgement,
					row: {
						alert_id: id,
						version,
						post: who.post,
						agency: who.agency,
						officer: who.officer ?? null,
						recall,
						acknowledged_at: acknowledgedAt,
					},
				},
			],
			events: [event],
			writer: who.agency,
			traceparent: currentTraceparent(),
		});
		return { id, version, acknowledgedAt };
	} catch (error) {
		if (!(error instanceof HubError) || error.code !== "CONFLICT") throw error;
		const earlier = await readAs(context.pool, who, "acknowledge", at, (tx) => listAcknowledgements(tx, id, who.post));
		return {
			id,
			version,
			acknowledgedAt: earlier.find((one) => one.version === version)?.acknowledgedAt ?? acknowledgedAt,
		};
	}
};

/** Who has acknowledged, for the originator alone. */
export const readAcknowledgements = async (
	deps: Deps,
	session: Session,
	id: string,
): Promise<{ acknowledgements: Acknowledgement[] }> => {
	const { found } = await consult(deps, session, {
		id,
		action: "change",
		query: "read-acknowledgements",
		read: async (tx) => ((await findAlert(tx, id)) ? listAcknowledgements(tx, id) : undefined),
	});
	return { acknowledgements: found };
};
