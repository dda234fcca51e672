import type { identityApi } from "@seamark/contracts";
import { type Fault, HubError, mustBeOneOf } from "@seamark/errors";
import type { Purpose, Scope } from "@seamark/policy";
import type { Identity } from "../identity.ts";
import { decideToken, longestLife } from "../issue-token/decide.ts";
import { mintToken } from "../issue-token/mint.ts";
import { findOfficers } from "../store/read.ts";

export type DemoRequest = {
	/** Handle or id of an officer. */
	officer: string;
	/** Handle (`fj-tcu/desk`), name (`desk`) or id of a duty post; the officer's only one when absent. */
	post?: string;
	/** The post's first when absent. */
	purpose?: Purpose;
	/** All that the post holds when absent. */
	scopes?: Scope[];
	/** Seconds. */
	ttl?: number;
};

export type DemoAnswer = {
	access_token: string;
	token_type: "Bearer";
	expires_in: number;
	scope: string;
	purpose: string;
	officer: string;
	duty_post: { id: string; handle: string };
	agency: { id: string; handle: string; name: string };
	notice: string;
};

const notice =
	"Demonstration hubs alone hand out tokens like this one: nobody proved who they are, and everybody who copies it may use it.";

const refuse = (at: string, message: string): never => {
	throw new HubError("REFUSED", { faults: [{ at, message } satisfies Fault] });
};

type Place = { post: identityApi.DutyPost; agency: identityApi.Agency; handle: string };

/** Hands a plain bearer token to anyone who asks, in any officer's name. Registered on demonstration hubs only. */
export const demoToken = async (identity: Identity, asked: DemoRequest): Promise<DemoAnswer> => {
	const directory = identity.directory.current();
	const now = identity.context.now();
	const officers = await findOfficers(identity.context.pool, asked.officer);
	const officer =
		officers[0]?.id ?? refuse("/officer", "is not the handle of an officer; GET /demo/officers lists them");
	if (officers.length > 1) return refuse("/officer", "is the handle of several officers; use the id");

	// An officer who left a post and came back has two postings to it, and it is one post.
	const held = directory.snapshot.postings.filter(
		(one) => one.officerId === officer && directory.onPost(officer, one.postId, now),
	);
	const places = [...new Set(held.map(({ postId }) => postId))].flatMap((id): Place[] => {
		const post = directory.post(id);
		const agency = post && directory.agency(post.agencyId);
		return post && agency ? [{ post, agency, handle: `${agency.handle}/${post.name}` }] : [];
	});
	const wanted = asked.post;
	const fitting = places.filter(
		({ post, handle }) => wanted === undefined || [post.id, post.name, handle].includes(wanted),
	);
	const place =
		fitting[0] ??
		refuse(
			"/post",
			`is not a post of this officer now; ${places.map((one) => one.handle).join(", ") || "there is none"}`,
		);
	if (fitting.length > 1) return refuse("/post", mustBeOneOf(fitting.map((one) => one.handle)));

	const { post, agency } = place;
	const purpose = asked.purpose ?? post.purposes[0];
	const granted = decideToken(
		agency,
		{ post: post.id, officer, ...(purpose ? { purpose } : {}), ...(asked.scopes ? { scopes: asked.scopes } : {}) },
		directory,
		now,
	);
	if ("error" in granted) return refuse(granted.error === "invalid_scope" ? "/scopes" : "", granted.description);
	const { accessToken, expiresIn } = await mintToken(identity, {
		agency,
		client: "demo",
		officer,
		granted,
		grant: "demo",
		lifeSeconds: asked.ttl ?? longestLife,
	});
	return {
		access_token: accessToken,
		token_type: "Bearer",
		expires_in: expiresIn,
		scope: granted.scopes.join(" "),
		purpose: granted.purpose,
		officer,
		duty_post: { id: post.id, handle: place.handle },
		agency: { id: agency.id, handle: agency.handle, name: agency.name },
		notice,
	};
};
