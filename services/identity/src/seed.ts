import type { Fault } from "@seamark/errors";
import { HubError } from "@seamark/errors";
import type { Change, Statement } from "@seamark/log";
import type { AgencyKind, Purpose, RecordKind, Scope, Tlp, Topic } from "@seamark/policy";
import type { ServiceContext } from "@seamark/service";
import { exportJWK, generateKeyPair, type JWK } from "jose";
import { directoryChanged } from "./events.ts";
import { makeHostedKey } from "./keys/signer.ts";
import type { NationalOffice } from "./schema.ts";
import { hasAgencies } from "./store/read.ts";
import * as rows from "./store/statements.ts";

/** A first directory. References are ids of this seed; countries are codes, regions slugs; times are RFC 3339. */
export type DirectorySeed = {
	regions: readonly { slug: string; name: string }[];
	countries: readonly { code: string; name: string; region: string }[];
	agencies: readonly {
		id: string;
		handle: string;
		name: string;
		kind: AgencyKind;
		country: string;
		invented: boolean;
		nationalOffice?: NationalOffice;
	}[];
	posts: readonly {
		id: string;
		agency: string;
		name: string;
		clearance: Tlp;
		scopes: readonly Scope[];
		purposes: readonly Purpose[];
	}[];
	officers: readonly { id: string; handle: string; homeAgency: string }[];
	postings: readonly { id: string; officer: string; post: string; from: string; until?: string }[];
	agreements: readonly {
		id: string;
		title: string;
		parties: readonly string[];
		topics: readonly Topic[];
		records: readonly RecordKind[];
		ages: "any" | "child";
		purposes: readonly Purpose[];
		from: string;
		until?: string;
		invented?: boolean;
	}[];
	/** Without `jwk` a key pair is made, and the private half returned once. */
	clients: readonly { id: string; handle: string; agency: string; post: string; jwk?: JWK; vouches?: boolean }[];
};

/** A client whose key was made here; nobody else has its private half. */
export type SeededClient = { id: string; handle: string; agency: string; post: string; privateJwk: JWK };
export type Seeded = { inserted: boolean; clients: SeededClient[] };

/**
 * Fills an empty directory in one transaction, with a signing key for every agency. A directory that holds anything is
 * left as it is. Throws REFUSED when a reference in the seed leads nowhere.
 */
export const seedDirectory = async (context: ServiceContext, seed: DirectorySeed): Promise<Seeded> => {
	if (await hasAgencies(context.pool)) return { inserted: false, clients: [] };
	const faults = danglingReferences(seed);
	if (faults.length > 0) throw new HubError("REFUSED", { detail: "The seed is not whole.", faults });

	const now = new Date(context.now()).toISOString();
	const [keys, clients] = await Promise.all([
		Promise.all(seed.agencies.map((agency) => makeHostedKey(context.hubKey, agency.id))),
		Promise.all(
			seed.clients.map(async (client) => ({ client, keys: client.jwk ? undefined : await makeClientKey(client.id) })),
		),
	]);
	const change: Change = {
		writes: writesOf(seed, { keys, clients, now }),
		events: [
			directoryChanged({ service: "identity" }, { entity: "agency", entityId: "", change: "seeded", agencyId: "" }),
		],
	};
	const { position } = await context.committer.commit(change);
	context.log.info({ agencies: seed.agencies.length, position }, "the directory was filled");
	return {
		inserted: true,
		clients: clients.flatMap(({ client: { id, handle, agency, post }, keys: made }) =>
			made ? [{ id, handle, agency, post, privateJwk: made.privateJwk }] : [],
		),
	};
};

type Made = {
	keys: readonly Awaited<ReturnType<typeof makeHostedKey>>[];
	clients: readonly {
		client: DirectorySeed["clients"][number];
		keys: Awaited<ReturnType<typeof makeClientKey>> | undefined;
	}[];
	/** RFC 3339. */
	now: string;
};

