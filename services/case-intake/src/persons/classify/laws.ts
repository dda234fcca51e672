import { classify, labelOf } from "./classify.ts";
import { jurisdictionFor, jurisdictions, protocols } from "./jurisdictions.ts";
import { rulesVersion } from "./rules.ts";
import type { Assessed, Facts, Jurisdiction, Missing, RuleOutcome, Span, Value } from "./types.ts";

/** A law as it was from one day to another, both of them in it; null is open. */
export type Law = { from: string | null; until: string | null; jurisdiction: Jurisdiction };

const dayMs = 86_400_000;
const dayAfter = (day: string, days = 1): string => new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

/** What a profile said, oldest first and without a gap. */
const periodsOf = (profile: Jurisdiction): Law[] => {
	const { earlier = [] } = profile;
	const begins = (n: number) => (n === 0 ? null : dayAfter(earlier[n - 1]?.until ?? ""));
	return [
		...earlier.map(
			({ until, protocolsAlone, trafficking, smuggling }, n): Law => ({
				from: begins(n),
				until,
				jurisdiction: protocolsAlone
					? protocols
					: {
							...profile,
							trafficking: { ...profile.trafficking, ...trafficking },
							smuggling: { ...profile.smuggling, ...smuggling },
						},
			}),
		),
		{ from: begins(earlier.length), until: null, jurisdiction: profile },
	];
};

const overlaps = (law: Law, { from, to }: Span): boolean =>
	(to === null || law.from === null || law.from <= to) && (from === null || law.until === null || from <= law.until);

const cut = (law: Law, from: string | null, until: string | null): Law => ({
	...law,
	from: from !== null && (law.from === null || law.from < from) ? from : law.from,
	until: until !== null && (law.until === null || law.until > until) ? until : law.until,
});

/** All that was ever the law under a code, oldest first and without a gap. Before a State joined a union, and after it left, the Protocols. */
export const lawsOf = (code: string): readonly Law[] => {
	const former = [...new Set(jurisdictions.values())].find(({ left }) => left?.[code] !== undefined);
	const profile = former ?? jurisdictionFor(code);
	const joined = profile.joined?.[code] ?? null;
	const left = profile.left?.[code] ?? null;
	const member = periodsOf(profile)
		.filter((law) => overlaps(law, { from: joined, to: left }))
		.map((law) => cut(law, joined, left));
	return [
		...(joined === null ? [] : [{ from: null, until: dayAfter(joined, -1), jurisdiction: protocols }]),
		...member,
		...(left === null ? [] : [{ from: dayAfter(left), until: null, jurisdiction: protocols }]),
	];
};

/**
 * The laws of the days of the acts, oldest first. Where no day is known it is that of today: who knows when it was gets the law of
 * then.
 */
export const lawsFor = (code: string, acted: readonly Span[], today: string): readonly Law[] => {
	const spans = acted.length > 0 ? acted : [{ from: today, to: today }];
	return lawsOf(code).filter((law) => spans.some((span) => overlaps(law, span)));
};

/** One law for all days. */
export const always = (jurisdiction: Jurisdiction): readonly Law[] => [{ from: null, until: null, jurisdiction }];

const agreed = (values: readonly Value[]): Value =>
	values.every((value) => value === values[0]) ? (values[0] ?? "unknown") : "unknown";

const byDay = (facts: Facts, says: string): RuleOutcome => ({
	rule: "R14",
	says: facts.acted.length === 0 ? "noDay" : says,
	value: null,
	read: {},
});

/**
 * As `classify`, under the laws of the days of the acts. Where they cross a change of law, what all of them say is the answer, and what
 * they say differently stays open: on which side the act was that counts is then what is missing.
 */
export const classifyUnder = (facts: Facts, laws: readonly Law[]): Assessed => {
	const each = laws.map(({ jurisdiction }) => classify(facts, jurisdiction));
	const last = each.at(-1) ?? classify(facts, protocols);
	const said = laws.map(({ jurisdiction, from, until }, n) => ({
		...{ jurisdiction: jurisdiction.code, from, until },
		classification: each[n]?.classification ?? last.classification,
	}));
	if (each.length < 2) return { ...last, laws: said, explanation: [...last.explanation, byDay(facts, "oneLaw")] };
	const trafficking = agreed(each.map((one) => one.trafficking));
	const smuggling = agreed(each.map((one) => one.smuggling));
	const differ = (["trafficking", "smuggling"] as const).filter((crime) =>
		each.some((one) => one[crime] !== each[0]?.[crime]),
	);
	const questions = new Map(
		each.flatMap(({ missing }) => missing).map((one): [string, Missing] => [one.question, one]),
	);
	return {
		...last,
		...{ trafficking, smuggling, classification: labelOf(trafficking, smuggling) },
		child: agreed(each.map(({ child }) => child)),
		explanation: [...last.explanation, byDay(facts, differ.length > 0 ? "lawsDiffer" : "lawsAgree")],
		missing: [
			...questions.values(),
			...(differ.length > 0 ? [{ question: "acted" as const, decides: differ, indicators: [] }] : []),
		],
		laws: said,
		rulesVersion,
	};
};
