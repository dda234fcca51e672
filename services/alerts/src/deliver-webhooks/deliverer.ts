import { setTimeout } from "node:timers/promises";
import { readLog } from "@seamark/log";
import { gauge } from "@seamark/telemetry";
import type { Deps } from "../deps.ts";
import { claimWebhooks, forgetWebhook, loadWebhooks, releaseWebhooks } from "../store/webhooks.ts";
import { type Delivering, sendDue, setState, suspend, type WebhookNotice } from "./attempt.ts";
import { openWebhookBook } from "./book.ts";
import { type Held, hold, isServed, readerOf, refresh } from "./held.ts";
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
 * Delivers webhooks from this process. The log is read once for all of them: what a webhook is to get is queued in the
 * database, then sent at the pace of its receiver, so that a slow one holds up nobody. Each webhook is delivered by one
 * process at a time, which holds a claim that ends by itself when the process dies.
 */
export const openDeliverer = async (deps: Deps, o: DelivererOptions): Promise<Deliverer> => {
	const { context, directory } = deps;
	const { leaseMs = 30_000, renewMs = 5_000, graceMs = 3_000 } = o;
	const instance = context.newId();
	const stop = new AbortController();
	const cut = new AbortController();
	const webhooks = new Map<string, Held>();
	/** To be read again: a command changed it, or (`doubtful`) a write of ours failed. */
	const stale = new Set<string>();
	const doubtful = new Set<string>();
	const again = new Set<string>();
	let claimDue = true;
	let reviewDue = true;
	let renewedAt = 0;
	let savedAt = 0;
	let position = (await readLog(context.pool, 0, 0)).head;
	const d: Delivering = {
		deps,
		instance,
		book: openWebhookBook(deps, instance),
		poster: openPoster(o.reach),
		ended: stop.signal,
		cut: cut.signal,
		busy: new Set(),
		notice: o.notice ?? (() => undefined),
		doubt: (id) => {
			stale.add(id);
			doubtful.add(id);
		},
		random: o.random ?? Math.random,
	};

	/** Of claims that are too many, those go that nothing is under way for. */
	const giveBack = (claims: string[], surplus: number) =>
		claims.filter((id) => (webhooks.get(id)?.sending.size ?? 0) === 0 && !webhooks.get(id)?.looking).slice(0, surplus);

	const claim = async () => {
		await savePositions(d, [...webhooks.values()]);
		const claims = new Set(await claimWebhooks(context.pool, instance, leaseMs, giveBack));
		for (const id of webhooks.keys()) if (!claims.has(id)) webhooks.delete(id);
		for (const id of claims) if (!webhooks.has(id)) stale.add(id);
		reviewDue = true;
	};

	const reload = async () => {
		const ids = [...stale];
		const doubted = new Set(doubtful);
		stale.clear();
		doubtful.clear();
		for (const row of await loadWebhooks(context.pool, instance, ids)) {
			const held = webhooks.get(row.id);
			if (held) refresh(held, row, context.hubKey, doubted.has(row.id));
			else webhooks.set(row.id, hold(row, context.hubKey));
			if (held && again.has(row.id)) Object.assign(held, { failures: 0, pausedUntil: 0 });
			if (row.state === "removed") await remove(row.id);
		}
		again.clear();
	};

	const remove = async (id: string) => {
		const held = webhooks.get(id);
		if (!held) return;
		if (held.sending.size > 0) {
			// What is under way belongs into the books; nobody waits for it meanwhile.
			void Promise.all(held.sending.values()).then(() => {
				stale.add(id);
				context.wake.poke();
			});
			return;
		}
		await d.book.end(held, "the subscription was removed");
		await forgetWebhook(context.pool, id);
		webhooks.delete(id);
	};

	/** A post that no longer qualifies, or does again: both take effect without waiting for an alert. */
	const review = async () => {
		for (const held of webhooks.values()) {
			if (!isServed(held) && held.state !== "suspended") continue;
			const who = readerOf(deps, held);
			if ("refused" in who) await suspend(d, held, who.refused);
			else if (held.state === "suspended") {
				await setState(d, held, "active", "webhook-resumed", "");
				held.dueAt = 0;
			}
		}
	};

	/** Reads the next page of the log; answers whether its end was reached. */
	const advance = async (): Promise<boolean> => {
		const { events, head } = await readLog(context.pool, position, 500);
		const last = events.at(-1);
		if (!last) return true;
		const { changed, again: asked } = changesIn(events);
		for (const id of asked) again.add(id);
		for (const id of changed) {
			stale.add(id);
			if (!webhooks.has(id)) claimDue = true;
		}
		await queuePage(
			d,
			[...webhooks.values()].filter((held) => isServed(held) && held.position >= position),
			events,
			last.position,
		);
		position = last.position;
		return position >= head;
	};

	const pass = async (): Promise<boolean> => {
		const at = performance.now();
		if (claimDue || at - renewedAt >= renewMs) {
			claimDue = false;
			await claim();
			renewedAt = at;
		}
		if (stale.size > 0) await reload();
		if (reviewDue) {
			reviewDue = false;
			await review();
		}
		const atEnd = await advance();
		const caughtUp = !(await catchUp(d, [...webhooks.values()], position));
		const now = context.now();
		for (const held of webhooks.values()) if (held.dueAt <= now) sendDue(d, held);
		if (at - savedAt >= 1_000) {
			savedAt = at;
			await d.book.progress([...webhooks.values()]);
			if (caughtUp) await savePositions(d, [...webhooks.values()]);
		}
		return atEnd && caughtUp && stale.size === 0 && !claimDue && !reviewDue;
	};

	const run = async () => {
		let failures = 0;
		while (!stop.signal.aborted) {
			const turn = context.wake.turn();
			try {
				if (await pass()) await context.wake.next(turn, stop.signal);
				failures = 0;
			} catch (error) {
				context.log.warn({ err: error }, "webhooks cannot go on; trying again");
				// Whatever was cut short is looked at again.
				claimDue = reviewDue = true;
				for (const id of webhooks.keys()) d.doubt(id);
				await setTimeout(Math.min(5_000, 250 * 2 ** failures++), undefined, { signal: stop.signal }).catch(
					() => undefined,
				);
			}
		}
	};
	const running = run();
	const endWatch = directory.onChange(() => {
		reviewDue = true;
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
			const late = AbortSignal.timeout(graceMs);
			late.addEventListener("abort", () => cut.abort(), { once: true });
			while (d.busy.size > 0) await Promise.all(d.busy);
			await d.book.progress([...webhooks.values()]).catch(() => undefined);
			await savePositions(d, [...webhooks.values()]).catch(() => undefined);
			await releaseWebhooks(context.pool, instance).catch(() => undefined);
			await d.poster.close();
		},
	};
};
