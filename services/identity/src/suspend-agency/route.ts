import type { HttpServer } from "@seamark/http";
import Type from "typebox";
import { command } from "../command.ts";
import type { Identity } from "../identity.ts";
import { ById, Id, Line, object } from "../schema.ts";
import { found, readAgency } from "../store/read.ts";
import { decideSuspendAgency } from "./decide.ts";

export const suspendAgencyRoute = (app: HttpServer, identity: Identity) =>
	command(app, identity, {
		url: "/agencies/:id/suspend",
		access: "directory:write",
		summary: "Suspend an agency: none of its tokens is taken from now on",
		params: ById,
		body: object({ reason: Line(500) }),
		status: 200,
		answer: object({ id: Id, status: Type.Literal("suspended") }),
		handle: async ({ params, body, who }) =>
			decideSuspendAgency(found(await readAgency(identity.context.pool, params.id)), who.agency, body.reason),
	});
