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

export type AgencyReach = { agency: string; name: string; country: string; kind: string } & (
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
	const agencies = candidatesOf(directory, now).flatMap((one) => agencyReach(what, one, now) ?? []);
	return { addressed: agencies.length, reached: agencies.filter((one) => one.reached).length, agencies };
};

/** The numbers alone. */
export const reachNumbers = (...of: Parameters<typeof reachOf>): Pick<Reach, "addressed" | "reached"> => {
	const { addressed, reached } = reachOf(...of);
	return { addressed, reached };
};

type Candidate = {
	agency: Directory["snapshot"]["agencies"][number];
	/** As its duty posts stand, each for each of its purposes. */
	posts: readonly Principal[];
	/** As a post would that lacks nothing, for every purpose: what stops these lies in the alert or between the countries. */
	ideal: readonly Principal[];
};

const agencyReach = (what: GovernedRecord, one: Candidate, now: number): AgencyReach | undefined => {
	const { agency, posts } = one;
	if (agency.id === what.originator.agency) return undefined;
	const card = { agency: agency.id, name: agency.name, country: agency.country, kind: agency.kind };
	let cleared = false;
	for (const who of posts) {
		const { allowed, reason } = may(who, "read", what, now);
		if (reason === "audience") return undefined;
		if (allowed && agency.status === "active") return { ...card, reached: true, why: null };
		cleared ||= reason !== "clearance" && reason !== "scope";
	}
	const why = whyNotReached(what, one, now);
	if (why === "audience") return undefined;
	return { ...card, reached: false, why: why ?? (posts.length > 0 && !cleared ? "clearance" : "no-reader") };
};

/** What stops a post that lacks nothing; undefined where nothing does. */
const whyNotReached = (what: GovernedRecord, one: Candidate, now: number): WhyNot | "audience" | undefined => {
	const decisions = one.ideal.map((who) => may(who, "read", what, now));
	const reasons = new Set(decisions.map(({ reason }) => reason));
	if (reasons.has("audience")) return "audience";
	if (reasons.has("excluded")) return excludedButAddressed(what, one, now) ? "excluded" : "audience";
	if (one.agency.status !== "active") return "suspended";
	return decisions.some(({ allowed }) => allowed) ? undefined : stoppedBy(reasons);
};

/** What stops every purpose: where any would do but for the agreement, it is the agreement. */
const stoppedBy = (reasons: ReadonlySet<Reason>): WhyNot => {
	if (reasons.has("agreement")) return "agreement";
	return reasons.has("expired") ? "expired" : "use";
};

/** An agency that would be addressed, were it not kept out. */
const excludedButAddressed = (what: GovernedRecord, { ideal }: Candidate, now: number): boolean => {
	const { handling } = what;
	const open = { ...what, handling: { ...handling, audience: { ...handling.audience, excluded: [] } } };
	return ideal.every((who) => may(who, "read", open, now).reason !== "audience");
};

const second = 1_000;
const workedOut = new WeakMap<Directory, { from: number; candidates: readonly Candidate[] }>();

/** Worked out once for a directory and a second, since each alert that is raised asks. */
const candidatesOf = (directory: Directory, now: number): readonly Candidate[] => {
	const before = workedOut.get(directory);
	if (before && before.from <= now && now < before.from + second) return before.candidates;
	const { agencies, posts } = directory.snapshot;
	const postsOf = Map.groupBy(
		posts.filter((post) => !post.closed && post.scopes.includes("alerts:read")),
		(post) => post.agencyId,
	);
	const candidates = agencies.map((agency): Candidate => {
		const kind = agency.kind as AgencyKind;
		const base = {
			agency: agency.id,
			kind,
			country: agency.country,
			region: agency.region,
			scopes: ["alerts:read" as const],
			flows: directory.flowsTo(agency.country, now),
		};
		return {
			agency,
			posts: (grantable[kind].includes("alerts:read") ? (postsOf.get(agency.id) ?? []) : []).flatMap(
				({ id, clearance, purposes: those }) =>
					those.map((purpose) => ({
						...base,
						post: id,
						clearance: clearance as Tlp,
						purpose: purpose as Purpose,
					})),
			),
			ideal: purposes.map((purpose) => ({ ...base, post: agency.id, clearance: "red" as const, purpose })),
		};
	});
	workedOut.set(directory, { from: now, candidates });
	return candidates;
};
