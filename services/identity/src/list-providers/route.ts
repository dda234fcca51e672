import { type Operations, pageOf } from "@seamark/service";
import Type from "typebox";
import type { Identity } from "../identity.ts";
import { firstId } from "../page.ts";
import { confirmWithinMs } from "../provider/by-two.ts";
import { redirectUri } from "../provider/redirect.ts";
import { Id, Moment, object } from "../schema.ts";
import { listProviders as providersOf } from "../store/providers.ts";

const Provider = object({
	id: Id,
	issuer: Type.String(),
	clientId: Type.String(),
	acr: Type.Optional(Type.String()),
	askedBy: Id,
	askedAt: Moment,
	confirmed: Type.Boolean(),
	clientKey: Type.Unknown({ description: "public JWK by which the hub is known at the provider" }),
	redirectUri: Type.String(),
});

export const listProviders = (api: Operations, { context, consoleUrl }: Identity): void =>
	api.listing({
		name: "list-providers",
		url: "/providers",
		access: "agency:admin",
		summary: "The provider at which officers of your agency sign in, and those that wait for a second officer",
		record: "provider",
		action: "consultation",
		item: Provider,
		read: async ({ who, at }, { after, limit }) =>
			pageOf(await providersOf(context.pool, who.agency, at - confirmWithinMs, firstId(after), limit + 1), limit, {
				present: (one) => ({
					id: one.id,
					issuer: one.issuer,
					clientId: one.clientId,
					...(one.acr === null ? {} : { acr: one.acr }),
					askedBy: one.askedBy,
					askedAt: new Date(one.askedAt).toISOString(),
					confirmed: one.confirmedAt !== null,
					clientKey: one.clientKey,
					redirectUri: redirectUri(consoleUrl, one.agencyId),
				}),
				idOf: ({ id }) => id,
			}),
	});
