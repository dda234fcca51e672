import type { Actor } from "@seamark/auth";
import { casesApi, mlaApi } from "@seamark/contracts";
import { HubError } from "@seamark/errors";
import { callService } from "@seamark/grpc";
import type { Principal } from "@seamark/policy";
import type { ServiceContext } from "@seamark/service";

/** What this service asks the others, each time for an officer whose rights they look at themselves. Throws the catalogue's errors. */
export type Others = {
	/** Whether the officer may cite this case. Another agency's and one that is not there answer alike. */
	mayCiteCase(who: Principal, actor: Actor, caseId: string): Promise<boolean>;
	/** Whether the officer's authority was asked in this request for assistance. */
	mayCiteRequest(actor: Actor, requestId: string): Promise<boolean>;
	/** Puts what was found before the authority that was asked, for its signature; the id of what waits. */
	reportTrace(actor: Actor, requestId: string, items: readonly { says: string }[], reportId: string): Promise<string>;
	/**
	 * Whether the officer may cite this person of this case, and the vault has who it is. Nothing that says who it is comes here. What may not
	 * be cited, is not there, or is known to nobody answers alike.
	 */
	knowsPerson(who: Principal, actor: Actor, of: { caseId: string; personId: string }): Promise<boolean>;
};

const deadlineMs = 5_000;

export const othersOver = (context: ServiceContext): Others => {
	const to = (receiver: string) => ({ identity: context.identity, receiver, deadlineMs });
	const cases = context.client(casesApi.CaseReferencesServiceClient, "case-intake");
	const mla = context.client(mlaApi.AssistanceServiceClient, "mla");
	const checkCase = (who: Principal, actor: Actor, of: { caseId: string; personId: string }) => {
		const { agencyId, postId, officerId, purpose, tokenId } = actor;
		const asked = { ...of, agencyId, postId, officerId, purpose, tokenId, scopes: [...who.scopes] };
		return callService(to("case-intake"), cases.checkCase.bind(cases), asked);
	};
	return {
		mayCiteCase: async (who, actor, caseId) => (await checkCase(who, actor, { caseId, personId: "" })).citable,
		mayCiteRequest: async (caller, requestId) => {
			const asked = { caller, requestId, agencyId: caller.agencyId };
			return callService(to("mla"), mla.readAssistance.bind(mla), asked).then(
				() => true,
				(error: unknown) => {
					if (error instanceof HubError && error.code === "NOT_FOUND") return false;
					throw error;
				},
			);
		},
		reportTrace: async (caller, requestId, items, reportId) => {
			const asked = { caller, requestId, reportId, agencyId: caller.agencyId };
			const report = { ...asked, items: items.map(({ says }) => ({ says, limits: "" })) };
			return (await callService(to("mla"), mla.reportTrace.bind(mla), report)).actId;
		},
		knowsPerson: async (who, actor, of) => {
			const { citable, identified } = await checkCase(who, actor, of);
			return citable && identified;
		},
	};
};
