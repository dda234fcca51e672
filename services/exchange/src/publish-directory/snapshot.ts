import type { Directory } from "@seamark/auth";
import { openValidator } from "@seamark/http";
import { Moment } from "@seamark/service/schema";
import Type from "typebox";
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
		/** What verifies what it signs; absent from hubs of the first version. */
		statementKeys?: { kid: string; jwk: string; from: string; until: string }[];
	};
	/** What is for it alone is sealed to this; absent from hubs of the first version. */
	sealKey?: string;
	readers: { clearance: string; purposes: string[] }[];
};
export type Published = { hub: string; serial: number; validUntil: string; agencies: PublishedAgency[] };

const texts = (...names: string[]) => Object.fromEntries(names.map((name) => [name, Type.String({ maxLength: 500 })]));
/** Fields that a later version of the other hub adds are passed over; the service that keeps agencies judges what these here say. */
const isPublished = openValidator().compile(
	Type.Object({
		hub: Type.String(),
		serial: Type.Integer({ minimum: 1, maximum: 2 ** 30 }),
		validUntil: Moment,
		agencies: Type.Array(
			Type.Object({
				agency: Type.Object({
					...texts("id", "handle", "name", "kind", "country", "region", "status"),
					invented: Type.Boolean(),
					statementKeys: Type.Optional(
						Type.Array(Type.Object({ ...texts("kid", "from", "until"), jwk: Type.String({ maxLength: 4_000 }) }), {
							maxItems: 200,
						}),
					),
				}),
				sealKey: Type.Optional(Type.String({ maxLength: 64 })),
				readers: Type.Array(Type.Object({ clearance: Type.String(), purposes: Type.Array(Type.String()) })),
			}),
			{ maxItems: 2_000 },
		),
	}),
);
export const publishedIn = (value: unknown): Published | undefined =>
	isPublished(value) ? (value as Published) : undefined;

/** Longer than any link is down: what has run out still counts for what is there, and nothing new goes to its agencies. */
export const validMs = 120 * 24 * 3_600_000;
/** It is published again before it has run so long. */
export const renewedMs = 30 * 24 * 3_600_000;

export const publishedAgencies = async (
	{ snapshot }: Directory,
	sealKeyOf: (agency: string) => Promise<string>,
): Promise<PublishedAgency[]> => {
	const posts = Map.groupBy(
		snapshot.posts.filter((post) => !post.closed && post.scopes.includes("alerts:read")),
		({ agencyId }) => agencyId,
	);
	const agencies = snapshot.agencies.map(
		async ({ id, handle, name, kind, country, region, status, invented, statementKeys }) => ({
			agency: { id, handle, name, kind, country, region, status, invented, statementKeys },
			sealKey: await sealKeyOf(id),
			readers: readersOf(posts.get(id) ?? []),
		}),
	);
	return (await Promise.all(agencies)).sort((a, b) => (a.agency.id < b.agency.id ? -1 : 1));
};

/** Each pair of clearance and purposes once: how many posts an agency has is its own. */
const readersOf = (posts: readonly { clearance: string; purposes: readonly string[] }[]) => {
	const pairs = posts.map(({ clearance, purposes }) => JSON.stringify({ clearance, purposes: [...purposes].sort() }));
	return [...new Set(pairs)].sort().map((pair) => JSON.parse(pair) as PublishedAgency["readers"][number]);
};

/** The same agencies have the same digest, no matter when they are published. */
export const agenciesDigest = (agencies: readonly PublishedAgency[]): string =>
	digestOf(Buffer.from(JSON.stringify(agencies)));
