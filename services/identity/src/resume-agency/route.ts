import type { Operations } from "@seamark/service";
import Type from "typebox";
import { directoryCommand } from "../command.ts";
import type { Identity } from "../identity.ts";
import { ById, Id, Line, object } from "../schema.ts";
import { found, readAgency } from "../store/read.ts";
import { decideResumeAgency } from "./decide.ts";

export const resumeAgency = (api: Operations, identity: Identity) =>
	directoryCommand(api, {
		name: "resume-agency",
		url: "/agencies/:id/resume",
		access: "directory:write",
		summary: "Take the tokens of a suspended agency again",
		params: ById,
		body: object({ reason: Line(500) }),
		status: 200,
		answer: object({ id: Id, status: Type.Literal("active") }),
		handle: async ({ params, body }) =>
			decideResumeAgency(found(await readAgency(identity.context.pool, params.id)), body.reason),
	});
