import type { Actor } from "@seamark/auth";
import { type Decision, refuse } from "@seamark/service";
import type { AlertState } from "../alert/state.ts";
import { alertAcknowledged } from "../events.ts";
import { type Acknowledgement, insertAcknowledgement } from "../store/responses.ts";

/**
 * A post acknowledges a version once; asked again, it gets the first answer. `earlier` are those of this post. A version that the
 * post could not be shown is no receipt.
 */
export const decideAcknowledgeAlert = (
	{ alert, isForCaller, earlier }: { alert: AlertState; isForCaller: boolean; earlier: readonly Acknowledgement[] },
	version: number,
	by: { who: { post: string; agency: string; officer?: string }; actor: Actor; at: number },
): Decision => {
	const { id } = alert;
	if (version > alert.version)
		return refuse("REFUSED", [
			{ at: "/version", message: `the alert has no such version yet; its last one is ${alert.version}` },
		]);
	if (!isForCaller)
		return refuse("REFUSED", [
			{
				at: "/version",
				message: `that version is not for your duty post; read the alert and acknowledge version ${alert.version}`,
			},
		]);
	const before = earlier.find((one) => one.version === version);
	if (before) return { writes: [], events: [], answer: { id, version, acknowledgedAt: before.acknowledgedAt } };
	const { post, agency, officer = null } = by.who;
	const acknowledgedAt = new Date(by.at).toISOString();
	const recall = alert.status === "recalled" && version === alert.version;
	return {
		writes: [
			{
				statement: insertAcknowledgement,
				row: { alert_id: id, version, post, agency, officer, recall, acknowledged_at: acknowledgedAt },
			},
		],
		events: [alertAcknowledged(alert, version, by.actor)],
		answer: { id, version, acknowledgedAt },
	};
};
