import { HubError } from "@seamark/errors";
import type { Operations } from "@seamark/service";
import { Id, object } from "@seamark/service/schema";
import Type from "typebox";
import { isShownToSaveLife } from "../alert/state.ts";
import type { Deps } from "../deps.ts";
import {
	Bundle,
	bundleAnswer,
	bundleOfAlerts,
	bundleType,
	findToExport,
	Profile,
	type Selection,
} from "../export-alert/handle.ts";

const mostIds = 1_000;

const Query = object({
	import: Type.Optional(Id),
	ids: Type.Optional(
		Type.String({
			minLength: 36,
			maxLength: 40_000,
			description: `alert ids separated by commas, up to ${mostIds}`,
		}),
	),
	profile: Profile,
});

export const exportAlerts = (api: Operations, deps: Deps): void =>
	api.reading({
		name: "export-alerts",
		url: "/alerts/export",
		access: "alerts:export",
		load: "bulk",
		summary: "Export alerts as one STIX 2.1 bundle",
		description: "The alerts of one import, or those that are named by id.",
		tag: "stix",
		record: "alert",
		action: "export",
		query: Query,
		answer: Bundle,
		response: bundleAnswer,
		read: ({ query, asCaller }) => asCaller((tx) => findToExport(tx, selectionOf(query)), "export"),
		missing: "ALERT_NOT_FOUND",
		ids: (found, { query }) => (found ? found.alerts.map(({ id }) => id) : namedIn(query)),
		asked: ({ query }) => `export-alerts ${query.profile ?? "tlp2"}`,
		savingLife: ({ alerts }, { who, at }) =>
			alerts.filter((alert) => isShownToSaveLife(alert, who, at)).map(({ id }) => id),
		present: (found, { query, reply }) => {
			reply.type(bundleType);
			return bundleOfAlerts(deps, found, query.profile);
		},
	});

type Query = Type.Static<typeof Query>;

/** Which alerts are asked for. Throws VALIDATION. */
const selectionOf = (query: Query): Selection => {
	if ((query.import === undefined) === (query.ids === undefined)) throw refused("name either import or ids");
	return query.import === undefined ? { ids: namedIn(query) } : { importId: query.import };
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const namedIn = ({ ids }: Query): string[] => {
	const named = ids === undefined ? [] : [...new Set(ids.split(","))];
	if (named.length > mostIds || !named.every((id) => uuid.test(id)))
		throw refused(`ids must be up to ${mostIds} alert ids separated by commas`);
	return named;
};

const refused = (message: string) => new HubError("VALIDATION", { faults: [{ at: "querystring", message }] });
