import { actorOf } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import type { HttpServer } from "@seamark/http";
import { currentTraceparent } from "@seamark/telemetry";
import Type, { type Static } from "typebox";
import { travelModes } from "../../codes/cases.ts";
import { rangeFaults } from "../../dates.ts";
import type { Deps } from "../../deps.ts";
import { caseRecordChanged } from "../../events.ts";
import { Country, DateRange, Id, object, oneOf, text } from "../../schema.ts";
import { clearRoute, insertLeg, type RouteLeg } from "../../store/happenings.ts";
import { caseForChange } from "../case/case-for-change.ts";

const Params = object({ id: Id });
const Body = object({
	legs: Type.Array(
		object({
			fromPlace: Type.Optional(text(300)),
			fromCountry: Type.Optional(Country),
			toPlace: Type.Optional(text(300)),
			toCountry: Type.Optional(Country),
			mode: Type.Optional(oneOf(travelModes)),
			carrier: Type.Optional(text(200)),
			departed: Type.Optional(DateRange),
		}),
		{ maxItems: 200 },
	),
});

const schema = {
	summary: "Set the route of a case, leg by leg",
	description: "The whole route is written anew; an empty list takes it away.",
	tags: ["cases"],
	params: Params,
	body: Body,
	response: { 200: object({ legs: Type.Integer() }) },
};

export const setRouteRoute = (app: HttpServer, deps: Deps): void => {
	app.put<{ Params: Static<typeof Params>; Body: Static<typeof Body> }>(
		"/cases/:id/route",
		{ schema, config: { access: "cases:write" } },
		async ({ session, params, body }) => {
			const { context } = deps;
			const { found, who } = await caseForChange(deps, session, params.id);
			const faults = body.legs.flatMap((leg, index) => [
				...rangeFaults(leg.departed, `/legs/${index}/departed`, context.now()),
				...((leg.fromPlace ?? leg.fromCountry ?? leg.toPlace ?? leg.toCountry)
					? []
					: [{ at: `/legs/${index}`, message: "leads from nowhere to nowhere: name a place or a country" }]),
			]);
			if (faults.length > 0) throw new HubError("REFUSED", { faults });
			const legs = body.legs.map(
				(leg, index): RouteLeg => ({
					n: index + 1,
					fromPlace: leg.fromPlace ?? "",
					fromCountry: leg.fromCountry ?? null,
					toPlace: leg.toPlace ?? "",
					toCountry: leg.toCountry ?? null,
					mode: leg.mode ?? "unknown",
					carrier: leg.carrier ?? "",
					departedFrom: leg.departed?.from ?? null,
					departedTo: leg.departed?.to ?? null,
				}),
			);
			await context.committer.commit({
				writes: [
					{ statement: clearRoute, row: { case_id: found.id } },
					...legs.map((leg) => ({ statement: insertLeg, row: { ...leg, case_id: found.id, agency: found.agency } })),
				],
				events: [
					caseRecordChanged({
						caseId: found.id,
						actor: actorOf(session, who),
						record: "route",
						recordId: found.id,
						change: "changed",
					}),
				],
				writer: who.agency,
				traceparent: currentTraceparent(),
			});
			return { legs: legs.length };
		},
	);
};
