import { type Allowance, inSeconds, type Operations } from "@seamark/service";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { Identity, object, orNull } from "../../schema.ts";
import { ConvictionAnswer } from "../conviction/answer.ts";
import { forTheRegister } from "../conviction/register.ts";
import { searchConvictions as search } from "./handle.ts";

const Found = object({
	...ConvictionAnswer.properties,
	pseudonym: Type.String(),
	caseReference: orNull(Type.String()),
	score: Type.Number({ description: "0 to 1: how well the two agree. No probability, and no decision" }),
	agrees: Type.Array(object({ field: Type.String(), how: Type.String(), likeness: Type.Number() }), {
		description: "in what the two agree or differ, without what was found",
	}),
});

/** Who works on a case asks for few persons, who tries names for many. */
const searches: Allowance = { limit: "register-searches", most: 60, perMs: 3_600_000 };

export const searchConvictions = (api: Operations, { vault, context }: Deps): void =>
	// A POST, so that the name that is asked for is in no address and no log of one.
	api.command({
		name: "search-convictions",
		url: "/convictions/search",
		access: ["cases:read", "convictions:search"],
		summary: "Search the register of convicted persons",
		description:
			"By names, births, documents and phones, across spellings and scripts, among the convictions of your own agency that count and are not spent; for the purposes investigation, prosecution and life-saving. Who is protected, or may be, is not found, also with a conviction. Who somebody is stays in the vault: open it for the person, if you may. A person decides whether they are the same. A duty post searches 60 times an hour. Every search is recorded, without whom it was for.",
		tag: "convictions",
		record: "conviction",
		body: object({ identity: Identity }),
		answer: object({ items: Type.Array(Found) }),
		handle: async ({ body, who, actor, at, asCaller }) => {
			forTheRegister(who, at);
			await context.allowances.use({
				of: searches,
				key: who.post,
				says: (seconds) =>
					`Your duty post searches the register more than ${searches.most} times an hour. It may search again in ${inSeconds(seconds)}.`,
			});
			return search(body.identity, { actor, at, asCaller, vault });
		},
	});
