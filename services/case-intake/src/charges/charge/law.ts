import Type, { type Static } from "typebox";
import { Day, object, oneOf, orNull } from "../../schema.ts";

/** What can narrow an offence beyond the Protocols, by the crime. */
export const limits = {
	trafficking: ["childrenOnly", "notInternal", "somePurposes"],
	smuggling: ["entryNeedsBenefit", "stayNeedsTransnational", "stayNeedsIllegalMeans"],
} as const;

export const lawNotes = [
	/** No day of the acts is named, and so the law of the day of recording was read. */
	"noDay",
	/** No profile describes the law of these days: the Protocols were read, which are no criminal law. */
	"noProfile",
	/** The profile says how the law was on a day before the act, and of an offence it knew none then. One may have been made since. */
	"profileOlder",
	/** Profiles describe trafficking and smuggling alone. */
	"profilesSayNothing",
	/** The acts cross a change of law, and it was an offence on both sides. */
	"lawsChanged",
	/** The acts cross a change of law: it was an offence on some of the days only. */
	"partOnly",
	/** A later law punishes less, and the accused has the benefit of it. ICCPR, Art. 15(1), third sentence. */
	"laterMoreLenient",
] as const;
export type LawNote = (typeof lawNotes)[number];

export const LawOfCharge = object({
	laws: Type.Array(
		object({
			jurisdiction: Type.String({ description: "profile that says what the law was; UN: the Protocols" }),
			from: orNull(Day),
			until: orNull(Day),
			offence: Type.Boolean({ description: "whether the offence was one" }),
			limits: Type.Array(oneOf([...limits.trafficking, ...limits.smuggling]), {
				description: "what the law asks for beyond the act itself",
			}),
		}),
		{ description: "the laws of the days of the acts, oldest first" },
	),
	notes: Type.Array(oneOf(lawNotes)),
	laterMoreLenient: orNull(object({ jurisdiction: Type.String(), from: Day, offence: Type.Boolean() })),
});
export type LawOfCharge = Static<typeof LawOfCharge>;
