import { transact } from "@seamark/db";
import { writerSettings } from "@seamark/policy";
import { lookEvery, recordChanged } from "@seamark/service";
import type { Retention } from "../config.ts";
import type { Deps } from "../deps.ts";
import { removeBytes } from "../files/remove-bytes.ts";
import { serviceActor } from "../signing/client.ts";
import { type Due, draftsDue, eraseLetter, lettersDue, threadsDue } from "../store/erasure.ts";
import { eraseRequest } from "./erase.ts";
import { findToErase } from "./find.ts";

const everyMs = 60 * 60_000;

export const openRetention = (deps: Deps, retention: Retention, closing: AsyncDisposableStack): void => {
	const failed = "what was kept for its time could not be erased";
	lookEvery({ context: deps.context, closing }, { everyMs, failed }, async () => {
		const { requests, letters } = await retainOnce(deps, retention);
		if (requests + letters > 0) deps.context.log.warn({ requests, letters }, "what was kept for its time was erased");
	});
};

/** Erases what was kept for its time. The hub's setting stands for the two officers. */
export const retainOnce = async (
	deps: Pick<Deps, "context" | "directory" | "signing" | "desk">,
	retention: Retention,
): Promise<{ requests: number; letters: number }> => {
	const { pool, now } = deps.context;
	const agencies = deps.directory.current().snapshot.agencies.map(({ id }) => id);
	const due = async (find: typeof draftsDue, kept: number | undefined): Promise<Due[]> =>
		kept === undefined ? [] : find(pool, agencies, now() - kept);
	const requests = [...(await due(draftsDue, retention.draft)), ...(await due(threadsDue, retention.thread))];
	for (const one of requests) await eraseDue(deps, one);
	const letters = await due(lettersDue, retention.letter);
	for (const { agency, id } of letters)
		await deps.context.committer.commit({
			writes: [{ statement: eraseLetter, row: { agency, id } }],
			events: [
				recordChanged({
					actor: serviceActor(agency),
					record: "mla-letter",
					recordId: id,
					change: "removed",
					version: 2,
				}),
			],
			writer: agency,
		});
	return { requests: requests.length, letters: letters.length };
};

const eraseDue = async (deps: Pick<Deps, "context" | "signing" | "desk">, { agency, id }: Due): Promise<void> => {
	const found = await transact(deps.context.pool, (tx) => findToErase(tx, id), writerSettings([agency]));
	if (!found) return;
	const at = deps.context.now();
	const actor = serviceActor(agency);
	const why = { reason: "kept for its time", askedBy: null, askedAt: new Date(at).toISOString(), confirmedBy: null };
	const { writes, events, files } = await eraseRequest(deps, found, why, { actor, at });
	await deps.context.committer.commit({ writes, events, writer: agency });
	for (const file of files) await removeBytes(deps, file);
};
