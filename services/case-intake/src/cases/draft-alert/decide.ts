import type { Role } from "../../codes/persons.ts";
import { type Control, codesOf, controls, meansForms } from "../../codes/trafficking.ts";
import { type AlertSubject, draftAlertSubject } from "../../persons/person/draft-alert-subject.ts";
import type { CaseState } from "../../store/cases.ts";
import type { Incident, RouteLeg } from "../../store/happenings.ts";
import type { StoredPerson } from "../../store/persons.ts";

/** What an alert may be drafted from. Titles, summaries and notes of the case are left out: people write names into them. */
export type CaseFacts = {
	one: CaseState;
	route: readonly RouteLeg[];
	incidents: readonly Incident[];
	/** Everybody who was assessed or is a suspect. */
	persons: readonly StoredPerson[];
	things: readonly { kind: string; value: string; role: string }[];
};

type RoutePoint = { place: string; country?: string; role: "origin" | "transit" | "destination" };
type Thing = { type: string; role: "instrument"; name: string };

/** The body of POST /alerts, as far as the case fills it. What is `missing` is not in it, so the hub refuses it until somebody has said it. */
export type AlertDraft = {
	kind: "route" | "modus-operandi";
	/** Left out where nothing that was assessed or suspected says which crime it is: the officer who raises it has to say. */
	topic?: "trafficking" | "smuggling" | "trafficking-and-smuggling";
	urgency: "routine";
	title: string;
	summary: string;
	countries: string[];
	route?: RoutePoint[];
	modusOperandi?: string[];
	subjects?: (AlertSubject | Thing)[];
	observed?: { from?: string; until?: string };
	handling: { tlp: "amber" };
};

export type Drafted = {
	draft: AlertDraft;
	/** Suspects of the case who may not become subjects, by pseudonym, and why. */
	leftOut: { pseudonym: string; reason: string }[];
	/** What the officer has to say before it can be raised. */
	missing: { at: string; message: string }[];
};

/**
 * Drafts an alert from what is known of routes, methods, things and suspects. It has no grading and no audience, and cannot be raised without: the
 * officer who raises it says how sure it is and whom it is for. Nobody whom the law shields gets into it.
 */
export const decideDraftAlert = (facts: CaseFacts): Drafted => {
	const { route, incidents, persons } = facts;
	const subjects = persons.filter(({ state }) => state.roles.includes("suspect")).map(subjectOf);
	const people = subjects.flatMap((one) => ("subject" in one ? [one.subject] : []));
	const things = facts.things
		.filter(({ role }) => role === "instrument")
		.map(({ kind, value }): Thing => ({ type: thingType(kind), role: "instrument", name: value }));
	const points = pointsOf(route);
	const methods = methodsOf(persons);
	const countries = [
		...new Set([...route.flatMap((leg) => [leg.fromCountry, leg.toCountry]), ...incidents.map((one) => one.country)]),
	].filter((country): country is string => country !== null);
	const observed = observedOf(incidents, route);
	const topic = topicOf(persons);
	return {
		missing: missingFrom(topic),
		leftOut: subjects.flatMap((one) => ("reason" in one ? [one] : [])),
		draft: {
			kind: points.length > 0 ? "route" : "modus-operandi",
			...(topic ? { topic } : {}),
			urgency: "routine",
			title: titleOf(route, countries),
			summary: summaryOf(facts, methods),
			countries: countries.sort(),
			...(points.length > 0 ? { route: points.slice(0, 50) } : {}),
			...(methods.length > 0 ? { modusOperandi: methods } : {}),
			...(people.length + things.length > 0 ? { subjects: [...people, ...things].slice(0, 100) } : {}),
			...(observed ? { observed } : {}),
			handling: { tlp: "amber" },
		},
	};
};

const subjectOf = ({
	state,
	pseudonym,
}: StoredPerson): { subject: AlertSubject } | { pseudonym: string; reason: string } => {
	const drafted = draftAlertSubject(state);
	if (!("refused" in drafted)) return { subject: drafted.subject };
	return { pseudonym, reason: drafted.refused.faults.map((fault) => fault.message).join("; ") };
};

const thingType = (kind: string): string => (kind === "legalPerson" ? "legal-person" : kind);

