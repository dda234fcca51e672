import type { Operations } from "@seamark/service";
import Type from "typebox";
import { directoryCommand } from "../command.ts";
import type { Identity } from "../identity.ts";
import { makeHostedKey } from "../keys/signer.ts";
import { mayManageKeys } from "../publish-key/authorise.ts";
import { Id, Kid, Line, object } from "../schema.ts";
import { found, keysOf, readAgency } from "../store/read.ts";
import { decideRevokeKey } from "./decide.ts";

export const revokeKey = (api: Operations, identity: Identity) =>
	directoryCommand(api, {
		name: "revoke-key",
		url: "/agencies/:id/keys/:kid/revoke",
		access: "authenticated",
		passkeyAgain: true,
		summary: "Revoke a signing key at once: every token that it signed is worth nothing",
		description: "Needs agency:admin for your own agency, or directory:write.",
		params: object({ id: Id, kid: Kid }),
		body: object({ reason: Line(500) }),
		status: 200,
		answer: object({ kid: Kid, revoked: Type.Literal(true), replacement: Type.Optional(Kid) }),
		handle: async ({ params, body, who }) => {
			mayManageKeys(who, params.id);
			const { pool, hubKey, now } = identity.context;
			const agency = found(await readAgency(pool, params.id));
			const keys = await keysOf(pool, agency.id);
			const key = found(keys.find((one) => one.kid === params.kid));
			const replacement = await makeHostedKey(hubKey, agency.id);
			return decideRevokeKey(
				{ id: agency.id, sovereign: agency.issuer !== null },
				{ key, keys, replacement },
				body.reason,
				now(),
			);
		},
	});
