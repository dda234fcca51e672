import type { Operations } from "@seamark/service";
import Type from "typebox";
import { directoryCommand } from "../command.ts";
import type { Identity } from "../identity.ts";
import { ById, Id, Moment, NoBody, object } from "../schema.ts";
import { providerInUse, readProvider } from "../store/providers.ts";
import { found, readAgency } from "../store/read.ts";
import { decideConfirmProvider } from "./decide.ts";

export const confirmProvider = (api: Operations, identity: Identity) =>
	directoryCommand(api, {
		name: "confirm-provider",
		url: "/providers/:id/confirm",
		access: "agency:admin",
		passkeyAgain: true,
		secondOfficer: true,
		summary: "Confirm, as a second officer, the provider at which officers of your agency sign in",
		params: ById,
		body: NoBody,
		status: 200,
		answer: object({ id: Id, issuer: Type.String(), signsFrom: Moment }),
		handle: async ({ params, who }) => {
			const { pool, now } = identity.context;
			const agency = found(await readAgency(pool, who.agency));
			const provider = found(await readProvider(pool, agency.id, params.id));
			const inUse = (await providerInUse(pool, agency.id)) !== undefined;
			return decideConfirmProvider(
				provider,
				{ officer: who.officer, inUse, hosted: agency.issuer === null },
				{ publicationMs: identity.keyPublicationMs },
				now(),
			);
		},
	});
