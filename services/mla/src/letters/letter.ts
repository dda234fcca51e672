import type { Fault } from "@seamark/errors";
import { isMoment, isObject, readObject } from "@seamark/mla-thread";
import { faultsWhere } from "@seamark/service";
import { Id, object, oneOf, text } from "@seamark/service/schema";
import Type, { type Static } from "typebox";
import { Value } from "typebox/value";
import { AssistanceSchema, ContentsSchema } from "../requests/schema.ts";

/** One letter, as it is signed. It is part of no thread and changes no state. */
export type Letter = {
	format: 1;
	letter: string;
	thread: string;
	kind: LetterKind;
	/** Who writes it, and to whom. */
	authority: string;
	to: string;
	/** Hash of the letter that it answers. */
	answers: string | null;
	/** RFC 3339 in UTC with milliseconds. */
	at: string;
	content: LetterContent;
};

export const LetterContent = object({
	says: Type.Optional(text(20_000)),
	assistance: Type.Optional(AssistanceSchema),
	contents: Type.Optional(ContentsSchema),
	restrictions: Type.Optional(text(5_000, "limits on the use of what is told (18(5), TIP 10(3), SOM 10(2))")),
	comments: Type.Optional(Type.Array(object({ part: text(60), says: text(5_000) }), { minItems: 1, maxItems: 100 })),
	person: Type.Optional(Id),
	asks: Type.Optional(
		oneOf(["nationality", "permanent-residence-at-entry", "permanent-residence-now"], {
			description: "TIP 8(3): nationality, or the right to reside at the time of entry; SOM 18(3): now",
		}),
	),
	riskFromThatState: Type.Optional(
		oneOf(["none", "yes", "not-assessed"], { description: "whether that State is a danger to the person" }),
	),
	answer: Type.Optional(oneOf(["yes", "no", "cannot-say"])),
});
export type LetterContent = Static<typeof LetterContent>;
type Field = keyof LetterContent;

type Kind = { article: string; says: string; needs: readonly Field[]; may?: readonly Field[]; answersTo?: LetterKind };

/** Every kind of letter, as data. */
export const letterKinds = {
	"informal-request": {
		article: "27(2)",
		says: "Information is asked for between units. What comes back is intelligence, and no evidence.",
		needs: ["says"],
		may: ["assistance", "contents"],
	},
	"informal-answer": {
		article: "27(2)",
		says: "An informal request is answered, for intelligence alone.",
		needs: ["says"],
		may: ["restrictions"],
		answersTo: "informal-request",
	},
	"spontaneous-information": {
		article: "18(4), 18(5)",
		says: "Something is told that nobody asked for.",
		needs: ["says"],
		may: ["restrictions"],
	},
	"nationality-check": {
		article: "TIP 8(3), SOM 18(3)",
		says: "Whether a person is a national, or has the right to reside there. The answer is yes or no.",
		needs: ["person", "asks", "riskFromThatState"],
	},
	"nationality-answer": {
		article: "TIP 8(3), SOM 18(3)",
		says: "Yes, no, or cannot say.",
		needs: ["answer"],
		answersTo: "nationality-check",
	},
	draft: {
		article: "hub",
		says: "The draft of a request, for comment before it is filed.",
		needs: ["assistance", "contents"],
		may: ["says"],
	},
	comment: {
		article: "hub",
		says: "Comments on a draft, each on its part.",
		needs: ["comments"],
		may: ["says"],
		answersTo: "draft",
	},
} as const satisfies Record<string, Omit<Kind, "answersTo"> & { answersTo?: string }>;

export type LetterKind = keyof typeof letterKinds;
export const letterKindNames = Object.keys(letterKinds) as [LetterKind, ...LetterKind[]];
const kindOf = (kind: LetterKind): Kind => letterKinds[kind] as Kind;

/** All that is wrong with a letter, at once. `answered` is the letter whose hash it names, where this side has it. */
export const faultsOfLetter = (
	kind: LetterKind,
	content: LetterContent,
	answered: { kind: LetterKind; incoming: boolean } | undefined,
): Fault[] => {
	const { needs, may = [], answersTo } = kindOf(kind);
	const known: readonly string[] = [...needs, ...may];
	return [
		...needs
			.filter((field) => content[field] === undefined)
			.map((field) => ({ at: `/content/${field}`, message: `is missing: a letter of this kind needs it` })),
		...Object.keys(content)
			.filter((field) => !known.includes(field))
			.map((field) => ({ at: `/content/${field}`, message: "does not belong in a letter of this kind" })),
		...faultsWhere(
			[
				answersTo !== undefined && (answered?.kind !== answersTo || !answered.incoming),
				"/answers",
				`must name a letter of kind ${answersTo} that you received`,
			],
			[answersTo === undefined && answered !== undefined, "/answers", "is not for a letter of this kind"],
			[
				kind === "nationality-check" && content.riskFromThatState === "yes",
				"/content/riskFromThatState",
				"the question would tell that State where the person is: it is never asked about a person who is at risk from it",
			],
			[
				kind === "nationality-check" && content.riskFromThatState === "not-assessed",
				"/content/riskFromThatState",
				"assess first whether that State is a danger to the person",
			],
		),
	];
};

/** Whether that is what a letter can say: its fields, each of its form. */
export const isContent = (value: unknown): value is LetterContent => Value.Check(LetterContent, value);

/** Undefined where the bytes are no letter, with any signature. */
export const readLetter = (bytes: string): Letter | undefined => {
	const read = readObject(bytes);
	const { format, letter, thread, kind, authority, to, answers, at, content } = read ?? {};
	const whole =
		format === 1 &&
		[letter, thread, authority, to].every((one) => Value.Check(Id, one)) &&
		(answers === null || typeof answers === "string") &&
		isMoment(at) &&
		letterKindNames.includes(kind as LetterKind) &&
		isObject(content);
	return whole ? (read as unknown as Letter) : undefined;
};
