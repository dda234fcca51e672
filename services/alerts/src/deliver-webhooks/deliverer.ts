import { setTimeout as sleep } from "node:timers/promises";
import { readLog, readNext } from "@seamark/log";
import { gauge } from "@seamark/telemetry";
import type { Deps } from "../deps.ts";
import { releaseWebhooks } from "../store/webhooks.ts";
import { type Delivering, sendDue, type WebhookNotice } from "./attempt.ts";
import { openWebhookBook } from "./book.ts";
import { type Due, reloadChanged, renewClaims, review } from "./claims.ts";
import { type Held, isServed } from "./held.ts";
import { openPoster, type Reach } from "./post.ts";
import { catchUp, changesIn, queuePage, savePositions } from "./scan.ts";

export type Deliverer = {
	/** Stops, waits a moment for answers that are due, and gives its webhooks back. What is cut off is sent again later. */
	close(): Promise<void>;
};

export type DelivererOptions = {
	reach: Reach;
	notice?: (notice: WebhookNotice) => void;
	/** Time after which the webhooks of a process that died are taken over. */
	leaseMs?: number;
	/** How often claims are renewed. */
	renewMs?: number;
	/** How long answers are waited for at the end. */
	graceMs?: number;
	/** 0 to 1. */
	random?: () => number;
};

/**
 * Delivers webhooks from this process. The log is read once for all of them. What a webhook is to get is queued in the
 * database, then sent at the pace of its receiver, so that a slow one holds up nobody. Each webhook is delivered by one
 * process at a time, which holds a claim that ends by itself when the process dies.
 */
export const openDeliverer = async (deps: Deps, o: DelivererOptions): Promise<Deliverer> => {
	const { context, directory } = deps;
	// First: what is opened below is closed by `close` alone.
	const from = await readLog(context.pool, 0, 0);
	const instance = context.newId();
	const webhooks = new Map<string, Held>();
	const due: Due = { claim: true, review: true, changed: new Set(), doubtful: new Set(), again: new Set() };
	const stop = new AbortController();
	const cut = new AbortController();
	const d: Delivering = {
		deps,
		instance,
		book: openWebhookBook(deps, instance),
		poster: openPoster(o.reach, context.now),
		ended: stop.signal,
		cut: cut.signal,
		busy: new Set(),
		notice: o.notice ?? (() => undefined),
		doubt: (id) => due.doubtful.add(id),
		random: o.random ?? Math.random,
	};
	const pass = passes(d, webhooks, due, from, o);
	const running = run(d, pass, () => {
		// What was cut short is looked at again.
		due.claim = due.review = true;
		for (const id of webhooks.keys()) due.doubtful.add(id);
	});
	const endWatch = directory.onChange(() => {
		due.review = true;
		context.wake.poke();
	});
	const endGauge = gauge("seamark_webhooks", "Webhooks that this process delivers, by state", () =>
		[...Map.groupBy(webhooks.values(), (held) => held.state)].map(([state, all]) => ({
			value: all.length,
			attributes: { state },
		})),
	);

	return {
		close: async () => {
			endWatch();
			endGauge();
			stop.abort();
			await running;
			const late = setTimeout(() => cut.abort(), o.graceMs ?? 3_000);
			while (d.busy.size > 0) await Promise.all(d.busy);
			clearTimeout(late);
			// Anyone who takes over finds out by itself what could not be written any more.
			await d.book.progress([...webhooks.values()]).catch(() => undefined);
			await savePositions(d, [...webhooks.values()]).catch(() => undefined);
			await releaseWebhooks(context.pool, instance).catch(() => undefined);
			await d.poster.close();
		},
	};
};

const run = async (d: Delivering, pass: () => Promise<boolean>, onFailure: () => void): Promise<void> => {
	const { wake, log } = d.deps.context;
	let failures = 0;
	while (!d.ended.aborted) {
		const turn = wake.turn();
		try {
			if (await pass()) await wake.next(turn, d.ended);
			failures = 0;
		} catch (error) {
			log.warn({ err: error }, "webhooks cannot go on; trying again");
			onFailure();
			const pause = Math.min(5_000, 250 * 2 ** failures++);
			await sleep(pause, undefined, { signal: d.ended }).catch(() => undefined);
		}
	}
};

/** One round of everything that is to be done; answers whether the next may wait until something happens. */
const passes = (
	d: Delivering,
	webhooks: Map<string, Held>,
	due: Due,
	{ head, logId }: { head: number; logId: string },
	{ leaseMs = 30_000, renewMs = 5_000 }: DelivererOptions,
): (() => Promise<boolean>) => {
	const { context } = d.deps;
	let position = head;
	let renewedAt = 0;
	let savedAt = 0;

	/** Reads the next page of the log; answers whether its end was reached. */
	const advance = async (): Promise<boolean> => {
		const page = await readNext(context, position, 500, logId);
		const last = page.events.at(-1);
		if (!last) return true;
		const { changed, again } = changesIn(page.events);
		for (const id of again) due.again.add(id);
		for (const id of changed) {
			due.changed.add(id);
			if (!webhooks.has(id)) due.claim = true;
		}
		// An alert behind the change of a filter is for the new filter.
		if (due.changed.size > 0) await reloadChanged(d, webhooks, due);
		const live = [...webhooks.values()].filter((held) => isServed(held) && held.position >= position);
		await queuePage(d, live, page.events, last.position);
		position = last.position;
		return position >= page.head;
	};

	return async () => {
		const at = performance.now();
		if (due.claim || at - renewedAt >= renewMs) {
			due.claim = false;
			await renewClaims(d, webhooks, due, leaseMs);
			renewedAt = at;
		}
		if (due.changed.size + due.doubtful.size > 0) await reloadChanged(d, webhooks, due);
		if (due.review) {
			due.review = false;
			await review(d, webhooks);
		}
		const atEnd = await advance();
		// What the page changed holds for what it brought too: nothing is signed by a secret that was replaced before it.
		if (due.changed.size + due.doubtful.size > 0) await reloadChanged(d, webhooks, due);
		const caughtUp = !(await catchUp(d, [...webhooks.values()], position));
		const now = context.now();
		for (const held of webhooks.values()) if (held.dueAt <= now) sendDue(d, held);
		if (at - savedAt >= 1_000) {
			savedAt = at;
			await d.book.progress([...webhooks.values()]);
			if (caughtUp) await savePositions(d, [...webhooks.values()]);
		}
		return atEnd && caughtUp && !due.claim && !due.review && due.changed.size + due.doubtful.size === 0;
	};
};
