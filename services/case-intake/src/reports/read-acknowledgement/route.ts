import type { Operations } from "@seamark/service";
import { ById } from "../../schema.ts";
import { findOwnSent } from "../../store/reports.ts";
import { Acknowledgement } from "../report/schema.ts";
import { acknowledge } from "../report/state.ts";

export const readAcknowledgement = (api: Operations): void =>
	api.reading({
		name: "read-acknowledgement",
		url: "/reports/:id/acknowledgement",
		access: "reports:submit",
		summary: "Ask what became of a report you sent",
		description:
			"That it came, and whether the unit has dealt with it. What it led to is told to nobody outside the unit. Posts see what they sent; what came as an anonymous tip is seen by the agency that passed it on.",
		tag: "reports",
		record: "report",
		params: ById,
		answer: Acknowledgement,
		read: ({ params, who, asCaller }) => asCaller((tx) => findOwnSent(tx, params.id, who.post)),
		missing: "REPORT_NOT_FOUND",
		// The one who asks after an anonymous tip is most likely the one who typed it in.
		anonymous: ({ fromPost }) => fromPost === null,
		present: acknowledge,
	});
