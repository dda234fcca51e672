import type { Operations } from "@seamark/service";
import { directoryCommand } from "../command.ts";
import type { Identity } from "../identity.ts";
import { mayManageKeys } from "../publish-key/authorise.ts";
import { Id, Kid, Moment, NoBody, object } from "../schema.ts";
import { found, keysOf } from "../store/read.ts";
import { decideRetireKey } from "./decide.ts";

export const retireKey = (api: Operations, identity: Identity) =>
	directoryCommand(api, {
		name: "retire-key",
		url: "/agencies/:id/keys/:kid/retire",
		access: "authenticated",
		passkeyAgain: true,
		summary: "Retire a signing key: it signs nothing more, and what it signed stays good until it expires",
		description: "Needs agency:admin for your own agency, or directory:write.",
		params: object({ id: Id, kid: Kid }),
		body: NoBody,
		status: 200,
		answer: object({ kid: Kid, notAfter: Moment }),
		handle: async ({ params, who }) => {
			mayManageKeys(who, params.id);
			const keys = await keysOf(identity.context.pool, params.id);
			const key = found(keys.find((one) => one.kid === params.kid));
			return decideRetireKey(params.id, key, keys, identity.context.now());
		},
	});
