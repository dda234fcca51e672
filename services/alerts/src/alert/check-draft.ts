import { type Fault, mustBeOneOf } from "@seamark/errors";
import { type Handling, type Tlp, tlpLevels } from "@seamark/policy";
import { instantKey, isCountry, liesAhead, momentMs, plainMoment } from "@seamark/values";
import { protectedRole } from "../stix/victims.ts";
import { type AlertDraft, type Grading, type HandlingInput, lifeKinds, type Subject } from "./schema.ts";
import type { AlertContent, AlertState } from "./state.ts";

/** What a decision may ask of the directory. */
export type Places = {
	/** Region of a country that the hub knows, or undefined. */
	regionOf(country: string): string | undefined;
	isRegion(slug: string): boolean;
	/** All of them. */
	regions(): readonly string[];
	isAgency(id: string): boolean;
};

/** The parts of an alert that a draft decides. */
export type Checked = Pick<
	AlertState,
	"kind" | "urgency" | "topic" | "ages" | "countries" | "regions" | "content" | "handling"
>;

export type Refusal = { code: "VICTIM_NEVER_SUBJECT" | "ALERT_REFUSED"; faults: Fault[] };

const subjectRoles = [
	"suspect",
	"wanted",
	"convicted",
	"associate",
	"organiser",
	"operator",
	"instrument",
	"location",
	"unknown",
];

/**
 * Checks what a schema cannot say, and fills in what a draft may leave out. Pure; all faults at once. `now` is
 * milliseconds since the epoch.
 */
export const checkDraft = (draft: AlertDraft, places: Places, now: number, clearance: Tlp): Checked | Refusal => {
	const victims = (draft.subjects ?? []).flatMap(victimFault);
	if (victims.length > 0) return { code: "VICTIM_NEVER_SUBJECT", faults: victims };
	const handling = withDefaults(draft.handling);
	const faults = [
		...(draft.subjects ?? []).flatMap(roleFault),
		...urgencyFaults(draft),
		...savedFaults(draft),
		...childFaults(draft),
		...gradingFaults(draft.grading),
		...clearanceFaults(handling.tlp, clearance),
		...handlingFaults(handling, places, now),
		...observedFaults(draft, now),
		...countryFaults(draft),
	];
	if (faults.length > 0) return { code: "ALERT_REFUSED", faults };
	const { kind, topic, urgency, ages, countries = [], handling: _, ...content } = draft;
	const concerned = [...new Set([...countries, ...(draft.route ?? []).flatMap((leg) => leg.country ?? [])])].sort();
	return {
		kind,
		topic,
		urgency,
		ages: ages ?? "unknown",
		countries: concerned,
		regions: [...new Set(concerned.flatMap((country) => places.regionOf(country) ?? []))].sort(),
		content: withPlainTimes(content),
		handling,
	};
};

/** Empty means nobody; nothing is widened by being left out. */
export const withDefaults = (input: HandlingInput): Handling => ({
	tlp: input.tlp,
	audience: { regions: [], countries: [], kinds: [], agencies: [], excluded: [], ...input.audience },
	use: { codes: [], purposes: [], conditions: [], ...input.use },
	expiresAt: input.expiresAt === undefined ? null : plainMoment(input.expiresAt),
});

const victimFault = (subject: Subject, index: number): Fault[] =>
	protectedRole.test(subject.role)
		? [
				{
					at: `/subjects/${index}/role`,
					code: "VICTIM_NEVER_SUBJECT",
					message: `"${subject.role}" would put a person in need of protection into an alert. Alerts carry routes, methods, documents and suspects; who needs help goes to a referral provider, never into a feed`,
				},
			]
		: [];

/** A person of whom nobody says what they are suspected of may be a victim. The role of a thing may be unknown. */
const unknownPerson =
	"is unknown, and may hide a victim: name what the person is suspected of being, or leave the person out and describe the route or the method";

const roleFault = (subject: Subject, index: number): Fault[] =>
	subject.type === "person" && subject.role === "unknown"
		? [{ at: `/subjects/${index}/role`, message: unknownPerson }]
		: subjectRoles.includes(subject.role)
			? []
			: [{ at: `/subjects/${index}/role`, message: mustBeOneOf(subjectRoles) }];

const urgencyFaults = (draft: AlertDraft): Fault[] => {
	const saves = lifeKinds.includes(draft.kind);
	if (saves && draft.urgency !== "flash")
		return [{ at: "/urgency", message: `must be flash for an alert of kind ${draft.kind}` }];
	if (draft.urgency === "flash" && !saves)
		return [
			{
				at: "/urgency",
				message: `flash is kept for kinds ${lifeKinds.join(", ")}, so that it is noticed; use priority`,
			},
		];
	return [];
};

/** Of a person that only these roles may name, nobody can take them for who is to be saved. */
const accused = ["suspect", "wanted", "convicted", "organiser"];

/** Whom an alert is to save is never in it by name or number. */
const savedFaults = ({ kind, subjects = [] }: AlertDraft): Fault[] =>
	kind === "rescue" || kind === "missing-child"
		? subjects.flatMap(({ type, role }, index) =>
				type === "person" && !accused.includes(role)
					? [
							{
								at: `/subjects/${index}/role`,
								message: `may be somebody whom this alert is to save. In an alert of kind ${kind} a person has one of the roles ${accused.join(", ")}; leave others out`,
							},
						]
					: [],
			)
		: [];

