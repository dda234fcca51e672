import type { Operations } from "@seamark/service";
import { ById } from "@seamark/service/schema";
import { AlertAnswer } from "../alert/answer.ts";
import { presentTo } from "../alert/present.ts";
import { isShownToSaveLife } from "../alert/state.ts";
import { findAlert } from "../store/alerts.ts";

export const readAlert = (api: Operations): void =>
	api.reading({
		name: "read-alert",
		url: "/alerts/:id",
		access: "alerts:read",
		summary: "Read an alert",
		description:
			"The alert as it is now, or a tombstone when it was recalled. The reading is recorded, and so is that the alert was shown to save a life beyond what was agreed; the originator can ask who read it.",
		record: "alert",
		params: ById,
		answer: AlertAnswer,
		read: ({ params, asCaller }) => asCaller((tx) => findAlert(tx, params.id)),
		missing: "ALERT_NOT_FOUND",
		savingLife: (found, { who, at }) => (isShownToSaveLife(found, who, at) ? [found.id] : []),
		present: (found, { who }) => presentTo(who, found),
	});
