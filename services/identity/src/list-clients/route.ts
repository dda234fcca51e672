import type { HttpServer } from "@seamark/http";
import Type from "typebox";
import type { Identity } from "../identity.ts";
import { ownList } from "../page.ts";
import { Id, object } from "../schema.ts";
import { listClients } from "../store/read.ts";

export const listClientsRoute = (app: HttpServer, identity: Identity) =>
	ownList(app, identity, {
		url: "/clients",
		record: "client",
		summary: "The systems of your agency",
		item: object({ id: Id, post: Id, vouches: Type.Boolean() }),
		read: (who, after, limit) => listClients(identity.context.pool, who.agency, after, limit),
	});
