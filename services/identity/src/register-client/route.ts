import type { Operations } from "@seamark/service";
import Type from "typebox";
import { directoryCommand } from "../command.ts";
import type { Identity } from "../identity.ts";
import { jwkFaults, publicJwkOf } from "../keys/jwk.ts";
import { Id, Identified, object, PublicJwk } from "../schema.ts";
import { found, readPost } from "../store/read.ts";
import { decideRegisterClient } from "./decide.ts";

const Body = object({
	post: Id,
	key: PublicJwk,
	vouches: Type.Optional(Type.Boolean({ description: "may vouch for your agency's officers (jwt-bearer grant)" })),
});

export const registerClient = (api: Operations, identity: Identity) =>
	directoryCommand(api, {
		name: "register-client",
		url: "/clients",
		access: "agency:admin",
		passkeyAgain: true,
		summary: "Register a system of your agency with its public key",
		body: Body,
		status: 201,
		answer: Identified,
		handle: async ({ body, who }) => {
			const { pool, newId } = identity.context;
			const post = found(await readPost(pool, who.agency, body.post));
			const keyFaults = await jwkFaults(body.key, "/key");
			const jwk = await publicJwkOf(body.key);
			return decideRegisterClient({ jwk, vouches: body.vouches === true }, { post, keyFaults }, newId());
		},
	});
