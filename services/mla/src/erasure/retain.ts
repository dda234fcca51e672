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

type Retaining = Pick<Deps, "context" | "directory" | "signing" | "desk">;
type Find = (before: number) => Promise<Due[]>;

/** Erases what was kept for its time. The hub's setting stands for the two officers. */
export const retainOnce = async (
	deps: Retaining,
	retention: Retention,
): Promise<{ requests: number; letters: number }> => {
	const { pool } = deps.context;
	const agencies = deps.directory.current().snapshot.agencies.map(({ id }) => id);
	const drafts = await eraseEach(deps, retention.draft, (before) => draftsDue(pool, agencies, before), eraseDue);
	const threads = await eraseEach(deps, retention.thread, (before) => threadsDue(pool, agencies, before), eraseDue);
	const letters = await eraseEach(
		deps,
		retention.letter,
		(before) => lettersDue(pool, agencies, before),
		eraseOneLetter,
	);
	return { requests: drafts + threads, letters };
};

/** One that cannot be erased now holds up no other one: it comes again. Answers how many were. */
const eraseEach = async (
	deps: Retaining,
	kept: number | undefined,
	find: Find,
	erase: (deps: Retaining, due: Due, before: number) => Promise<boolean>,
): Promise<number> => {
	if (kept === undefined) return 0;
	const before = deps.context.now() - kept;
	let erased = 0;
	for (const due of await find(before))
		await erase(deps, due, before).then(
			(done) => {
				if (done) erased++;
			},
			(error: unknown) => deps.context.log.warn({ err: error, id: due.id }, "what was kept for its time stays for now"),
		);
	return erased;
};

const eraseOneLetter = async ({ context }: Retaining, { agency, id }: Due): Promise<boolean> => {
	await context.committer.commit({
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
	return true;
};

const eraseDue = async (deps: Retaining, { agency, id }: Due, before: number): Promise<boolean> => {
	const found = await transact(deps.context.pool, (tx) => findToErase(tx, id), writerSettings([agency]));
	// Somebody went on with it since it was found.
	if (!found || Date.parse(found.thread.row.changedAt) >= before) return false;
	const at = deps.context.now();
	const actor = serviceActor(agency);
	const why = { reason: "kept for its time", askedBy: null, askedAt: new Date(at).toISOString(), confirmedBy: null };
	const { writes, events, files } = await eraseRequest(deps, found, why, { actor, at });
	await deps.context.committer.commit({ writes, events, writer: agency });
	for (const file of files) await removeBytes(deps, file);
	return true;
};
