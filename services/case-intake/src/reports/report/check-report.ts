import type { Fault } from "@seamark/errors";
import { keysOfThing, mayBeTheirs, protectionKeys } from "@seamark/values";
import type { CallerCategory, Channel, Observation, ReportUrgency } from "../../codes/reports.ts";
import { ageFaults, rangeFaults } from "../../dates.ts";
import type { DateRange, Identity } from "../../schema.ts";
import { formOfLine, formVersion, readCoded } from "./coded-form.ts";
import type { ReportBody, ReportPerson, Thing } from "./schema.ts";

/** A person of a report as case intake keeps it: who it is, is in the vault. */
export type ReportedPerson = Omit<ReportPerson, "identity"> & { identityId?: string };

/** `ofProtectedPerson`: it may be what is in the identity of somebody who is not reported as a possible suspect. */
export type ReportedThing = Thing & { ofProtectedPerson?: true };

/** The form as it was filled in, without identities. */
export type ReportContent = {
	observations: readonly Observation[];
	occurred?: DateRange;
	place?: string;
	personsSeen?: number;
	childrenSeen?: number;
	narrative?: string;
	persons: readonly ReportedPerson[];
	things: readonly ReportedThing[];
	coded?: string;
};

export type CheckedReport = {
	channel: Channel;
	callerCategory: CallerCategory | null;
	urgency: ReportUrgency;
	country: string | null;
	formVersion: string;
	content: ReportContent;
	/** Who is in the report, by the place in `content.persons`: for the vault alone. */
	identities: readonly { index: number; identity: Identity }[];
	/** Kind and comparable form of each thing, for duplicates. */
	entityKeys: readonly string[];
};

/** A device that was off for long may have lost its clock; one that is a day ahead is wrong. */
const capturedFaults = (capturedAt: string, now: number): Fault[] => {
	const time = Date.parse(capturedAt);
	if (time > now + 86_400_000)
		return [{ at: "/capturedAt", message: "lies in the future; set the clock of the device and correct the time" }];
	if (time < Date.parse("2000-01-01"))
		return [{ at: "/capturedAt", message: "lies before 2000; set the clock of the device and correct the time" }];
	return [];
};

/** Reads the codes of the paper form into the fields, and checks what a schema cannot say. Pure; all faults at once. `home`: the reporter's country. */
export const checkReport = (body: ReportBody, now: number, home: string): CheckedReport | { faults: Fault[] } => {
	const coded = body.coded === undefined ? { values: {}, faults: [] } : readCoded(body.coded);
	const twice = Object.entries(coded.values).flatMap(([field, value]) => {
		const typed = body[field as keyof ReportBody];
		return typed === undefined || JSON.stringify(typed) === JSON.stringify(value)
			? []
			: [{ at: `/${field}`, message: "says something else than the codes of the form; leave one of the two out" }];
	});
	const all: ReportBody = { ...body, ...coded.values };
	const { channel, callerCategory, persons = [], things = [] } = all;
	const faults = [
		...coded.faults,
		...twice,
		...(channel === undefined ? [{ at: "/channel", message: "is missing; on the paper form it is question J" }] : []),
		...(callerCategory !== undefined && channel !== undefined && channel !== "hotline"
			? [{ at: "/callerCategory", message: "belongs to the channel hotline; leave it out" }]
			: []),
		...capturedFaults(all.capturedAt, now),
		...rangeFaults(all.occurred, "/occurred", now),
		...(all.childrenSeen !== undefined && all.personsSeen !== undefined && all.childrenSeen > all.personsSeen
			? [{ at: "/childrenSeen", message: "is more than personsSeen, which counts everybody" }]
			: []),
		...persons.flatMap((person, index) => personFaults(person, `/persons/${index}`, now)),
		...(saysNothing(all)
			? [
					{
						at: "",
						message: "says nothing: give at least a narrative, an observation, a place, a thing or a number of persons",
					},
				]
			: []),
	];
	if (faults.length > 0 || channel === undefined) return { faults };
	return {
		channel,
		callerCategory: channel === "hotline" ? (callerCategory ?? "unknown") : null,
		urgency: all.urgency ?? "routine",
		country: all.country ?? null,
		formVersion: all.formVersion ?? (all.coded === undefined ? formVersion : formOfLine(all.coded)),
		content: contentOf(all, home),
		identities: persons.flatMap(({ identity }, index) =>
			identity && Object.keys(identity).length > 0 ? [{ index, identity }] : [],
		),
		entityKeys: keysOfThings(things, home),
	};
};

const personFaults = (person: ReportPerson, at: string, now: number): Fault[] => [
	...ageFaults(person.age, `${at}/age`),
	...rangeFaults(person.identity?.birth, `${at}/identity/birth`, now),
];

const saysNothing = (body: ReportBody): boolean =>
	body.narrative === undefined &&
	(body.observations ?? []).length === 0 &&
	body.place === undefined &&
	body.personsSeen === undefined &&
	(body.persons ?? []).length === 0 &&
	(body.things ?? []).length === 0;

const contentOf = (body: ReportBody, home: string): ReportContent => {
	const { occurred, place, personsSeen, childrenSeen, narrative, coded } = body;
	return {
		observations: body.observations ?? [],
		...(occurred === undefined ? {} : { occurred }),
		...(place === undefined ? {} : { place }),
		...(personsSeen === undefined ? {} : { personsSeen }),
		...(childrenSeen === undefined ? {} : { childrenSeen }),
		...(narrative === undefined ? {} : { narrative }),
		persons: (body.persons ?? []).map(({ identity: _, ...person }) => person),
		things: markProtected(body.things ?? [], body.persons ?? [], home),
		...(coded === undefined ? {} : { coded }),
	};
};

const markProtected = (things: readonly Thing[], persons: readonly ReportPerson[], home: string): ReportedThing[] => {
	const theirs = new Set(
		persons.flatMap(({ seenAs, identity = {} }) => {
			if (seenAs === "possibleSuspect") return [];
			const { phones = [], documents = [], contacts = [] } = identity;
			const values = [...phones, ...documents.map(({ number }) => number), ...contacts.map(({ value }) => value)];
			return values.flatMap((value) => protectionKeys(value, home));
		}),
	);
	const isTheirs = ({ value, qualifier }: Thing) =>
		[home, countryOf(qualifier)].some((country) => mayBeTheirs(protectionKeys(value, country), theirs));
	return things.map((thing) => (isTheirs(thing) ? { ...thing, ofProtectedPerson: true } : thing));
};

/** Kind and comparable form of each thing of a report. */
export const keysOfThings = (things: readonly Thing[], home: string): string[] => [
	...new Set(
		things.flatMap(({ kind, value, qualifier }) =>
			keysOfThing(kind, value, countryOf(qualifier) || home).map((key) => `${kind} ${key}`),
		),
	),
];

/** The country that a thing says itself: vessels, documents and accounts are qualified by other words too. */
export const countryOf = (qualifier = ""): string => (/^[A-Za-z]{2}$/.test(qualifier) ? qualifier.toUpperCase() : "");
