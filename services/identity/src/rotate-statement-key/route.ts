import type { Operations } from "@seamark/service";
import Type from "typebox";
import { directoryCommand } from "../command.ts";
import type { Identity } from "../identity.ts";
import { jwkFaults, publicJwkOf } from "../keys/jwk.ts";
import { makeStatementKey } from "../keys/statement-keys.ts";
import { mayManageKeys } from "../publish-key/authorise.ts";
import { ById, Kid, Moment, object, PublicJwk } from "../schema.ts";
import { found, readAgency } from "../store/read.ts";
import { statementKeysOf } from "../store/statement-keys.ts";
import { decideRotateStatementKey } from "./decide.ts";

export const rotateStatementKey = (api: Operations, { context }: Identity): void =>
	directoryCommand(api, {
		name: "rotate-statement-key",
		url: "/agencies/:id/statement-keys",
		access: "authenticated",
		passkeyAgain: true,
		summary: "Give an agency another key for its statements of mutual legal assistance",
		description:
			"Needs agency:admin for your own agency, or directory:write. With a `key`, the agency signs its statements by itself from then on, and the hub cannot; without one, the hub makes a key and signs. The key before ends after ten seconds; what it signed stays good.",
		params: ById,
		body: object({ key: Type.Optional(PublicJwk) }),
		status: 201,
		answer: object({ kid: Kid, from: Moment }),
		handle: async ({ params, body, who }) => {
			mayManageKeys(who, params.id);
			const agency = found(await readAgency(context.pool, params.id));
			const given = body.key && (await publicJwkOf(body.key));
			return decideRotateStatementKey(
				{ id: agency.id, sovereign: agency.issuer !== null },
				{
					keys: await statementKeysOf(context.pool, agency.id),
					given: given !== undefined,
					keyFaults: body.key ? await jwkFaults(body.key, "/key") : [],
					key: given ? { kid: given.kid, jwk: given } : await makeStatementKey(context.hubKey, agency.id),
				},
				context.now(),
			);
		},
	});
