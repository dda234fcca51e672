import type { HttpServer } from "@seamark/http";
import Type from "typebox";
import type { Identity } from "../identity.ts";
import { Ages, Country, Id, Moment, NoQuery, object, Purposes, RecordKinds, Topics } from "../schema.ts";

const Agreement = object({
	id: Id,
	title: Type.String(),
	parties: Type.Array(Country),
	topics: Topics,
	records: RecordKinds,
	ages: Ages,
	purposes: Purposes,
	from: Type.Optional(Moment),
	until: Type.Optional(Moment),
});

/** An agreement is the business of its parties, and of the centre that keeps the register. */
export const listAgreementsRoute = (app: HttpServer, identity: Identity) => {
	app.get(
		"/agreements",
		{
			schema: {
				summary: "The agreements of your country that have not ended",
				tags: ["directory"],
				querystring: NoQuery,
				response: { 200: object({ agreements: Type.Array(Agreement) }) },
			},
			config: { access: "directory:read" },
		},
		(request) => {
			const { scopes, country } = request.session.principal();
			const now = identity.context.now();
			const all = scopes.includes("directory:write");
			return {
				agreements: identity.directory
					.current()
					.snapshot.agreements.filter((one) => all || one.parties.includes(country))
					.filter((one) => one.until === undefined || Date.parse(one.until) > now),
			};
		},
	);
};
