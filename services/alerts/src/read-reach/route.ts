import type { Operations } from "@seamark/service";
import { ById } from "@seamark/service/schema";
import { findLiveAlert } from "../alert/find-live-alert.ts";
import { reachOf } from "../alert/reach.ts";
import { ReachAnswer } from "../alert/reach-answer.ts";
import { governed } from "../alert/state.ts";
import type { Deps } from "../deps.ts";

export const readReach = (api: Operations, { directory }: Deps): void =>
	api.reading({
		name: "read-reach",
		url: "/alerts/:id/reach",
		access: "alerts:raise",
		summary: "Whom an alert of your agency reaches now, and whom not, and why",
		description:
			"By the directory and the agreements of this moment. Only the originator is answered. It tells no duty posts and no clearances of other agencies.",
		record: "alert",
		params: ById,
		answer: ReachAnswer,
		read: ({ params, asCaller }) => asCaller((tx) => findLiveAlert(tx, params.id), "change"),
		missing: "ALERT_NOT_FOUND",
		present: (found, { at }) => reachOf(governed(found), directory.current(), at),
	});
