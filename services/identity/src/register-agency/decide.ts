import type { Fault } from "@seamark/errors";
import type { AgencyKind } from "@seamark/policy";
import { faultsWhere } from "@seamark/service";
import type { JWK } from "jose";
import { type DirectoryDecision, rfc3339, unlessFaulty } from "../decision.ts";
import type { HostedKey } from "../keys/signer.ts";
import { insertAgency, insertClient, insertKey, insertPost } from "../store/statements.ts";

export type RegisterAgency = {
	handle: string;
	name: string;
	kind: AgencyKind;
	country: string;
	invented?: boolean;
	/** Absent when the hub holds the agency's keys. */
	issuer?: string;
};

/**
 * An agency begins with one post that administers it and one client on that post: from there on it runs itself. The hub
 * makes the signing key of a hosted agency; a sovereign one brings its issuer and its keys.
 */
export const decideRegisterAgency = (
	asked: RegisterAgency,
	state: {
		countryKnown: boolean;
		handleTaken: boolean;
		issuerTaken: boolean;
		keyFaults: readonly Fault[];
		keys: readonly (HostedKey | { kid: string; jwk: JWK })[];
		clientJwk: JWK | undefined;
	},
	o: { publicUrl: string; insecureIssuers: boolean },
	ids: { agency: string; post: string; client: string },
	now: number,
): DirectoryDecision =>
	unlessFaulty(
		[
			...faultsWhere(
				[!state.countryKnown, "/country", "is not registered; register the country first"],
				[state.handleTaken, "/handle", "is the handle of another agency"],
				[state.issuerTaken, "/sovereign/issuer", "is the issuer of another agency"],
				[
					asked.issuer === undefined && !state.clientJwk,
					"/clientKey",
					"is missing: a hosted agency's first client needs one",
				],
				[
					new Set(state.keys.map((key) => key.kid)).size < state.keys.length,
					"/sovereign/keys",
					"holds two keys with the same kid",
				],
			),
			...(asked.issuer === undefined ? [] : issuerFaults(asked.issuer, o)),
			...state.keyFaults,
		],
		() => ({
			writes: [
				{
					statement: insertAgency,
					row: { ...asked, id: ids.agency, issuer: asked.issuer ?? null, invented: asked.invented === true },
				},
				{
					statement: insertPost,
					row: {
						id: ids.post,
						agencyId: ids.agency,
						name: "administration",
						clearance: "clear",
						scopes: ["directory:read", "agency:admin"],
						purposes: ["oversight"],
					},
				},
				...state.keys.map((key) => ({
					statement: insertKey,
					row: { ...key, agencyId: ids.agency, notBefore: rfc3339(now) },
				})),
				{
					statement: insertClient,
					row: {
						id: ids.client,
						agencyId: ids.agency,
						postId: ids.post,
						jwk: state.clientJwk ?? null,
						vouches: false,
					},
				},
			],
			changed: [{ entity: "agency", entityId: ids.agency, change: "registered", agencyId: ids.agency }],
			answer: {
				id: ids.agency,
				issuer: asked.issuer ?? `${o.publicUrl}/agencies/${ids.agency}`,
				post: ids.post,
				client: ids.client,
			},
		}),
	);

/** Tokens are told apart by their issuer, so an issuer has one spelling, and none that the hub itself issues under. */
export const issuerFaults = (issuer: string, o: { publicUrl: string; insecureIssuers: boolean }): Fault[] => {
	const at = "/sovereign/issuer";
	if (!URL.canParse(issuer)) return [{ at, message: "is not an address" }];
	const url = new URL(issuer);
	return faultsWhere(
		[url.protocol !== "https:" && !(o.insecureIssuers && url.protocol === "http:"), at, "must be an https address"],
		[
			url.href !== issuer && url.href !== `${issuer}/`,
			at,
			`must be written as ${url.origin}${url.pathname}, without query, fragment or user`,
		],
		[
			url.search !== "" || url.hash !== "" || url.username !== "" || url.password !== "",
			at,
			"must have no query, fragment or user",
		],
		[`${issuer}/`.startsWith(`${o.publicUrl}/`), at, "is an address of this hub"],
	);
};
