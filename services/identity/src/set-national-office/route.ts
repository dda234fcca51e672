import type { Operations } from "@seamark/service";
import { orNull } from "@seamark/service/schema";
import { directoryCommand } from "../command.ts";
import type { Identity } from "../identity.ts";
import { ById, Id, NationalOffice, object } from "../schema.ts";
import { agencyInOffice, found, readAgency } from "../store/read.ts";
import { decideSetNationalOffice } from "./decide.ts";

export const setNationalOffice = (api: Operations, identity: Identity) =>
	directoryCommand(api, {
		name: "set-national-office",
		url: "/agencies/:id/national-office",
		method: "PUT",
		access: "directory:write",
		summary: "Make an agency the national rapporteur or coordinator of its country, or neither",
		params: ById,
		body: object({ office: orNull(NationalOffice) }),
		status: 200,
		answer: object({ id: Id, office: orNull(NationalOffice) }),
		handle: async ({ params, body: { office } }) => {
			const { pool } = identity.context;
			const agency = found(await readAgency(pool, params.id));
			const holder = office === null ? undefined : await agencyInOffice(pool, agency.country, office);
			return decideSetNationalOffice(agency, office, holder);
		},
	});
