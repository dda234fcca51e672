import type { Directory } from "@seamark/auth";
import {
	type AgencyKind,
	type GovernedRecord,
	grantable,
	may,
	type Principal,
	type Purpose,
	purposes,
	type Reason,
	type Tlp,
} from "@seamark/policy";

/** Why an agency that an alert is addressed to cannot read it. */
export const whyNot = ["excluded", "suspended", "agreement", "use", "expired", "clearance", "no-reader"] as const;
export type WhyNot = (typeof whyNot)[number];

export type AgencyReach = { agency: string; name: string; country: string; kind: string; hub?: string } & (
	| { reached: true; why: null }
	| { reached: false; why: WhyNot }
);

/** Whom an alert is addressed to, and who of them can read it. */
export type Reach = { addressed: number; reached: number; agencies: AgencyReach[] };

/**
 * Whom the alert reaches, by the rule that decides each reading: an agency is reached where one of its duty posts may read it
 * for one of its purposes. Of other agencies it tells no post and no clearance, only what stops all of them. Agencies
 * that are not addressed are not named. Pure; `now` in milliseconds since the epoch.
 */
export const reachOf = (what: GovernedRecord, directory: Directory, now: number): Reach => {
	const agencies = candidatesOf(directory, now).flatMap((one): AgencyReach[] => {
		const { id, name, country, kind } = one.agency;
		const card = { agency: id, name, country, kind, ...(one.hub === undefined ? {} : { hub: one.hub }) };
		const place = placeOf(what, one, now);
		if (place === "reached") return [{ ...card, reached: true, why: null }];
		return place === "missed" ? [{ ...card, reached: false, why: whyMissed(what, one, now) }] : [];
	});
	return { addressed: agencies.length, reached: agencies.filter((one) => one.reached).length, agencies };
};

type Numbers = Pick<Reach, "addressed" | "reached">;

/** The numbers alone: each alert that is raised asks for them, and none of them why. Alerts for the same readers share them for a second. */
export const reachNumbers = (what: GovernedRecord, directory: Directory, now: number): Numbers => {
	const { numbers } = workedOutFor(directory, now);
	const readers = readersOf(what, now);
	const known = numbers.get(readers) ?? counted(what, directory, now);
	numbers.set(readers, known);
	return { ...known };
};

/** Equal for two alerts whom the same agencies may read now. */
const readersOf = ({ handling: { expiresAt, ...handling }, ...what }: GovernedRecord, now: number): string =>
	JSON.stringify([what, handling, expiresAt === null || Date.parse(expiresAt) > now]);

const counted = (what: GovernedRecord, directory: Directory, now: number): Numbers => {
	const numbers = { addressed: 0, reached: 0 };
	for (const one of candidatesOf(directory, now)) {
		const place = placeOf(what, one, now);
		if (place !== "apart") numbers.addressed++;
		if (place === "reached") numbers.reached++;
	}
	return numbers;
};

type Candidate = {
	/** Of its owner; undefined for this hub's. */
	hub?: string;
	agency: Directory["snapshot"]["agencies"][number];
	/** As its duty posts are, each for each of its purposes. */
	posts: readonly Principal[];
	/** As a post that lacks nothing, for one of its purposes: what stops it lies in the alert or between the countries. */
	addressee: Principal;
};

/** Where an agency is towards an alert. Whether it is addressed is the same for all its posts and all purposes. */
const placeOf = (
	what: GovernedRecord,
	{ agency, posts, addressee }: Candidate,
	now: number,
): "apart" | "reached" | "missed" => {
	if (agency.id === what.originator.agency) return "apart";
	const { reason } = may(addressee, "read", what, now);
	if (reason === "audience") return "apart";
	if (reason === "excluded")
		return may(addressee, "read", opened(what), now).reason === "audience" ? "apart" : "missed";
	const reached = agency.status === "active" && posts.some((who) => may(who, "read", what, now).allowed);
	return reached ? "reached" : "missed";
};

