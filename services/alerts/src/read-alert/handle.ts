import type { Session } from "@seamark/auth";
import { consult } from "../alert/consult.ts";
import { type PresentedAlert, present } from "../alert/present.ts";
import type { Deps } from "../deps.ts";
import { findAlert } from "../store/alerts.ts";

/** Reads one alert as it is now. */
export const readAlert = async (deps: Deps, session: Session, id: string): Promise<PresentedAlert> => {
	const { found, who } = await consult(deps, session, {
		id,
		action: "read",
		query: "read-alert",
		read: (tx) => findAlert(tx, id),
	});
	return present(found, found.originator.agency === who.agency);
};
