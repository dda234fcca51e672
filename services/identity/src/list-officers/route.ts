import type { HttpServer } from "@seamark/http";
import Type from "typebox";
import type { Identity } from "../identity.ts";
import { ownList } from "../page.ts";
import { Id, object } from "../schema.ts";
import { listOfficers } from "../store/read.ts";

export const listOfficersRoute = (app: HttpServer, identity: Identity) =>
	ownList(app, identity, {
		url: "/officers",
		record: "officer",
		summary: "The officers of your agency",
		item: object({ id: Id, handle: Type.String() }),
		read: (who, after, limit) => listOfficers(identity.context.pool, who.agency, after, limit),
	});
