import Type, { type Static } from "typebox";
import { Id, Moment, object, oneOf, orNull } from "../schema.ts";
import type { SecondPerson } from "../second-person/second-person.ts";

/** For what an officer may ask that who somebody is be erased. */
export const erasureReasons = [
	/** A court or another authority has ordered it. */
	"courtOrder",
	/** The person asked for it, and the law gives them the right. */
	"dataSubject",
	/** The time is over for which the law lets it be kept. */
	"retentionEnded",
	/** It should never have been recorded here: of somebody else, say. */
	"recordedByMistake",
	/** To keep it is a danger to the person. */
	"dangerToPerson",
] as const;
export type ErasureReason = (typeof erasureReasons)[number];

/** What is on record as the reason: also where nobody had to ask, and of before. */
const reasonsOnRecord = [...erasureReasons, "reportDismissed", "leftOutOfCase", "beforeReasons"] as const;

export const Erasure = object(
	{
		at: Moment,
		byPost: orNull({
			...Id,
			description: "duty post that erased it; null for what was erased before reasons were kept",
		}),
		confirmedByPost: orNull({ ...Id, description: "duty post of the second officer; null where none was needed" }),
		reason: oneOf(reasonsOnRecord, {
			description:
				"courtOrder, dataSubject, retentionEnded, recordedByMistake, dangerToPerson: asked for by one officer and confirmed by a second one. reportDismissed, leftOutOfCase: of a report that was settled. beforeReasons: erased before reasons were kept",
		}),
		words: Type.String({ description: "why, in the words of the officer who asked" }),
	},
	{ description: "set once who it is, or what it holds of persons, was erased" },
);
export type Erasure = Static<typeof Erasure>;

/** An erasure that two officers decided: the request says why. */
export const erasureBy = (request: SecondPerson, o: { post: string; at: string; words: string }): Erasure => ({
	at: o.at,
	byPost: o.post,
	confirmedByPost: request.answeredByPost,
	reason: request.about as ErasureReason,
	words: o.words,
});

/** As it is shown: what was erased before reasons were kept says so. */
export const erasureOf = ({
	erasedAt,
	erasure,
}: {
	erasedAt: string | null;
	erasure: Erasure | null;
}): Erasure | null =>
	erasure ??
	(erasedAt === null
		? null
		: { at: erasedAt, byPost: null, confirmedByPost: null, reason: "beforeReasons", words: "" });

const sentences: Readonly<Record<Erasure["reason"], string>> = {
	courtOrder: "a court or another authority ordered it",
	dataSubject: "the person asked for it",
	retentionEnded: "the time for which it may be kept is over",
	recordedByMistake: "it was recorded by mistake",
	dangerToPerson: "to keep it was a danger to the person",
	reportDismissed: "the report was dismissed",
	leftOutOfCase: "the report was taken in without these persons",
	beforeReasons: "it was erased before reasons were kept",
};

/** One sentence for an error: when, by which post, why. */
export const erasureInWords = ({ at, byPost, reason, words }: Erasure): string =>
	`Erased on ${at.slice(0, 10)}${byPost === null ? "" : ` by the duty post ${byPost}`}: ${sentences[reason]}.${words === "" ? "" : ` "${words}"`}`;
