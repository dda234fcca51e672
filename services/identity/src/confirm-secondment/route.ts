import type { Operations } from "@seamark/service";
import Type from "typebox";
import { directoryCommand } from "../command.ts";
import type { Identity } from "../identity.ts";
import { ById, Id, NoBody, object } from "../schema.ts";
import { found, readOfficer, readPosting } from "../store/read.ts";
import { decideConfirmSecondment } from "./decide.ts";

export const confirmSecondment = (api: Operations, identity: Identity) =>
	directoryCommand(api, {
		name: "confirm-secondment",
		url: "/postings/:id/confirm",
		access: "agency:admin",
		secondOfficer: true,
		summary: "Confirm, as the home agency, that your officer serves on another agency's post",
		params: ById,
		body: NoBody,
		status: 200,
		answer: object({ id: Id, state: Type.Literal("confirmed") }),
		handle: async ({ params, who }) => {
			const { pool, now } = identity.context;
			const read = await readPosting(pool, params.id);
			const posting = found(read?.homeAgencyId === who.agency ? read : undefined);
			found(await readOfficer(pool, who.agency, posting.officerId));
			return decideConfirmSecondment(posting, who.officer, now());
		},
	});