const pointsOf = (route: readonly RouteLeg[]): RoutePoint[] => {
	const points = route.flatMap((leg, index) => [
		...(index === 0 ? [[leg.fromPlace, leg.fromCountry] as const] : []),
		[leg.toPlace, leg.toCountry] as const,
	]);
	const named = points.filter(([place, country]) => place !== "" || country !== null);
	return named.map(([place, country], index) => ({
		place: (place || country || "").slice(0, 200),
		...(country === null ? {} : { country }),
		role: index === 0 ? "origin" : index === named.length - 1 ? "destination" : "transit",
	}));
};

const words = (code: string): string => code.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const methodsOf = (persons: readonly StoredPerson[]): string[] => {
	const all = (bits: (person: StoredPerson) => number) => persons.reduce((sum, person) => sum | bits(person), 0);
	const used: string[] = [
		...codesOf(
			meansForms,
			all(({ bits }) => bits.means),
		),
		...codesOf<Control>(
			controls,
			all(({ bits }) => bits.controls),
		),
	];
	return [...new Set(used.map(words))];
};

/**
 * Which crime the case is about: what was assessed under the Protocols, which other States know, and what suspects are suspected
 * of. Smuggling alone is said only where no assessment leaves trafficking open, and nobody who may be a victim is unassessed: it is how victims are
 * missed.
 */
export const topicOf = (persons: readonly StoredPerson[]): AlertDraft["topic"] => {
	const assessed = persons.flatMap(({ state }) => (state.assessment ? [state.assessment.result.byProtocol] : []));
	const suspected = persons.flatMap(({ state }) => (state.suspicion ? [state.suspicion.offence] : []));
	const is = (crime: "trafficking" | "smuggling") =>
		suspected.includes(crime) || assessed.some((one) => one[crime] === "met");
	const [trafficking, smuggling] = [is("trafficking"), is("smuggling")];
	if (trafficking && smuggling) return "trafficking-and-smuggling";
	if (trafficking) return "trafficking";
	const isClosed = assessed.every((one) => one.trafficking === "notMet") && !persons.some(isUnassessed);
	return smuggling && isClosed ? "smuggling" : undefined;
};

/** Of whom nobody has said yet that they are no victim. */
const isUnassessed = ({ state }: StoredPerson): boolean =>
	state.assessment === null && state.roles.some((role) => mayBeVictims.includes(role));
const mayBeVictims: readonly Role[] = ["suspectedVictim", "victim", "smuggledMigrant", "refugee", "concerned"];

const missingFrom = (topic: AlertDraft["topic"]): Drafted["missing"] => [
	...(topic
		? []
		: [
				{
					at: "/topic",
					message:
						"is left to you: no assessment or suspicion settles whether it is trafficking, smuggling or both. Assess the persons first, or name it",
				},
			]),
	{ at: "/grading", message: "is left to you: say how sure the source and the information are" },
	{ at: "/handling/audience", message: "is left to you: name who may read it" },
];

const titleOf = (route: readonly RouteLeg[], countries: readonly string[]): string => {
	const modes = [...new Set(route.map((leg) => leg.mode).filter((mode) => mode !== "unknown"))];
	const by = modes.length > 0 ? ` by ${modes.join(" and ")}` : "";
	return (countries.length > 0 ? `Route ${countries.join("-")}${by}` : `Method of operation${by}`).slice(0, 200);
};

const summaryOf = ({ route, incidents }: CaseFacts, methods: readonly string[]): string => {
	const carriers = [...new Set(route.map((leg) => leg.carrier).filter((carrier) => carrier !== ""))];
	return [
		`Drafted from a case: ${route.length} legs of a route, ${incidents.length} incidents.`,
		...(carriers.length > 0 ? [`Carriers: ${carriers.join(", ")}.`] : []),
		...(methods.length > 0 ? [`Methods: ${methods.join(", ")}.`] : []),
		"It names nobody in need of protection.",
	].join(" ");
};

const observedOf = (
	incidents: readonly Incident[],
	route: readonly RouteLeg[],
): { from?: string; until?: string } | undefined => {
	const starts = [...incidents.map((one) => one.occurredFrom), ...route.map((leg) => leg.departedFrom)];
	const ends = [...incidents.map((one) => one.occurredTo), ...route.map((leg) => leg.departedTo)];
	const days = [...starts, ...ends].filter((day): day is string => day !== null).sort();
	const [first, last] = [days[0], days.at(-1)];
	return first && last ? { from: `${first}T00:00:00Z`, until: `${last}T23:59:59Z` } : undefined;
};
