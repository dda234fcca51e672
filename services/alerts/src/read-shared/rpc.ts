import { sharedAlertsApi } from "@seamark/contracts";
import { reachedAt } from "../alert/reach.ts";
import { governed } from "../alert/state.ts";
import type { Deps } from "../deps.ts";
import { idOf } from "../share/id-of.ts";
import { sharedOf } from "../share/shared.ts";
import { findOwnAlert } from "../store/shared.ts";

const nothing = sharedAlertsApi.ReadSharedResponse.fromPartial({});

/** An alert of this hub's own as another hub may have it now: whom it reaches there, by the policy that decides each reading. */
export const readSharedRpc =
	({ context, directory }: Deps) =>
	async (request: sharedAlertsApi.ReadSharedRequest): Promise<sharedAlertsApi.ReadSharedResponse> => {
		const alert = await findOwnAlert(context.pool, idOf(request.alertId));
		if (!alert) return nothing;
		const { version, urgency, handling } = alert;
		const head = { ...nothing, version, flash: urgency === "flash", tlp: handling.tlp };
		if (alert.status === "recalled") return { ...head, as: "recalled" };
		const audience = reachedAt(governed(alert), directory.current(), request.hub, context.now());
		const shared = sharedOf(alert);
		if (audience.length === 0 || !shared) return { ...head, as: "hidden" };
		return { ...head, as: "shown", audience, body: Buffer.from(JSON.stringify(shared)) };
	};
