import type { identityApi } from "@seamark/contracts";
import type { Flow, Purpose, RecordKind, Topic } from "@seamark/policy";

type Snapshot = identityApi.GetDirectoryResponse;

/** The directory of the hub in memory, indexed for the questions that services ask. Immutable: a change brings a new one. */
export type Directory = {
	readonly position: number;
	readonly hub: string;
	readonly snapshot: Snapshot;
	agency(id: string): identityApi.Agency | undefined;
	agencyOfIssuer(issuer: string): identityApi.Agency | undefined;
	/** An agency of another owner's hub, as that one has published it. */
	foreignAgency(id: string): identityApi.ForeignAgency | undefined;
	post(id: string): identityApi.DutyPost | undefined;
	/** Is the officer on that post at this moment (milliseconds since the epoch)? */
	onPost(officer: string, post: string, now: number): boolean;
	/** What may flow to that country from others at this moment. */
	flowsTo(country: string, now: number): readonly Flow[];
	/** By this hub's directory; by another owner's where this one does not have the country. */
	regionOf(country: string): string | undefined;
	/** Slugs of all of them. */
	regions(): readonly string[];
};

const millis = (time: string | undefined, otherwise: number): number => (time ? Date.parse(time) : otherwise);

export const indexDirectory = (snapshot: Snapshot): Directory => {
	const agencies = new Map(snapshot.agencies.map((agency) => [agency.id, agency]));
	const foreign = new Map(snapshot.foreignAgencies.map((one) => [one.agency?.id ?? "", one]));
	const issuers = new Map(
		snapshot.agencies.flatMap((agency) =>
			[agency.issuer, ...(agency.signIn ? [agency.signIn.issuer] : [])].map((one) => [one, agency] as const),
		),
	);
	const posts = new Map(snapshot.posts.map((post) => [post.id, post]));
	const regions = new Map([
		...snapshot.foreignAgencies.flatMap(({ agency }) => (agency ? [[agency.country, agency.region] as const] : [])),
		...snapshot.countries.map((country) => [country.code, country.region] as const),
	]);
	const postings = Map.groupBy(snapshot.postings, (posting) => `${posting.officerId} ${posting.postId}`);
	const agreements = snapshot.agreements.map((agreement) => ({
		...agreement,
		start: millis(agreement.from, 0),
		end: millis(agreement.until, Number.POSITIVE_INFINITY),
	}));
	return {
		position: snapshot.position,
		hub: snapshot.hub,
		snapshot,
		agency: (id) => agencies.get(id),
		foreignAgency: (id) => foreign.get(id),
		agencyOfIssuer: (issuer) => issuers.get(issuer),
		post: (id) => posts.get(id),
		onPost: (officer, post, now) =>
			(postings.get(`${officer} ${post}`) ?? []).some(
				(posting) => millis(posting.from, 0) <= now && now < millis(posting.until, Number.POSITIVE_INFINITY),
			),
		flowsTo: (country, now) =>
			agreements
				.filter((one) => one.start <= now && now < one.end && one.parties.includes(country))
				.flatMap((one) =>
					one.parties
						.filter((party) => party !== country)
						.map((from) => ({
							from,
							topics: one.topics as Topic[],
							records: one.records as RecordKind[],
							ages: one.ages === "child" ? ("child" as const) : ("any" as const),
							purposes: one.purposes as Purpose[],
						})),
				),
		regionOf: (country) => regions.get(country),
		regions: () => [...new Set(regions.values())].sort(),
	};
};

/** What an agency and one of its duty posts are called, for people; the ids where the directory has them no longer. */
export const namesIn = (directory: Directory, { agency, post }: { agency: string; post: string }) => ({
	agencyName: directory.agency(agency)?.name ?? agency,
	postName: directory.post(post)?.name ?? post,
});

/** When the directory next changes by itself because a posting, an agreement or a key begins or ends; infinity for never. */
export const nextChange = (snapshot: Snapshot, now: number): number => {
	const moments = [
		...snapshot.postings.flatMap((one) => [one.from, one.until]),
		...snapshot.agreements.flatMap((one) => [one.from, one.until]),
		...snapshot.agencies.flatMap((agency) =>
			[...agency.keys, ...(agency.signIn?.keys ?? [])].flatMap((key) => [key.notBefore, key.notAfter]),
		),
		...snapshot.foreignAgencies.map((one) => one.validUntil),
	];
	return moments.reduce((soonest, moment) => {
		const at = millis(moment, 0);
		return at > now && at < soonest ? at : soonest;
	}, Number.POSITIVE_INFINITY);
};
