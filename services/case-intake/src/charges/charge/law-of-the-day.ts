import type { Fault } from "@seamark/errors";
import { type Law, lawsFor, lawsOf } from "../../persons/classify/laws.ts";
import type { Jurisdiction, Span } from "../../persons/classify/types.ts";
import { offences } from "../../persons/person/offences.ts";
import { type LawNote, type LawOfCharge, limits } from "./law.ts";

/** The crimes of which profiles say whether and how they are an offence. Of others they say nothing. */
type Crime = "trafficking" | "smuggling";
const crimeOf = (offence: string): Crime | undefined =>
	offence === "trafficking" || offence === "smuggling" ? offence : undefined;

/** What narrows the offence, beyond the Protocols. The more of it, the fewer acts are punishable. */
const limitsOf = (jurisdiction: Jurisdiction, crime: Crime): LawOfCharge["laws"][number]["limits"] => {
	const { trafficking, smuggling } = jurisdiction;
	const says = {
		childrenOnly: trafficking.childrenOnly,
		notInternal: !trafficking.internal,
		somePurposes: trafficking.purposes !== null,
		entryNeedsBenefit: smuggling.entryNeedsBenefit,
		stayNeedsTransnational: smuggling.stayNeedsTransnational,
		stayNeedsIllegalMeans: smuggling.stayNeedsIllegalMeans,
	};
	return limits[crime].filter((limit) => says[limit as keyof typeof says]);
};

const isSubset = (some: readonly string[], of: readonly string[]) => some.every((one) => of.includes(one));

/** Whether fewer acts are punishable under the one law than under the other, and none more. */
const isMoreLenient = (later: Jurisdiction, then: Jurisdiction, crime: Crime): boolean => {
	if (!later[crime].offence || !then[crime].offence) return !later[crime].offence && then[crime].offence;
	const [after, before] = [limitsOf(later, crime), limitsOf(then, crime)];
	if (!isSubset(before, after)) return false;
	const purposesFell =
		crime === "trafficking" &&
		later.trafficking.purposes !== null &&
		!(then.trafficking.purposes ?? []).every((one) => later.trafficking.purposes?.includes(one));
	return after.length > before.length || purposesFell;
};

/** Whether an act, as far as is known, was after the day of which the law's source speaks. A law that ended was known to its end. */
const isAfterItsSource = ({ until, jurisdiction }: Law, to: string | null): boolean =>
	until === null && (to === null || to > jurisdiction.asOf);

/** What the laws of the days of the acts, and those since, say of a charge with an offence. */
export const lawOfCharge = (
	{ offence, acted }: { offence: string; acted: readonly Span[] },
	jurisdiction: string,
	today: string,
): LawOfCharge => {
	const crime = crimeOf(offence);
	const then = lawsFor(jurisdiction, acted, today);
	const notes: LawNote[] = [];
	if (acted.length === 0) notes.push("noDay");
	if (crime === undefined) return { laws: [], notes: [...notes, "profilesSayNothing"], laterMoreLenient: null };
	if (then.some((law) => law.jurisdiction.code === "UN")) notes.push("noProfile");
	const offenceOf = (law: Law) => law.jurisdiction[crime].offence;
	if (then.length > 1)
		notes.push(then.some((law) => offenceOf(law) !== offenceOf(then[0] as Law)) ? "partOnly" : "lawsChanged");
	const days = acted.length > 0 ? acted : [{ from: today, to: today }];
	if (then.some((law) => !offenceOf(law) && days.some(({ to }) => isAfterItsSource(law, to))))
		notes.push("profileOlder");
	const last = then.at(-1);
	const since = last
		? lawsOf(jurisdiction).filter(
				({ from }) => from !== null && from <= today && last.until !== null && from > last.until,
			)
		: [];
	const lenient = last && since.findLast((law) => isMoreLenient(law.jurisdiction, last.jurisdiction, crime));
	if (lenient) notes.push("laterMoreLenient");
	return {
		laws: then.map((law) => ({
			jurisdiction: law.jurisdiction.code,
			...{ from: law.from, until: law.until, offence: offenceOf(law) },
			limits: offenceOf(law) ? limitsOf(law.jurisdiction, crime) : [],
		})),
		notes,
		laterMoreLenient: lenient
			? { jurisdiction: lenient.jurisdiction.code, from: lenient.from ?? today, offence: offenceOf(lenient) }
			: null,
	};
};

/**
 * Nobody is charged with what was no offence on any day of the act. A profile that is older than the act cannot say that: the charge is taken,
 * and its note asks to check the law.
 */
export const noOffenceFaults = (offence: string, { laws, notes }: LawOfCharge): Fault[] => {
	if (laws.length === 0 || laws.some((law) => law.offence) || notes.includes("profileOlder")) return [];
	const codes = [...new Set(laws.map(({ jurisdiction }) => jurisdiction))].join(", ");
	return [
		{
			at: "/offence",
			code: "NO_OFFENCE_THEN",
			message: `the law of ${codes} on the day of the act has no offence of ${offences[offence] ?? offence}, by the hub's profile: nobody is charged with what was no offence when it was done (International Covenant on Civil and Political Rights, Art. 15(1)). Charge an offence that the law of that day had, correct the day in acted, or have the profile corrected if it is wrong`,
		},
	];
};
