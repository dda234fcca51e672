import { decodeEvent } from "@seamark/contracts";
import type { LogEvent } from "@seamark/log";
import type { Principal } from "@seamark/policy";
import { deliveryOf, type FeedItem } from "../follow-feed/item.ts";
import { loadItems, missedEvents } from "../store/feed.ts";
import { type NewDelivery, queueDeliveries } from "../store/webhooks.ts";
import { type Delivering, suspend } from "./attempt.ts";
import { rightsChanged } from "./book.ts";
import { type Held, isServed, rangeKey, readerOf } from "./held.ts";

const page = 500;

/** Queues what a stretch of the log holds for each of these webhooks, read once for all of them. They end up at `upTo`. */
export const queuePage = async (
	d: Delivering,
	group: readonly Held[],
	events: readonly LogEvent[],
	upTo: number,
): Promise<void> => {
	const { context } = d.deps;
	const items = group.length > 0 ? await loadItems(context.pool, events) : [];
	const rows: NewDelivery[] = [];
	const passed: Held[] = [];
	for (const held of group) {
		const ahead = items.filter((item) => item.position > held.position);
		if (ahead.length > 0) {
			// Nothing is decided for a post that does not qualify: its webhook waits here, and looks again when it does.
			const who = readerOf(d.deps, held);
			if ("refused" in who) {
				await suspend(d, held, who.refused);
				continue;
			}
			// A range in the books holds for one reader and one filter alone.
			if (held.stream_principal !== null && held.stream_principal !== rangeKey(held, who))
				await d.book.end(held, rightsChanged);
			rows.push(...rowsOf(d, held, who, ahead));
		}
		passed.push(held);
	}
	if (rows.length > 0) {
		const touched = new Set(rows.map((row) => row.subscription_id));
		await queueDeliveries(
			context.pool,
			d.instance,
			passed.filter((held) => touched.has(held.id)).map((held) => ({ id: held.id, position: upTo })),
			rows,
			context.now(),
		);
		for (const held of passed)
			if (touched.has(held.id)) {
				held.saved = upTo;
				held.dueAt = 0;
			}
	}
	for (const held of passed) held.position = Math.max(held.position, upTo);
};

const rowsOf = (d: Delivering, held: Held, who: Principal, items: readonly FeedItem[]): NewDelivery[] => {
	// News of reports is queued from the log of case intake.
	if (held.reports) return [];
	const now = d.deps.context.now();
	return items
		.filter((item) => deliveryOf(item, who, held.filter, now) !== "nothing")
		.map((item) => ({
			subscription_id: held.id,
			position: item.position,
			delivery_id: d.deps.context.newId(),
			agency: held.agency,
			alert_id: item.alertId,
			version: item.version,
			flash: item.flash,
		}));
};

/**
 * One page for webhooks that are behind `live`: newly claimed, or resumed. Those that are least behind go first, so that
 * one with much to catch up on holds up nobody. Answers whether there was anything to do.
 */
export const catchUp = async (d: Delivering, all: readonly Held[], live: number): Promise<boolean> => {
	const behind = all.filter((held) => isServed(held) && held.position < live);
	if (behind.length === 0) return false;
	const nearest = Math.max(...behind.map((held) => held.position));
	const group = behind.filter((held) => held.position >= nearest - page);
	const from = Math.min(...group.map((held) => held.position));
	const events = await missedEvents(d.deps.context.pool, from, live, page);
	const upTo = events.length < page ? live : (events.at(-1)?.position ?? live);
	await queuePage(d, group, events, upTo);
	return true;
};

/** Writes down how far webhooks have got over what was not for them, so that nobody goes that way again. */
export const savePositions = async (d: Delivering, all: readonly Held[]): Promise<void> => {
	const moved = all
		.filter((held) => held.position > held.saved)
		.map((held) => ({ id: held.id, position: held.position }));
	if (moved.length === 0) return;
	await queueDeliveries(d.deps.context.pool, d.instance, moved, [], d.deps.context.now());
	const reached = new Map(moved.map((one) => [one.id, one.position]));
	for (const held of all) held.saved = Math.max(held.saved, reached.get(held.id) ?? 0);
};

/** Subscriptions that commands or other processes have changed, and those whose post asked for another try at once. */
export const changesIn = (events: readonly LogEvent[]): { changed: string[]; again: string[] } => {
	const changes = events.flatMap((event) => {
		if (event.type !== "seamark.events.v1.SubscriptionChanged") return [];
		const decoded = decodeEvent(event);
		return decoded?.name === "SubscriptionChanged" ? [decoded.payload] : [];
	});
	return {
		changed: [...new Set(changes.map((one) => one.subscriptionId))],
		again: changes.filter((one) => one.change === "webhook-redeliver").map((one) => one.subscriptionId),
	};
};
