import type { Tx } from "@seamark/db";
import { HubError } from "@seamark/errors";
import { findAlert } from "../store/alerts.ts";
import type { AlertState } from "./state.ts";

/** An alert that can still be changed; undefined where the caller may not. Throws ALERT_RECALLED: a recall is the last word. */
export const findLiveAlert = async (tx: Tx, id: string): Promise<AlertState | undefined> => {
	const found = await findAlert(tx, id);
	if (found?.status === "recalled") throw new HubError("ALERT_RECALLED");
	return found;
};
