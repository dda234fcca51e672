import type { Actor } from "@seamark/auth";
import type { Change } from "@seamark/log";
import type { ServiceContext } from "@seamark/service";
import { giveUp, intend, own, subjectWrites, type VaultSubject } from "../store/vault-subjects.ts";
import { type Settling, settle } from "./settling.ts";

/** What was sealed: the commit that makes it somebody's takes `writes` in, and where that does not come about it is taken back. */
export type Sealed = { writes: Change["writes"]; takeBack: () => Promise<void> };

/** Nothing was to be sealed. */
export const nothingSealed: Sealed = { writes: [], takeBack: async () => undefined };

export type ToSeal = {
	/** Whose they are to be. */
	agency: string;
	actor: Actor;
	kind: "identity" | "file";
	/** The case or report that they are sealed under. */
	scope: string;
	/** New ids: a try that failed has used its own up. */
	ids: readonly string[];
};

/**
 * Says what is going to be sealed, and seals it. No matter what comes in between then and the commit, there is a row that says what
 * nobody may have: the sweep finds it. What `seal` throws is thrown on.
 */
export const sealing = async (
	deps: Settling & { context: ServiceContext },
	{ agency, actor, kind, scope, ids }: ToSeal,
	seal: () => Promise<void>,
): Promise<Sealed> => {
	if (ids.length === 0) return nothingSealed;
	const { context } = deps;
	const since = new Date(context.now()).toISOString();
	const subjects = ids.map((id): VaultSubject => ({ agency, kind, id, scope, cause: null, actor, since }));
	const commit = (writes: Change["writes"]) => context.committer.commit({ writes, events: [], writer: actor.agencyId });
	await commit(subjectWrites(intend, subjects));
	const takeBack = async () => {
		await commit(subjectWrites(giveUp, subjects));
		await settle(deps, agency, { ids });
	};
	try {
		await seal();
	} catch (error) {
		await takeBack().catch((failure: unknown) =>
			context.log.warn({ err: failure }, "what was not sealed is given up later"),
		);
		throw error;
	}
	return { writes: subjectWrites(own, subjects), takeBack };
};