/** A missing child is looked for by those who save lives, and by nobody else; who it is stays in the vault. */
const childFaults = ({ kind, ages, handling }: AlertDraft): Fault[] => {
	if (kind !== "missing-child") return [];
	const purposes = handling.use?.purposes ?? [];
	return [
		...(ages === "child" ? [] : [{ at: "/ages", message: "must be child for an alert of kind missing-child" }]),
		...(purposes.length === 1 && purposes[0] === "life-saving"
			? []
			: [{ at: "/handling/use/purposes", message: "must be life-saving alone for an alert of kind missing-child" }]),
		...(handling.tlp === "clear"
			? [
					{
						at: "/handling/tlp",
						message: "must be green at least for an alert of kind missing-child: clear is for everybody",
					},
				]
			: []),
	];
};

const gradings: Record<
	Grading["scheme"],
	{ source: RegExp; information: RegExp; handling: RegExp | null; means: string }
> = {
	"4x4": {
		source: /^[ABCX]$/,
		information: /^[1-4]$/,
		handling: null,
		means: "source A, B, C or X; information 1 to 4",
	},
	"5x5x5": {
		source: /^[A-E]$/,
		information: /^[1-5]$/,
		handling: /^[1-5]$/,
		means: "source A to E; information 1 to 5; handling 1 to 5",
	},
	"3x5x2": {
		source: /^[1-3]$/,
		information: /^[A-E]$/,
		handling: /^[PC]$/,
		means: "source 1 to 3; information A to E; handling P or C",
	},
	"6x6": { source: /^[A-F]$/, information: /^[1-6]$/, handling: null, means: "source A to F; information 1 to 6" },
};

const gradingFaults = (grading: Grading): Fault[] => {
	const rule = gradings[grading.scheme];
	const ok =
		rule.source.test(grading.source) &&
		rule.information.test(grading.information) &&
		(rule.handling === null ? grading.handling === undefined : rule.handling.test(grading.handling ?? ""));
	return ok ? [] : [{ at: "/grading", message: `is not a ${grading.scheme} grading: ${rule.means}` }];
};

/** A post that could not read what it raises could not recall it either. */
const clearanceFaults = (tlp: Tlp, clearance: Tlp): Fault[] =>
	tlpLevels.indexOf(tlp) > tlpLevels.indexOf(clearance)
		? [
				{
					at: "/handling/tlp",
					message: `lies above your duty post's clearance, TLP:${clearance.toUpperCase()}; have a post with the clearance raise it`,
				},
			]
		: [];

const handlingFaults = ({ audience, expiresAt, tlp }: Handling, places: Places, now: number): Fault[] => {
	const at = "/handling/audience";
	const unknown = (list: readonly string[], name: string, known: (one: string) => boolean, what: string): Fault[] =>
		list.flatMap((one, index) =>
			known(one) ? [] : [{ at: `${at}/${name}/${index}`, message: `is no ${what} of this hub's directory` }],
		);
	const unplaced = audience.regions.length + audience.countries.length === 0;
	return [
		...unknown(audience.regions, "regions", places.isRegion, "region"),
		...unknown(audience.countries, "countries", (one) => places.regionOf(one) !== undefined, "country"),
		...unknown(audience.agencies, "agencies", places.isAgency, "agency"),
		...unknown(audience.excluded, "excluded", places.isAgency, "agency"),
		...(audience.kinds.length > 0 && unplaced
			? [
					{
						at: `${at}/kinds`,
						message: "narrows regions and countries; alone it reaches nobody. Name a region or a country",
					},
				]
			: []),
		...(tlp === "red" && !unplaced
			? [
					{
						at: `${at}`,
						message: "TLP:RED is for named recipients only; name agencies instead of regions and countries",
					},
				]
			: []),
		...(expiresAt !== null && momentMs(expiresAt) <= now
			? [{ at: "/handling/expiresAt", message: "lies in the past" }]
			: []),
	];
};

/** A country that does not exist would be left out wherever it is used. */
const countryFaults = ({ countries = [], route = [] }: AlertDraft): Fault[] => {
	const message = "is no country (ISO 3166-1 alpha-2)";
	return [
		...countries.flatMap((code, index) => (isCountry(code) ? [] : [{ at: `/countries/${index}`, message }])),
		...route.flatMap(({ country }, index) =>
			country === undefined || isCountry(country) ? [] : [{ at: `/route/${index}/country`, message }],
		),
	];
};

/** Times in one spelling, so that everybody who reads the alert later can read them. */
const withPlainTimes = ({ observed, ...content }: AlertContent): AlertContent => {
	if (!observed) return content;
	const { from, until } = observed;
	return {
		...content,
		observed: { ...(from ? { from: plainMoment(from) } : {}), ...(until ? { until: plainMoment(until) } : {}) },
	};
};

const observedFaults = (draft: AlertDraft, now: number): Fault[] => {
	const { from, until } = draft.observed ?? {};
	const future = (time: string | undefined) => time !== undefined && liesAhead(time, now);
	return [
		...(from && until && (instantKey(from) ?? "") > (instantKey(until) ?? "")
			? [{ at: "/observed/until", message: "lies before from" }]
			: []),
		...(future(from) ? [{ at: "/observed/from", message: "lies in the future" }] : []),
		...(future(until) ? [{ at: "/observed/until", message: "lies in the future" }] : []),
	];
};
