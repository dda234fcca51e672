import type { Actor } from "@seamark/auth";
import { transact } from "@seamark/db";
import type { Fault } from "@seamark/errors";
import { writerSettings } from "@seamark/policy";
import type { Deps } from "../deps.ts";
import { findThread } from "../requests/find-thread.ts";
import { executingIn } from "../thread/make.ts";
import { isUuid } from "./check-use/is-uuid.ts";

type Named = { caller?: { agencyId: string } | undefined; requestId: string; agencyId: string };

/** What is wrong with how a service names a request and who asks. */
export const faultsOfNamed = ({ caller, requestId, agencyId }: Named): Fault[] => [
	...(isUuid(requestId) ? [] : [{ at: "/requestId", message: "must be a UUID in lower case" }]),
	...(agencyId === "" || isUuid(agencyId)
		? []
		: [{ at: "/agencyId", message: "must be a UUID in lower case, or empty" }]),
	...(caller && isUuid(caller.agencyId) ? [] : [{ at: "/caller", message: "must name an agency" }]),
];

/**
 * The requested side's copy, for that side itself and for the agency to which it sent the request on: the owner gave it, and nobody else
 * can. Undefined for everybody else, as where there is none.
 */
export const findAssistance = async ({ context }: Pick<Deps, "context">, actor: Actor, named: Named) => {
	const owner = named.agencyId || actor.agencyId;
	const thread = await transact(context.pool, (tx) => findThread(tx, named.requestId), writerSettings([owner]));
	if (thread?.row.side !== "requested") return undefined;
	const executing = executingIn(thread.chains.requested.map(({ statement }) => statement));
	return [owner, executing].includes(actor.agencyId) ? thread : undefined;
};
