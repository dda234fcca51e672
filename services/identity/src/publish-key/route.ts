import type { Operations } from "@seamark/service";
import Type from "typebox";
import { directoryCommand } from "../command.ts";
import type { Identity } from "../identity.ts";
import { jwkFaults, publicJwkOf } from "../keys/jwk.ts";
import { makeHostedKey } from "../keys/signer.ts";
import { ById, Kid, Moment, object, PublicJwk } from "../schema.ts";
import { found, keysOf, readAgency } from "../store/read.ts";
import { mayManageKeys } from "./authorise.ts";
import { decidePublishKey } from "./decide.ts";

export const publishKey = (api: Operations, identity: Identity) =>
	directoryCommand(api, {
		name: "publish-key",
		url: "/agencies/:id/keys",
		access: "authenticated",
		passkeyAgain: true,
		summary: "Publish a new signing key of an agency",
		description:
			"Needs agency:admin for your own agency, or directory:write. The hub makes the key of a hosted agency.",
		params: ById,
		body: object({ key: Type.Optional(PublicJwk) }),
		status: 201,
		answer: object({ kid: Kid, notBefore: Moment }),
		handle: async ({ params, body, who }) => {
			mayManageKeys(who, params.id);
			const { pool, hubKey, now } = identity.context;
			const agency = found(await readAgency(pool, params.id));
			const given = body.key && (await publicJwkOf(body.key));
			return decidePublishKey(
				{ id: agency.id, sovereign: agency.issuer !== null },
				{
					keys: await keysOf(pool, agency.id),
					given: given !== undefined,
					keyFaults: body.key ? await jwkFaults(body.key, "/key") : [],
					key: given ? { kid: given.kid, jwk: given } : await makeHostedKey(hubKey, agency.id),
				},
				{ publicationMs: identity.keyPublicationMs },
				now(),
			);
		},
	});