/** Why an agency is missed that the alert is addressed to: first what would stop a post that lacks nothing. */
const whyMissed = (what: GovernedRecord, { agency, posts, addressee }: Candidate, now: number): WhyNot => {
	const decisions = purposes.map((purpose) => may({ ...addressee, purpose }, "read", what, now));
	const reasons = new Set(decisions.map(({ reason }) => reason));
	if (reasons.has("excluded")) return "excluded";
	if (agency.status !== "active") return "suspended";
	if (!decisions.some(({ allowed }) => allowed)) return stoppedBy(reasons);
	const stops = posts.map((who) => may(who, "read", what, now).reason);
	return stops.length > 0 && stops.every((reason) => reason === "clearance" || reason === "scope")
		? "clearance"
		: "no-reader";
};

/** What stops every purpose: where any would do but for the agreement, it is the agreement. */
const stoppedBy = (reasons: ReadonlySet<Reason>): WhyNot => {
	if (reasons.has("agreement")) return "agreement";
	return reasons.has("expired") ? "expired" : "use";
};

/** The alert as it would be were nobody kept out. */
const opened = (what: GovernedRecord): GovernedRecord => {
	const { handling } = what;
	return { ...what, handling: { ...handling, audience: { ...handling.audience, excluded: [] } } };
};

const second = 1_000;
type WorkedOut = { from: number; candidates: readonly Candidate[]; numbers: Map<string, Numbers> };
const workedOut = new WeakMap<Directory, WorkedOut>();

/** Made once for a directory and a second, since each alert that is raised asks. */
const workedOutFor = (directory: Directory, now: number): WorkedOut => {
	const before = workedOut.get(directory);
	if (before && before.from <= now && now < before.from + second) return before;
	const made = { from: now, candidates: candidatesAt(directory, now), numbers: new Map<string, Numbers>() };
	workedOut.set(directory, made);
	return made;
};

const candidatesOf = (directory: Directory, now: number): readonly Candidate[] =>
	workedOutFor(directory, now).candidates;

const candidatesAt = (directory: Directory, now: number): Candidate[] => {
	const { agencies, posts, foreignAgencies } = directory.snapshot;
	const postsOf = Map.groupBy(
		posts.filter((post) => !post.closed && post.scopes.includes("alerts:read")),
		(post) => post.agencyId,
	);
	const own = agencies.map((agency) =>
		candidateOf(
			directory,
			now,
			agency,
			grantable[agency.kind as AgencyKind].includes("alerts:read") ? (postsOf.get(agency.id) ?? []) : [],
		),
	);
	// What another owner has published holds for a time; until it is heard from again, nothing new goes to its agencies.
	const foreign = foreignAgencies.flatMap(({ agency, hub, readers, validUntil }) =>
		agency && Date.parse(validUntil ?? "") > now
			? [
					{
						...candidateOf(
							directory,
							now,
							agency,
							readers.map((one) => ({ id: agency.id, ...one })),
						),
						hub,
					},
				]
			: [],
	);
	return [...own, ...foreign];
};

/** A region has one name at this hub: its own directory says where a country is, and another owner's only where this one does not. */
const candidateOf = (
	directory: Directory,
	now: number,
	agency: Candidate["agency"],
	posts: readonly { id: string; clearance: string; purposes: readonly string[] }[],
): Candidate => {
	const base = {
		agency: agency.id,
		kind: agency.kind as AgencyKind,
		country: agency.country,
		region: directory.regionOf(agency.country) ?? agency.region,
		scopes: ["alerts:read" as const],
		flows: directory.flowsTo(agency.country, now),
	};
	return {
		agency,
		posts: posts.flatMap(({ id, clearance, purposes: those }) =>
			those.map((purpose) => ({ ...base, post: id, clearance: clearance as Tlp, purpose: purpose as Purpose })),
		),
		addressee: { ...base, post: agency.id, clearance: "red", purpose: purposes[0] },
	};
};

/** Agencies of another hub that the alert reaches: with it they are all that this hub tells of whom it is for. */
export const reachedAt = (what: GovernedRecord, directory: Directory, hub: string, now: number): string[] =>
	candidatesOf(directory, now)
		.filter((one) => one.hub === hub && placeOf(what, one, now) === "reached")
		.map(({ agency }) => agency.id);
