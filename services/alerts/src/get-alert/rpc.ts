import { actorOf, type Session } from "@seamark/auth";
import type { alertsApi } from "@seamark/contracts";
import { HubError } from "@seamark/errors";
import type { Call } from "@seamark/grpc";
import { recordsAccessed } from "@seamark/service";
import { currentTraceparent } from "@seamark/telemetry";
import { presentTo } from "../alert/present.ts";
import { isShownToSaveLife } from "../alert/state.ts";
import type { Deps } from "../deps.ts";
import { findAlert, readAs } from "../store/alerts.ts";

/** The alert as JSON, under the same rules and in the same audit as GET /alerts/{id}. */
export const getAlertRpc =
	({ context }: Deps) =>
	async (request: alertsApi.GetAlertRequest, call: Call<Session>): Promise<alertsApi.GetAlertResponse> => {
		const { session } = call;
		if (!session) throw new HubError("UNAUTHENTICATED");
		if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(request.id))
			throw new HubError("VALIDATION", { faults: [{ at: "/id", message: "must be a UUID" }] });
		const who = session.principal();
		const now = context.now();
		const found = await readAs(context.pool, who, "read", now, (tx) => findAlert(tx, request.id));
		await context.committer.commit({
			writes: [],
			events: [
				recordsAccessed({
					actor: actorOf(session, who),
					action: "consultation",
					record: "alert",
					ids: [request.id],
					query: "read-alert",
					found: found !== undefined,
					savingLife: found && isShownToSaveLife(found, who, now) ? [found.id] : [],
				}),
			],
			traceparent: currentTraceparent(),
		});
		if (!found) throw new HubError("ALERT_NOT_FOUND");
		return { alertJson: JSON.stringify(presentTo(who, found)) };
	};
