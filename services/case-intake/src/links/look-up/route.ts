import { HubError } from "@seamark/errors";
import type { Operations } from "@seamark/service";
import Type from "typebox";
import { entityKinds } from "../../codes/cases.ts";
import type { Deps } from "../../deps.ts";
import { Country, Id, object, oneOf, orNull } from "../../schema.ts";
import { lookUp as ask } from "./handle.ts";

const Hit = object({
	agencyId: Id,
	agency: Type.String(),
	country: Country,
	postId: orNull(Id),
	post: orNull(Type.String({ description: "duty post that answers" })),
});

export const lookUp = (api: Operations, { context, directory, digests }: Deps): void =>
	// A POST, so that what is asked for is in no address and no log of one.
	api.command({
		name: "look-up",
		url: "/links/look-up",
		access: "links:lookUp",
		summary: "Ask whether other agencies have a thing in a case",
		description:
			"Says that there is one and which duty post to ask, and nothing else: no case, no role, no number of hits. Agencies without a live agreement for the token's purpose, those that are excluded, and what belongs to anybody who is protected, with your own agency too, give no hit, and every answer without a hit looks the same. A duty post may ask in vain 100 times a day; then its unit and those that it could ask are told. Every look-up is recorded with its purpose, and an agency that is hit learns who asked, not for what.",
		tag: "links",
		record: "link",
		body: object({
			kind: oneOf(entityKinds),
			value: Type.String({ minLength: 1, maxLength: 300 }),
			country: Type.Optional(Country),
		}),
		answer: object({ hit: Type.Boolean(), ask: Type.Array(Hit) }),
		handle: ({ body: { country = "", ...thing }, who, actor, at, asCaller }) => {
			if (digests.left() > 0)
				throw new HubError("UNAVAILABLE", {
					detail:
						"A new version of the hub compares numbers otherwise, and makes again by what protected persons are known. Until then it answers no look-up. Ask again in some minutes.",
					retryAfter: 60,
				});
			return ask({
				thing: { ...thing, country },
				who,
				actor,
				at,
				asCaller,
				directory: directory.current(),
				newId: context.newId,
				hubKey: context.hubKey,
			});
		},
	});
