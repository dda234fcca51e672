import type { Actor } from "@seamark/auth";
import { casesApi } from "@seamark/contracts";
import { callService } from "@seamark/grpc";
import type { ServiceContext } from "@seamark/service";

/** For whom a call is made: the actor, with the scopes of their token. */
export type ForWhom = { actor: Actor; scopes: readonly string[] };

/** Case intake, which alone says of cases and persons what another service may know. Throws the catalogue's errors. */
export type Cases = {
	/** Undefined where the caller may not cite it: another agency's case and none answer alike. */
	check(o: ForWhom & { caseId: string }): Promise<{ status: string; reference: string } | undefined>;
	/** Lets one foreign authority open who a person is, by two officers. The same again answers the same. */
	release(
		o: ForWhom & Omit<casesApi.ReleasePersonRequest, "caller" | "scopes">,
	): Promise<casesApi.ReleasePersonResponse>;
	/** Who a person is, whom another agency released to the caller's. */
	openReleased(
		o: Pick<ForWhom, "actor"> & Omit<casesApi.OpenReleasedPersonRequest, "caller">,
	): Promise<casesApi.OpenReleasedPersonResponse>;
};

const deadlineMs = 5_000;

export const casesClient = (context: ServiceContext): Cases => {
	const client = context.client(casesApi.CaseReferencesServiceClient, "case-intake");
	const to = { identity: context.identity, receiver: "case-intake", deadlineMs };
	return {
		check: async ({ actor: { agencyId, postId, officerId, purpose, tokenId }, scopes, caseId }) => {
			const asked = { caseId, personId: "", agencyId, postId, officerId, purpose, tokenId, scopes: [...scopes] };
			const { citable, status, reference } = await callService(to, client.checkCase.bind(client), asked);
			return citable ? { status, reference } : undefined;
		},
		release: ({ actor, scopes, ...o }) =>
			callService(to, client.releasePerson.bind(client), { ...o, caller: actor, scopes: [...scopes] }),
		openReleased: ({ actor, ...o }) => callService(to, client.openReleasedPerson.bind(client), { ...o, caller: actor }),
	};
};
