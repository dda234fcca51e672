import { type Actor, postPrincipal } from "@seamark/auth";
import type { casesApi } from "@seamark/contracts";
import { HubError } from "@seamark/errors";
import { recordsAccessed } from "@seamark/service";
import { currentTraceparent } from "@seamark/telemetry";
import type { Deps } from "../../deps.ts";
import { readAs } from "../../store/read.ts";
import { findPerson } from "../../store/read-persons.ts";
import { openableOf, openedAs, purposeRefused } from "../opening/opening.ts";

/**
 * Lets a foreign authority open who a person is. The principal is resolved again from the directory, and narrowed to the scopes that the
 * caller verified; the purpose must fit who the person is, as it must for an opening here. The vault asks for the two officers.
 */
export const releasePersonRpc =
	({ context, directory, vault }: Pick<Deps, "context" | "directory" | "vault">) =>
	async (request: casesApi.ReleasePersonRequest): Promise<casesApi.ReleasePersonResponse> => {
		const { personId, preparedBy, releaseId, receiverId, requestId, until } = request;
		const actor = request.caller as Actor | undefined;
		if (!actor) throw new HubError("VALIDATION", { faults: [{ at: "/caller", message: "is missing" }] });
		const now = context.now();
		const standing = postPrincipal(directory.current(), actor.postId, actor.purpose, now);
		if ("refused" in standing || standing.agency !== actor.agencyId)
			throw new HubError("FORBIDDEN", { detail: "The directory does not confirm this post." });
		const who = { ...standing, scopes: standing.scopes.filter((scope) => request.scopes.includes(scope)) };
		const person = who.scopes.includes("cases:read")
			? await readAs(context.pool, who, now, (tx) => findPerson(tx, personId))
			: undefined;
		const identityId = person?.identityId ?? undefined;
		await context.committer.commit({
			writes: [],
			events: [
				recordsAccessed({
					actor,
					action: "disclosure",
					record: "person",
					ids: [personId],
					query: "release-person",
					found: identityId !== undefined,
				}),
			],
			traceparent: currentTraceparent(),
		});
		if (!person || !identityId) throw new HubError("NOT_FOUND", { detail: "No such person of yours." });
		const unfit = purposeRefused(openedAs(openableOf(person.state), now), actor.purpose);
		if (unfit) throw new HubError(unfit.refused.code, { faults: [...unfit.refused.faults] });
		await vault.release({ actor, identityId, preparedBy, releaseId, receiverId, requestId, until });
		return { pseudonym: person.pseudonym };
	};
