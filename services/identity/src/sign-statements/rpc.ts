import type { identityApi } from "@seamark/contracts";
import { HubError } from "@seamark/errors";
import { sign } from "@seamark/mla-thread";
import type { ServiceContext } from "@seamark/service";
import { currentTraceparent } from "@seamark/telemetry";
import { type Actor, statementSigned } from "../events.ts";
import type { StatementKeys } from "../keys/statement-keys.ts";
import { agencyNamed } from "./agency-named.ts";
import { faultsOfTexts, keyAt, momentOf, sha256Of, signsItself } from "./decide.ts";

/** What was signed, and for whom, is in the log before a signature leaves. */
export const signStatementsRpc =
	(context: ServiceContext, keys: StatementKeys) =>
	async (request: identityApi.SignStatementsRequest): Promise<identityApi.SignStatementsResponse> => {
		const { agencyId, texts } = request;
		const caller = request.caller as Actor | undefined;
		const agency = await agencyNamed(context, agencyId);
		const faults = faultsOfTexts(agencyId, texts, context.now());
		if (!caller) faults.push({ at: "/caller", message: "is missing" });
		if (faults.length > 0 || !caller) throw new HubError("VALIDATION", { faults });
		const all = await keys.of(agency);
		if (signsItself(agency, all, context.now()) || agency.status !== "active")
			throw new HubError("REFUSED", {
				faults: [{ at: "/agencyId", message: "signs with keys of its own, or is suspended" }],
			});
		const signed = await Promise.all(
			texts.map(async (text) => {
				const kid = keyAt(all, momentOf(text))?.kid;
				if (!kid) throw new HubError("UNAVAILABLE", { detail: "The statement key is being changed.", retryAfter: 1 });
				return { kid, ...(await sign(text, { kid, key: await keys.privateHalf(agencyId, kid), alg: "EdDSA" })) };
			}),
		);
		await context.committer.commit({
			writes: [],
			events: [statementSigned({ actor: caller, agencyId, keyId: signed[0]?.kid ?? "", sha256: texts.map(sha256Of) })],
			traceparent: currentTraceparent(),
		});
		return { signatures: signed.map(({ signature }) => signature) };
	};
