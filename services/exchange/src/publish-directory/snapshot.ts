import type { Directory } from "@seamark/auth";
import { digestOf } from "../wire/frame.ts";

/** What this hub publishes of its own agencies: no keys, no clients, no officers, and of duty posts only what they may read. */
export type PublishedAgency = {
	agency: {
		id: string;
		handle: string;
		name: string;
		kind: string;
		country: string;
		region: string;
		status: string;
		invented: boolean;
	};
	readers: { clearance: string; purposes: string[] }[];
};
export type Published = { hub: string; serial: number; validUntil: string; agencies: PublishedAgency[] };

/** Longer than any link is down: what has run out still counts for what is there, and nothing new goes to its agencies. */
export const validMs = 120 * 24 * 3_600_000;
/** It is published again before it has run so long. */
export const renewedMs = 30 * 24 * 3_600_000;

export const publishedAgencies = ({ snapshot }: Directory): PublishedAgency[] => {
	const posts = Map.groupBy(
		snapshot.posts.filter((post) => !post.closed && post.scopes.includes("alerts:read")),
		({ agencyId }) => agencyId,
	);
	return snapshot.agencies
		.map(({ id, handle, name, kind, country, region, status, invented }) => ({
			agency: { id, handle, name, kind, country, region, status, invented },
			readers: readersOf(posts.get(id) ?? []),
		}))
		.sort((a, b) => (a.agency.id < b.agency.id ? -1 : 1));
};

/** Each pair of clearance and purposes once: how many posts an agency has is its own. */
const readersOf = (posts: readonly { clearance: string; purposes: readonly string[] }[]) => {
	const pairs = posts.map(({ clearance, purposes }) => JSON.stringify({ clearance, purposes: [...purposes].sort() }));
	return [...new Set(pairs)].sort().map((pair) => JSON.parse(pair) as PublishedAgency["readers"][number]);
};

/** The same agencies have the same digest, no matter when they are published. */
export const agenciesDigest = (agencies: readonly PublishedAgency[]): string =>
	digestOf(Buffer.from(JSON.stringify(agencies)));
