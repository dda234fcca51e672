import type { Operations } from "@seamark/service";
import Type from "typebox";
import { directoryCommand } from "../command.ts";
import type { Identity } from "../identity.ts";
import { Country, Line, object, RegionSlug } from "../schema.ts";
import { knownCountries, regionKnown } from "../store/read.ts";
import { decideRegisterCountry } from "./decide.ts";

const Body = object({ code: Country, name: Line(100), region: RegionSlug, regionName: Type.Optional(Line(100)) });

export const registerCountry = (api: Operations, identity: Identity) =>
	directoryCommand(api, {
		name: "register-country",
		url: "/countries",
		access: "directory:write",
		summary: "Register a country, with its region when that is new",
		body: Body,
		status: 201,
		answer: object({ code: Country, region: RegionSlug }),
		handle: async ({ body }) => {
			const { pool } = identity.context;
			return decideRegisterCountry(body, {
				countryKnown: (await knownCountries(pool, [body.code])).size > 0,
				regionKnown: await regionKnown(pool, body.region),
			});
		},
	});
