import type { Operations } from "@seamark/service";
import { directoryCommand } from "../command.ts";
import type { Identity } from "../identity.ts";
import { Clearance, Identified, object, PostName, Purposes, Scopes } from "../schema.ts";
import { openPostNamed } from "../store/read.ts";
import { decideCreateDutyPost } from "./decide.ts";

export const createDutyPost = (api: Operations, identity: Identity) =>
	directoryCommand(api, {
		name: "create-duty-post",
		url: "/posts",
		access: "agency:admin",
		summary: "Create a duty post of your agency",
		body: object({ name: PostName, clearance: Clearance, scopes: Scopes, purposes: Purposes }),
		status: 201,
		answer: Identified,
		handle: async ({ body, who }) => {
			const { pool, newId } = identity.context;
			const nameTaken = (await openPostNamed(pool, who.agency, body.name)) !== undefined;
			return decideCreateDutyPost(body, { id: who.agency, kind: who.kind }, { nameTaken }, newId());
		},
	});
