import type { HttpServer } from "@seamark/http";
import Type from "typebox";
import type { Identity } from "../identity.ts";
import { newAttempt } from "../provider/attempt.ts";
import { neededProvider } from "../provider/needed.ts";
import { redirectUri } from "../provider/redirect.ts";
import { Handle, Id, NoQuery, object } from "../schema.ts";
import { provenKey } from "../sign-in/proof.ts";
import { DpopHeader } from "../sign-in/schema.ts";

const Answer = object({
	agency: Id,
	authorizationUrl: Type.String({ description: "where the officer's browser goes" }),
});

/** Which agency has a provider is told to everybody who knows its handle: the sign-in page of each is public anyway. */
export const beginProviderSignIn = (app: HttpServer, identity: Identity): void => {
	app.post<{ Body: { agency: string } }>(
		"/sign-ins/provider/begin",
		{
			schema: {
				operationId: "beginProviderSignIn",
				summary: "Begin to sign in at the provider of an agency that holds its own key",
				tags: ["sign-in"],
				headers: DpopHeader,
				querystring: NoQuery,
				body: object({ agency: Handle }),
				response: { 200: Answer },
			},
			config: { access: "public" },
		},
		async (request) => {
			const { hubKey, now } = identity.context;
			const key = await provenKey(identity, request, "/sign-ins/provider/begin");
			const agency = identity.directory
				.current()
				.snapshot.agencies.find(({ handle }) => handle === request.body.agency);
			const provider = await neededProvider(identity, agency?.id);
			const attempt = newAttempt(hubKey, { provider: provider.id, key }, identity.random(16), now());
			const back = redirectUri(identity.consoleUrl, provider.agencyId);
			return {
				agency: provider.agencyId,
				authorizationUrl: await identity.providers.authorizationUrl(provider, attempt, back),
			};
		},
	);
};
