import type { identityApi } from "@seamark/contracts";
import type { Change } from "@seamark/log";
import { currentTraceparent } from "@seamark/telemetry";
import { type Binding, type Grant, tokenIssued } from "../events.ts";
import type { Identity } from "../identity.ts";
import { signsAs } from "../keys/signer.ts";
import { type Granted, longestLife } from "./decide.ts";

export type Minted = { accessToken: string; expiresIn: number };

/** Signs an access token (RFC 9068) with the agency's key and records it; no token leaves that the log does not know. */
export const mintToken = async (
	identity: Identity,
	o: {
		agency: identityApi.Agency;
		client: string;
		officer?: string;
		granted: Granted;
		grant: Grant;
		confirmation?: { jkt: string } | { "x5t#S256": string };
		lifeSeconds?: number;
		/** Hash of the one request that it is for. */
		operation?: string;
		writes?: Change["writes"];
	},
): Promise<Minted> => {
	const { context } = identity;
	const { post, purpose, scopes } = o.granted;
	const issuedAt = Math.floor(context.now() / 1_000);
	const expiresIn = o.lifeSeconds ?? longestLife;
	const tokenId = context.newId();
	const accessToken = await identity.signer.sign(o.agency, {
		iss: signsAs(o.agency).issuer,
		aud: identity.hub,
		sub: o.officer ?? o.client,
		client_id: o.client,
		jti: tokenId,
		scope: scopes.join(" "),
		duty_post: post.id,
		...(o.officer === undefined ? {} : { officer: o.officer }),
		purpose,
		...(o.operation === undefined ? {} : { operation: o.operation }),
		...(o.confirmation ? { cnf: o.confirmation } : {}),
		iat: issuedAt,
		exp: issuedAt + expiresIn,
	});
	const actor = {
		agencyId: o.agency.id,
		postId: post.id,
		officerId: o.officer ?? "",
		purpose,
		tokenId,
		service: "",
	};
	const event = tokenIssued(actor, { clientId: o.client, scopes, grant: o.grant, binding: bindingOf(o.confirmation) });
	await context.committer.commit({ writes: o.writes ?? [], events: [event], traceparent: currentTraceparent() });
	return { accessToken, expiresIn };
};

const bindingOf = (confirmation: object | undefined): Binding =>
	confirmation === undefined ? "none" : "jkt" in confirmation ? "dpop" : "certificate";
