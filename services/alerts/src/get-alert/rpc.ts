import type { Session } from "@seamark/auth";
import type { alertsApi } from "@seamark/contracts";
import { HubError } from "@seamark/errors";
import type { Call } from "@seamark/grpc";
import type { Deps } from "../deps.ts";
import { readAlert } from "../read-alert/handle.ts";

/** The alert as JSON, under the same rules and in the same audit as GET /alerts/{id}. */
export const getAlertRpc =
	(deps: Deps) =>
	async (request: alertsApi.GetAlertRequest, call: Call<Session>): Promise<alertsApi.GetAlertResponse> => {
		if (!call.session) throw new HubError("UNAUTHENTICATED");
		if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(request.id))
			throw new HubError("VALIDATION", { faults: [{ at: "/id", message: "must be a UUID" }] });
		return { alertJson: JSON.stringify(await readAlert(deps, call.session, request.id)) };
	};
