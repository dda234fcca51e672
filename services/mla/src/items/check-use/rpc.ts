import { type Actor, postPrincipal } from "@seamark/auth";
import type { mlaApi } from "@seamark/contracts";
import { transact } from "@seamark/db";
import { HubError, mustBeOneOf } from "@seamark/errors";
import { principalSettings, purposes } from "@seamark/policy";
import { recordsAccessed, refuse } from "@seamark/service";
import { currentTraceparent } from "@seamark/telemetry";
import { notCitable } from "../../cases/citable.ts";
import type { Deps } from "../../deps.ts";
import { findThread } from "../../requests/find-thread.ts";
import { uses } from "../items.ts";
import { decideUseItem } from "../use-item/decide.ts";
import { isUuid } from "./is-uuid.ts";

/**
 * Says to another service whether a principal may use an item, and puts the use on record: by the rules of `use-item`. The principal is
 * resolved again from the directory, and narrowed to the scopes that the caller verified.
 */
export const checkUseRpc =
	({ context, directory, cases }: Pick<Deps, "context" | "directory" | "cases">) =>
	async (request: mlaApi.CheckUseRequest): Promise<mlaApi.CheckUseResponse> => {
		const { requestId, itemId, caseId, actor, use, purpose } = checked(request);
		const now = context.now();
		const standing = postPrincipal(directory.current(), actor.postId, actor.purpose, now);
		if ("refused" in standing || standing.agency !== actor.agencyId)
			throw new HubError("FORBIDDEN", { detail: "The directory does not confirm this post." });
		const who = { ...standing, scopes: standing.scopes.filter((scope) => request.scopes.includes(scope)) };
		const asUser = principalSettings(who, "change", now);
		const thread = await transact(context.pool, (tx) => findThread(tx, requestId), asUser);
		const cited = !thread || !caseId || (await cases.check({ actor, scopes: who.scopes, caseId })) !== undefined;
		const asked = { item: itemId, use, purpose, ...(caseId ? { caseId } : {}) };
		const decided = cited
			? thread && decideUseItem(thread, asked, { actor, id: context.newId(), at: now })
			: refuse("REFUSED", [notCitable("/caseId")]);
		const allowed = decided !== undefined && !("refused" in decided);
		await context.committer.commit({
			writes: allowed ? decided.writes : [],
			events: [
				recordsAccessed({
					actor,
					action: "disclosure",
					record: "mla-item",
					ids: [requestId, itemId],
					query: "check-use",
					found: allowed,
				}),
				...(allowed ? decided.events : []),
			],
			writer: actor.agencyId,
			traceparent: currentTraceparent(),
		});
		if (!allowed)
			return {
				allowed: false,
				why:
					(decided && "refused" in decided && decided.refused.faults[0]?.message) || "There is nothing here for you.",
				limits: "",
				conditions: [],
			};
		const { limits, conditions } = decided.answer as { limits: string | null; conditions: string[] };
		return { allowed: true, why: "", limits: limits ?? "", conditions };
	};

/** What is asked, in its own types. Throws VALIDATION with all faults. */
const checked = (request: mlaApi.CheckUseRequest) => {
	const { caller, requestId, itemId, caseId } = request;
	const use = uses.find((one) => one === request.use);
	const purpose = purposes.find((one) => one === request.purpose);
	const ids = { requestId, itemId, ...(caseId ? { caseId } : {}) };
	const faults = [
		...Object.entries(ids)
			.filter(([, id]) => !isUuid(id))
			.map(([at]) => ({ at: `/${at}`, message: "must be a UUID in lower case" })),
		...(use ? [] : [{ at: "/use", message: mustBeOneOf([...uses]) }]),
		...(purpose ? [] : [{ at: "/purpose", message: mustBeOneOf(purposes) }]),
		...(caller ? [] : [{ at: "/caller", message: "is missing" }]),
	];
	if (faults.length > 0 || !use || !purpose || !caller) throw new HubError("VALIDATION", { faults });
	return { requestId, itemId, caseId, actor: caller as Actor, use, purpose };
};
