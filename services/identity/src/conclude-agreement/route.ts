import type { Operations } from "@seamark/service";
import Type from "typebox";
import { directoryCommand } from "../command.ts";
import type { Identity } from "../identity.ts";
import { Ages, Country, Identified, Line, Moment, object, Purposes, RecordKinds, Topics } from "../schema.ts";
import { knownCountries } from "../store/read.ts";
import { decideConcludeAgreement } from "./decide.ts";

const Body = object({
	title: Line(200),
	parties: Type.Array(Country, { minItems: 2, maxItems: 250, uniqueItems: true }),
	topics: Topics,
	records: RecordKinds,
	ages: Ages,
	purposes: Purposes,
	from: Type.Optional(Moment),
	until: Type.Optional(Moment),
	invented: Type.Optional(Type.Boolean({ description: "true for terms that were made up for demonstration" })),
});

export const concludeAgreement = (api: Operations, identity: Identity) =>
	directoryCommand(api, {
		name: "conclude-agreement",
		url: "/agreements",
		access: "directory:write",
		summary: "Enter an agreement between countries: what may flow between them",
		body: Body,
		status: 201,
		answer: Identified,
		handle: async ({ body }) => {
			const { pool, newId, now } = identity.context;
			return decideConcludeAgreement(body, await knownCountries(pool, body.parties), newId(), now());
		},
	});
