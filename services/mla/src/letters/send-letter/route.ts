import { type Operations, refuse } from "@seamark/service";
import { Id, object } from "@seamark/service/schema";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { findLetterByHash } from "../../store/letters.ts";
import { LetterKindSchema, LetterMade } from "../answer.ts";
import { LetterContent } from "../letter.ts";
import { postLetter } from "../post-letter.ts";
import { faultsOfSending } from "./decide.ts";

export const sendLetter = (api: Operations, deps: Deps): void =>
	api.command({
		name: "send-letter",
		url: "/mla/letters",
		access: "mla:inform",
		summary:
			"Write to another authority: an informal request or its answer, information nobody asked for, a check of nationality, comments on a draft",
		description:
			"The fast lane between units. What is told there is intelligence and no evidence; `make-formal` makes a request of it.",
		record: "mla-letter",
		body: object({
			to: Id,
			kind: LetterKindSchema,
			answers: Type.Optional(
				Type.String({ pattern: "^[0-9a-f]{64}$", description: "`hash` of the letter that it answers" }),
			),
			content: LetterContent,
		}),
		status: 201,
		answer: LetterMade,
		location: ({ id }: { id?: string }) => (id === undefined ? "/mla/letters/signed" : `/mla/letters/${id}`),
		reachesOut: true,
		handle: async ({ body, actor, who, at, asCaller }) => {
			const { to, kind, content } = body;
			const answers = body.answers ?? null;
			const answered = answers === null ? undefined : await asCaller((tx) => findLetterByHash(tx, answers));
			const faults = [
				...faultsOfSending(deps, { to, kind, content, answers }, answered, who),
				...(kind === "draft" ? [{ at: "/kind", message: "share the draft of a request with `share-draft`" }] : []),
			];
			if (faults.length > 0) return refuse("REFUSED", faults);
			const letter = deps.context.newId();
			return postLetter(
				deps,
				{ letter, thread: answered?.thread ?? letter, kind, to, answers, content },
				{ actor, at },
			);
		},
	});
