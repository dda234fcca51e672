import type { Fault } from "@seamark/errors";
import { keysOfThing, thingFault } from "@seamark/values";
import type { EntityKind } from "../../codes/cases.ts";
import type { LinkRole } from "../../codes/links.ts";
import type { NewLink } from "../../links/entity/new-link.ts";
import { countryOf, type ReportContent } from "./check-report.ts";

/** What the desk says of a thing that the report names. */
export type SaidThing = { kind: EntityKind; value: string; role: LinkRole; excluded?: readonly string[] };

/** A thing that cannot be compared as it was written, and why. */
export type Unlinked = { kind: EntityKind; value: string; reason: string };

type Named = Pick<NewLink, "kind" | "value" | "country"> & { names: readonly string[]; protects: boolean };

/**
 * The things that a report names, its place among them, as links of a case. A report does not say whose a thing is: it may
 * be the victim's phone, or the shelter. So what the desk says nothing of is `other`, by which the agency's own cases are
 * found and no other agency gets a hit. What is in the identity of somebody who may need protection is linked as theirs,
 * no matter what else is said of it. `home`: the country of the reporter.
 */
export const linksOf = (
	content: Pick<ReportContent, "things" | "place">,
	country: string | null,
	said: readonly SaidThing[],
	home: string,
): { links: NewLink[]; unlinked: Unlinked[] } | { faults: Fault[] } => {
	const things = namedIn(content, country, home);
	const about = said.map((one) => ({ ...one, names: namesOf(one, home) }));
	const faults = about.flatMap(({ names, role }, n): Fault[] => {
		const at = `/things/${n}`;
		if (!things.some((thing) => meet(thing.names, names)))
			return [{ at, message: "is named nowhere in the report; link it to the case afterwards" }];
		return about.findIndex((one) => meet(one.names, names) && one.role === role) === n
			? []
			: [{ at, message: "says the same role of the same thing again; leave one of the two out" }];
	});
	if (faults.length > 0) return { faults };
	const unlinked: Unlinked[] = [];
	const links = things.flatMap(({ names, protects, ...thing }): NewLink[] => {
		const reason = thingFault(thing.kind, thing.value);
		if (reason !== undefined) {
			unlinked.push({ kind: thing.kind, value: thing.value, reason });
			return [];
		}
		const roles = about.filter((one) => meet(one.names, names)).map(({ role, excluded = [] }) => ({ role, excluded }));
		if (protects && !roles.some(({ role }) => role === "ofProtectedPerson"))
			roles.push({ role: "ofProtectedPerson", excluded: [] });
		if (roles.length === 0) roles.push({ role: "other", excluded: [] });
		return roles.map((role) => ({ ...thing, ...role }));
	});
	return { links, unlinked };
};

/** Each once, no matter how often and how the report writes it. */
const namedIn = (
	{ things, place }: Pick<ReportContent, "things" | "place">,
	country: string | null,
	home: string,
): Named[] => {
	const all = things.map(
		({ kind, value, qualifier, ofProtectedPerson = false }): Named => ({
			kind,
			value,
			country: countryOf(qualifier),
			names: namesOf({ kind, value }, home),
			protects: ofProtectedPerson,
		}),
	);
	if (place !== undefined) {
		const names = namesOf({ kind: "place", value: place }, home);
		if (!all.some((thing) => meet(thing.names, names)))
			all.push({ kind: "place", value: place, country: country ?? "", names, protects: false });
	}
	return all.filter(
		({ names, country: of }, n) =>
			all.findIndex((thing) => names.every((name) => thing.names.includes(name)) && thing.country === of) === n,
	);
};

/** By what a thing is told from others, each value of its text; what leaves nothing to compare, by how it is written. */
const namesOf = ({ kind, value }: Pick<Named, "kind" | "value">, home: string): string[] => {
	const keys = keysOfThing(kind, value, home);
	return (keys.length > 0 ? keys : [value]).map((key) => `${kind} ${key}`);
};

const meet = (some: readonly string[], others: readonly string[]): boolean => some.some((one) => others.includes(one));