/** The rows of a seed, in the order in which they lead to each other. */
const writesOf = (seed: DirectorySeed, { keys, clients, now }: Made): Change["writes"] => {
	const all = (statement: Statement, list: readonly object[]): Change["writes"] =>
		list.map((row) => ({ statement, row: row as Record<string, unknown> }));
	const agencyOfPost = new Map(seed.posts.map((post) => [post.id, post.agency]));
	const homeOf = new Map(seed.officers.map((officer) => [officer.id, officer.homeAgency]));
	return [
		...all(rows.insertRegion, seed.regions),
		...all(rows.insertCountry, seed.countries),
		...all(rows.insertAgency, seed.agencies),
		...all(
			rows.insertPost,
			seed.posts.map((post) => ({ ...post, agencyId: post.agency })),
		),
		...all(
			rows.insertOfficer,
			seed.officers.map((officer) => ({ ...officer, agencyId: officer.homeAgency })),
		),
		...all(
			rows.insertPosting,
			seed.postings.map((posting) => ({
				...posting,
				officerId: posting.officer,
				postId: posting.post,
				homeAgencyId: homeOf.get(posting.officer),
				hostAgencyId: agencyOfPost.get(posting.post),
				confirmedAt: now,
			})),
		),
		...all(
			rows.insertAgreement,
			seed.agreements.map((agreement) => ({ ...agreement, invented: agreement.invented === true })),
		),
		...all(
			rows.insertKey,
			seed.agencies.map((agency, index) => ({ agencyId: agency.id, ...keys[index], notBefore: now })),
		),
		...all(
			rows.insertClient,
			clients.map(({ client, keys: made }) => ({
				id: client.id,
				agencyId: client.agency,
				postId: client.post,
				jwk: client.jwk ?? made?.publicJwk,
				vouches: client.vouches === true,
			})),
		),
	];
};

const makeClientKey = async (kid: string) => {
	const pair = await generateKeyPair("ES256", { extractable: true });
	const about = { alg: "ES256", use: "sig", kid };
	return {
		publicJwk: { ...(await exportJWK(pair.publicKey)), ...about },
		privateJwk: { ...(await exportJWK(pair.privateKey)), ...about },
	};
};

const danglingReferences = (seed: DirectorySeed): Fault[] => {
	const known = {
		region: new Set(seed.regions.map((one) => one.slug)),
		country: new Set(seed.countries.map((one) => one.code)),
		agency: new Set(seed.agencies.map((one) => one.id)),
		post: new Set(seed.posts.map((one) => one.id)),
		officer: new Set(seed.officers.map((one) => one.id)),
	};
	const faults: Fault[] = [];
	const check = (at: string, kind: keyof typeof known, keys: readonly string[]) => {
		for (const key of keys.filter((one) => !known[kind].has(one)))
			faults.push({ at, message: `names ${kind} ${key}, which the seed does not have` });
	};
	const each = <T>(list: readonly T[], kind: keyof typeof known, at: string, keysOf: (one: T) => readonly string[]) => {
		for (const [i, one] of list.entries()) check(at.replace("*", String(i)), kind, keysOf(one));
	};
	each(seed.countries, "region", "/countries/*/region", (one) => [one.region]);
	each(seed.agencies, "country", "/agencies/*/country", (one) => [one.country]);
	each(seed.posts, "agency", "/posts/*/agency", (one) => [one.agency]);
	each(seed.officers, "agency", "/officers/*/homeAgency", (one) => [one.homeAgency]);
	each(seed.postings, "officer", "/postings/*/officer", (one) => [one.officer]);
	each(seed.postings, "post", "/postings/*/post", (one) => [one.post]);
	each(seed.agreements, "country", "/agreements/*/parties", (one) => one.parties);
	each(seed.clients, "agency", "/clients/*/agency", (one) => [one.agency]);
	each(seed.clients, "post", "/clients/*/post", (one) => [one.post]);
	return faults;
};
