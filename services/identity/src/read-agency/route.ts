import type { Operations } from "@seamark/service";
import Type from "typebox";
import { AgencyCard, cardOf } from "../agency/card.ts";
import type { Identity } from "../identity.ts";
import { ById, Kid, Moment, object } from "../schema.ts";

const Key = object({ kid: Kid, notBefore: Type.Optional(Moment), notAfter: Type.Optional(Moment) });

export const readAgency = (api: Operations, { directory }: Identity): void =>
	api.reading({
		name: "read-agency",
		url: "/agencies/:id",
		access: "directory:read",
		summary: "One agency, with the ids and dates of its signing keys",
		record: "agency",
		params: ById,
		answer: object({ ...AgencyCard.properties, keys: Type.Array(Key) }),
		read: async ({ params }) => directory.current().agency(params.id),
		present: (agency) => ({ ...cardOf(agency), keys: agency.keys.map(({ jwk, ...key }) => key) }),
	});
