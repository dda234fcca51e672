import type { Operations } from "@seamark/service";
import { directoryCommand } from "../command.ts";
import type { Identity } from "../identity.ts";
import { Handle, Identified, object } from "../schema.ts";
import { officerWithHandle } from "../store/read.ts";
import { decideRegisterOfficer } from "./decide.ts";

export const registerOfficer = (api: Operations, identity: Identity) =>
	directoryCommand(api, {
		name: "register-officer",
		url: "/officers",
		access: "agency:admin",
		summary: "Register an officer of your agency, without a name",
		body: object({ handle: Handle }),
		status: 201,
		answer: Identified,
		handle: async ({ body, who }) => {
			const { pool, newId } = identity.context;
			const handleTaken = (await officerWithHandle(pool, who.agency, body.handle)) !== undefined;
			return decideRegisterOfficer(body, who.agency, { handleTaken }, newId());
		},
	});
