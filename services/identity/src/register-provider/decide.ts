import { faultsOfFirst, faultsWhere } from "@seamark/service";
import { type DirectoryDecision, rfc3339, unlessFaulty } from "../decision.ts";
import type { HostedKey } from "../keys/signer.ts";
import { insertProvider } from "../store/providers.ts";

/** One person of the administration names the agency's provider. Nobody signs in there before a second one has confirmed it. */
export const decideRegisterProvider = (
	asked: { issuer: string; clientId: string; acr?: string },
	state: { agencyId: string; hosted: boolean; officer: string | undefined; urlFault: string | undefined },
	made: { id: string; client: HostedKey; token: HostedKey; redirectUri: string },
	now: number,
): DirectoryDecision =>
	unlessFaulty(
		[
			...faultsOfFirst(state.officer),
			...faultsWhere(
				[state.hosted, "", "is for agencies that hold their own key; the officers of yours have passkeys"],
				[state.urlFault !== undefined, "/issuer", state.urlFault ?? ""],
				[
					URL.canParse(asked.issuer) && new URL(asked.issuer).search !== "",
					"/issuer",
					"must have no query: an issuer is an address alone",
				],
			),
		],
		() => ({
			writes: [
				{
					statement: insertProvider,
					row: {
						id: made.id,
						agencyId: state.agencyId,
						issuer: asked.issuer,
						clientId: asked.clientId,
						acr: asked.acr ?? null,
						askedBy: state.officer,
						at: rfc3339(now),
						clientKey: made.client.jwk,
						clientSealed: made.client.sealed,
						tokenKey: made.token.jwk,
						tokenSealed: made.token.sealed,
					},
				},
			],
			changed: [{ entity: "provider", entityId: made.id, change: "asked", agencyId: state.agencyId }],
			answer: { id: made.id, clientKey: made.client.jwk, redirectUri: made.redirectUri },
		}),
	);
