import { urlFault } from "@seamark/http/outgoing";
import type { Operations } from "@seamark/service";
import Type from "typebox";
import { directoryCommand } from "../command.ts";
import type { Identity } from "../identity.ts";
import { makeHostedKey } from "../keys/signer.ts";
import { redirectUri } from "../provider/redirect.ts";
import { Acr, ClientId, Issuer } from "../provider/schema.ts";
import { Id, object } from "../schema.ts";
import { found, readAgency } from "../store/read.ts";
import { decideRegisterProvider } from "./decide.ts";

const Answer = object({
	id: Id,
	clientKey: Type.Unknown({
		description: "public JWK by which the hub is known at the provider (private_key_jwt, ES256)",
	}),
	redirectUri: Type.String({ description: "where the provider sends officers back to" }),
});

export const registerProvider = (api: Operations, identity: Identity) =>
	directoryCommand(api, {
		name: "register-provider",
		url: "/providers",
		access: "agency:admin",
		passkeyAgain: true,
		summary: "Name the OpenID provider at which officers of your agency sign in, if it holds its own key",
		description:
			"A second officer of the administration confirms it (POST /providers/{id}/confirm). Give the provider the key and the address of the answer.",
		body: object({ issuer: Issuer, clientId: ClientId, acr: Type.Optional(Acr) }),
		status: 201,
		answer: Answer,
		handle: async ({ body, who }) => {
			const { pool, hubKey, newId, now } = identity.context;
			const agency = found(await readAgency(pool, who.agency));
			return decideRegisterProvider(
				body,
				{
					agencyId: agency.id,
					hosted: agency.issuer === null,
					officer: who.officer,
					urlFault: urlFault(body.issuer, identity.providerAllow),
				},
				{
					id: newId(),
					client: await makeHostedKey(hubKey, agency.id),
					token: await makeHostedKey(hubKey, agency.id),
					redirectUri: redirectUri(identity.consoleUrl, agency.id),
				},
				now(),
			);
		},
	});
