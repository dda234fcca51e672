import { measuredRate, waitAfter } from "@seamark/link";
import { findLink, type LinkRow, listLinks } from "../store/links.ts";
import type { Caller } from "./call.ts";
import type { Composed } from "./compose.ts";
import { make, type Sync, take } from "./exchange-once.ts";

const longestPollMs = 55_000;
const lookForLinksMs = 1_000;

/** Calls every hub that has an address, for as long as the service runs: one call moves both directions, and waits there for news. */
export const keepCalling = (sync: Sync, caller: Caller): { close(): Promise<void> } => {
	const calling = new Map<string, Promise<void>>();
	const look = async () => {
		for (const { hub, url } of await listLinks(sync.context.pool))
			if (url !== "" && !calling.has(hub))
				calling.set(
					hub,
					callHub(sync, caller, hub).finally(() => calling.delete(hub)),
				);
	};
	const looking = (async () => {
		while (!sync.closing.aborted) {
			await look().catch((error: unknown) => sync.context.log.warn({ err: error }, "links could not be read"));
			await sync.news.next("", lookForLinksMs, sync.closing);
		}
	})();
	return {
		close: async () => {
			await looking;
			await Promise.all(calling.values());
		},
	};
};

const callHub = async (sync: Sync, caller: Caller, hub: string): Promise<void> => {
	const session = sync.sessions.of(hub);
	let idle = 0;
	while (!sync.closing.aborted) {
		const link = await findLink(sync.context.pool, hub).catch(() => undefined);
		if (!link || link.url === "") return;
		try {
			const moved = await callOnce(sync, caller, link);
			session.failures = 0;
			idle = moved ? 0 : idle + 1;
			// A hub that answers at once, again and again, and says nothing new, is not asked without a pause.
			if (idle > 3) await sync.news.next(hub, 1_000, sync.closing);
		} catch (error) {
			if (sync.closing.aborted) return;
			session.failures++;
			sync.context.log.info(
				{ err: error, hub, failures: session.failures },
				"another hub could not be reached; it is called again",
			);
			// A call of the other hub, or something to tell it, ends the wait.
			await sync.news.next(hub, waitAfter(session.failures, sync.random()), sync.closing);
		}
	}
};

/** True where something moved, or where the other hub held the call until there was nothing. */
const callOnce = async (sync: Sync, caller: Caller, link: LinkRow): Promise<boolean> => {
	const composed = await make(sync, link.hub, { counted: true, waitMs: longestPollMs });
	if (!composed) return false;
	if (composed.backlog > 0 || composed.news) return sendNow(sync, caller, link, composed);
	const over = new AbortController();
	const began = sync.elapsed();
	// What is new here does not wait for this call to end.
	const beside = sendWhenNew(sync, caller, link, AbortSignal.any([over.signal, sync.closing]));
	try {
		const answer = await caller.call(link, composed.said, { waitMs: longestPollMs, signal: sync.closing });
		const { taken, counted } = await take(sync, link.hub, answer);
		return taken > 0 || (counted && sync.elapsed() - began > 500);
	} finally {
		over.abort();
		await beside;
	}
};

const sendNow = async (sync: Sync, caller: Caller, link: LinkRow, composed: Composed): Promise<boolean> => {
	const session = sync.sessions.of(link.hub);
	const began = sync.elapsed();
	const answer = await caller.call(link, { ...composed.said, waitMs: 0 }, { waitMs: 0, signal: sync.closing });
	const rate = measuredRate(session.bytesPerSecond, { bytes: sizeOf(composed), ms: sync.elapsed() - began });
	if (rate !== undefined) session.bytesPerSecond = rate;
	const { taken, counted } = await take(sync, link.hub, answer);
	return counted && (composed.news || taken > 0);
};

/** A call of the other hub that waits here takes it within this time. */
const takenByTheirCallMs = 150;

/** A second call, on a second connection, while the first one waits at the other hub. */
const sendWhenNew = async (sync: Sync, caller: Caller, link: LinkRow, signal: AbortSignal): Promise<void> => {
	while (!signal.aborted) {
		await sync.news.next(link.hub, longestPollMs, signal);
		if (sync.sessions.of(link.hub).waiting > 0) await sync.news.next(" ", takenByTheirCallMs, signal);
		if (signal.aborted) return;
		const composed = await make(sync, link.hub, { counted: true, waitMs: 0 }).catch(() => undefined);
		// The first call says what is wrong with the link.
		if (composed?.news) await sendNow(sync, caller, link, composed).catch(() => undefined);
	}
};

const sizeOf = ({ said }: { said: Parameters<Caller["call"]>[1] }): number =>
	[said.lanes.urgent, said.lanes.normal]
		.flatMap(({ frames }) => frames)
		.reduce((sum, { header, body }) => sum + header.length + (body?.length ?? 0), 200);
