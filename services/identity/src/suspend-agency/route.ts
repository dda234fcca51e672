import type { Operations } from "@seamark/service";
import Type from "typebox";
import { directoryCommand } from "../command.ts";
import type { Identity } from "../identity.ts";
import { ById, Id, Line, object } from "../schema.ts";
import { found, readAgency, secondedFrom } from "../store/read.ts";
import { decideSuspendAgency } from "./decide.ts";

export const suspendAgency = (api: Operations, identity: Identity) =>
	directoryCommand(api, {
		name: "suspend-agency",
		url: "/agencies/:id/suspend",
		access: "directory:write",
		summary: "Suspend an agency: none of its tokens is taken, and its officers leave other agencies' posts",
		params: ById,
		body: object({ reason: Line(500) }),
		status: 200,
		answer: object({ id: Id, status: Type.Literal("suspended") }),
		handle: async ({ params, body, who }) => {
			const { pool, now } = identity.context;
			const agency = found(await readAgency(pool, params.id));
			const secondedAway = await secondedFrom(pool, agency.id, now());
			return decideSuspendAgency({ agency, secondedAway }, who.agency, body.reason, now());
		},
	});
