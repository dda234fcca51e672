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
			"By names, births, documents and phones, across spellings and scripts, among the convictions of your own agency that count and are not spent; for the purposes investigation, prosecution and life-saving. Who is protected, or may be, is not found, also with a conviction. Who somebody is stays in the vault: open it for the person, if you may. A person decides whether they are the same. A duty post, and an officer on all their posts, searches 60 times an hour. Every search is recorded, without whom it was for.",
		tag: "convictions",
		record: "conviction",
		body: object({ identity: Identity }),
		answer: object({ items: Type.Array(Found) }),
		handle: async ({ body, who, session, actor, at, asCaller }) => {
			forTheRegister(who, at);
			const use = (key: string, whose: string) => ({
				...{ of: searches, key },
				says: (seconds: number) =>
					`${whose} searched the register ${searches.most} times within an hour. The next search is possible in ${inSeconds(seconds)}.`,
			});
			// Who serves on several posts is one person, and a system on several posts one program.
			const asker = who.officer ?? session.claims.client;
			await context.allowances.use(use(who.post, "Your duty post"), use(asker, "You, on all your duty posts,"));
			return search(body.identity, { actor, at, asCaller, vault });
		},
	});
