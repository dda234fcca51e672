import type { Operations } from "@seamark/service";
import { ById, object } from "@seamark/service/schema";
import { isShownToSaveLife } from "../alert/state.ts";
import type { Deps } from "../deps.ts";
import { Bundle, bundleAnswer, bundleOfAlerts, bundleType, findToExport, Profile } from "./handle.ts";

export const exportAlert = (api: Operations, deps: Deps): void =>
	api.reading({
		name: "export-alert",
		url: "/alerts/:id/stix",
		access: "alerts:export",
		summary: "Export an alert as a STIX 2.1 bundle",
		description:
			"Refused where the use limitation forbids dissemination (H2). An alert that came from STIX gives back what was imported, object for object.",
		tag: "stix",
		record: "alert",
		action: "export",
		params: ById,
		query: object({ profile: Profile }),
		answer: Bundle,
		response: bundleAnswer,
		read: ({ params, asCaller }) => asCaller((tx) => findToExport(tx, { ids: [params.id] }), "export"),
		missing: "ALERT_NOT_FOUND",
		asked: ({ query }) => `export-alert ${query.profile ?? "tlp2"}`,
		savingLife: ({ alerts }, { who, at }) =>
			alerts.filter((alert) => isShownToSaveLife(alert, who, at)).map(({ id }) => id),
		present: (found, { query, reply }) => {
			reply.type(bundleType);
			return bundleOfAlerts(deps, found, query.profile);
		},
	});
