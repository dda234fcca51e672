import type { Principal } from "@seamark/policy";
import { recordsAccessed } from "@seamark/service";
import { counter } from "@seamark/telemetry";
import type { Deps } from "../deps.ts";
import { framesFor } from "../follow-feed/frames.ts";
import type { FeedItem } from "../follow-feed/item.ts";
import { loadItems } from "../store/feed.ts";
import {
	buryDeliveries,
	type DueDelivery,
	dueDeliveries,
	eventsAt,
	postponeDelivery,
	settleDeliveries,
} from "../store/webhooks.ts";
import { actorOf, type WebhookBook } from "./book.ts";
import { afterFailure, failingAfter, giveUpAfterMs, type Outcome, pauseMs } from "./decide.ts";
import { type Held, isServed, readerOf, unapproved, unconfirmed, waitsForApproval } from "./held.ts";
import type { Poster } from "./post.ts";
import { reportBody } from "./reports.ts";
import { signedHeaders } from "./sign.ts";

/** What a deliverer does, for logs and metrics. */
export type WebhookNotice =
	| { kind: "delivered" | "not-for-reader"; subscription: string; position: number }
	| { kind: "failed" | "dead-letter"; subscription: string; position: number; cause: string; attempts: number }
	| { kind: "state"; subscription: string; state: string; cause: string };

export type Delivering = {
	deps: Deps;
	instance: string;
	book: WebhookBook;
	poster: Poster;
	/** Aborted when nothing more is to be sent. */
	ended: AbortSignal;
	/** Aborted when the process will wait no longer for answers. */
	cut: AbortSignal;
	/** What is under way, for the end to wait for. */
	busy: Set<Promise<void>>;
	notice: (notice: WebhookNotice) => void;
	/** Has a webhook read again, since a write failed or someone else was faster. */
	doubt: (id: string) => void;
	/** 0 to 1. */
	random: () => number;
};

/** So many alerts of one subscription are under way at once; while its address fails, one at a time feels its way. */
const mostAtOnce = 8;
/** Flash alerts never wait for slow answers to others. */
const moreForFlash = 4;
const lookAgainMs = 500;
const lookForReportsMs = 1_000;

const outcomes = counter("seamark_webhook_attempts_total", "Attempts to deliver to webhooks, by outcome", [
	{ outcome: "delivered" },
	{ outcome: "failed" },
]);

/** Sends what is due of one subscription. Only one look at a time. */
export const sendDue = (d: Delivering, held: Held): void => {
	if (held.looking) held.again = true;
	else if (!d.ended.aborted) track(d, lookAll(d, held));
};

const track = (d: Delivering, work: Promise<void>): void => {
	d.busy.add(work);
	void work.finally(() => d.busy.delete(work));
};

const lookAll = async (d: Delivering, held: Held): Promise<void> => {
	held.looking = true;
	try {
		do {
			held.again = false;
			await look(d, held);
		} while (held.again && !d.ended.aborted);
	} catch (error) {
		held.dueAt = Math.min(held.dueAt, d.deps.context.now() + lookAgainMs);
		d.doubt(held.id);
		d.deps.context.log.warn({ err: error, subscription: held.id }, "a webhook could not be served; trying again");
	} finally {
		held.looking = false;
	}
};

const look = async (d: Delivering, held: Held): Promise<void> => {
	const { context } = d.deps;
	const now = context.now();
	held.dueAt = Number.POSITIVE_INFINITY;
	if (!isServed(held) || held.url === null || held.burying > 0) return;
	if (held.secret === null)
		return setState(
			d,
			held,
			"stopped",
			"webhook-stopped",
			"the signing secret cannot be opened: rotate it, then ask for redelivery",
		);
	const who = readerOf(d.deps, held);
	if ("refused" in who) return suspend(d, held, who.refused);
	const room = (held.failures > 0 ? 1 : mostAtOnce) - held.sending.size;
	const freshFlashOnly = room <= 0 || held.pausedUntil > now;
	const limit = freshFlashOnly ? mostAtOnce + moreForFlash - held.sending.size : room;
	if (limit <= 0) return;
	const { due, lowest, nextAt } = await dueDeliveries(context.pool, d.instance, held.id, {
		now,
		sending: [...held.sending.keys()],
		limit,
		freshFlashOnly,
	});
	// Reports are queued from another log, of which nothing in this one tells.
	if (held.reports) held.dueAt = now + lookForReportsMs;
	if (nextAt) held.dueAt = Math.min(held.dueAt, Math.max(nextAt.getTime(), held.pausedUntil, now + lookAgainMs));
	if (due.length === 0) return;
	if (held.reports) return sendReports(d, held, due);
	await d.book.open(held, who, Math.min(held.position, (lowest ?? held.position + 1) - 1));
	// Loaded now and for this attempt alone: what was recalled since it was queued is no longer there.
	const items = await loadItems(
		context.pool,
		await eventsAt(
			context.pool,
			due.map((one) => one.position),
		),
	);
	const settled: number[] = [];
	for (const one of due) {
		const body = bodyOf(
			d,
			held,
			who,
			one,
			items.find((item) => item.position === one.position),
			lowest ?? one.position,
		);
		if (body) start(d, held, one, body);
		else settled.push(one.position);
	}
	if (settled.length === 0) return;
	await settleDeliveries(context.pool, d.instance, held.id, settled);
	for (const position of settled) d.notice({ kind: "not-for-reader", subscription: held.id, position });
	held.again = true;
};

/** What became of reports: that the post is told is in the log before it leaves. */
const sendReports = async (d: Delivering, held: Held, due: readonly DueDelivery[]): Promise<void> => {
	const ids = [...new Set(due.map((one) => one.alert_id))];
	await d.deps.context.committer.commit({
		writes: [],
		events: [
			recordsAccessed({
				...{ actor: actorOf(held), action: "consultation", record: "report", query: "report-webhook" },
				...{ ids, found: true },
			}),
		],
		writer: held.agency,
	});
	for (const one of due) {
		const { delivery_id: delivery, alert_id: report, report_change: change } = one;
		start(d, held, one, reportBody({ delivery, subscription: held.id, report, change: change ?? "" }));
	}
};

type Body = { change: string; text: string };

/** What this reader gets of a delivery as things are; undefined for nothing. */
const bodyOf = (
	d: Delivering,
	held: Held,
	who: Principal,
	one: DueDelivery,
	item: FeedItem | undefined,
	lowest: number,
): Body | undefined => {
	const frame = item && framesFor([item], who, held.filter, d.deps.context.now(), () => "")[0];
	if (!frame) return undefined;
	// Anyone who follows the feed from this cursor misses nothing: it never passes over what still waits.
	const cursor = d.deps.feedCursors.seal(lowest < one.position ? lowest - 1 : one.position);
	const head = JSON.stringify({ delivery: one.delivery_id, subscription: held.id, change: frame.change });
	return { change: frame.change, text: `${head.slice(0, -1)},"alert":${frame.json},"cursor":"${cursor}"}` };
};

const start = (d: Delivering, held: Held, one: DueDelivery, body: Body): void => {
	const done = attempt(d, held, one, body)
		.catch((error: unknown) => {
			d.doubt(held.id);
			d.deps.context.log.warn({ err: error, subscription: held.id }, "the outcome of a delivery could not be stored");
		})
		.finally(() => {
			held.sending.delete(one.alert_id);
			held.dueAt = Math.min(held.dueAt, d.deps.context.now());
			sendDue(d, held);
		});
	held.sending.set(one.alert_id, done);
	track(d, done);
};

const attempt = async (d: Delivering, held: Held, one: DueDelivery, { change, text }: Body): Promise<void> => {
	const { context } = d.deps;
	const began = context.now();
	const headers = {
		"seamark-event": change,
		...signedHeaders(held.secret ?? "", {
			delivery: one.delivery_id,
			body: text,
			seconds: Math.floor(began / 1_000),
		}),
	};
	const outcome = await d.poster.post(held.url ?? "", headers, text, d.cut);
	// Cut off by our own end: not the receiver's fault, and tried again by the next one.
	if (d.cut.aborted && !outcome.delivered) return;
	outcomes.add(1, { outcome: outcome.delivered ? "delivered" : "failed" });
	held.moved = true;
	if (!outcome.delivered) return failed(d, held, one, began, outcome);
	await settleDeliveries(context.pool, d.instance, held.id, [one.position]);
	Object.assign(held, { failures: 0, pausedUntil: 0 });
	d.notice({ kind: "delivered", subscription: held.id, position: one.position });
	if (held.state === "failing") await setState(d, held, "active", "webhook-resumed", "");
};

const failed = async (
	d: Delivering,
	held: Held,
	one: DueDelivery,
	began: number,
	outcome: Extract<Outcome, { delivered: false }>,
): Promise<void> => {
	const { context } = d.deps;
	const now = context.now();
	const { cause } = outcome;
	const attempts = one.attempts + 1;
	// Attempts that were under way together fail together: that counts once.
	if (began >= held.pausedUntil) {
		held.failures++;
		held.pausedUntil = now + Math.max(outcome.retryAfterMs, pauseMs(held.failures, d.random()));
	}
	const firstFailedAt = one.first_failed_at?.getTime() ?? now;
	const after = afterFailure({ ...outcome, failures: attempts, firstFailedAt, now, random: d.random() });
	if (after.next === "dead-letter") {
		await bury(d, held, { position: one.position, now, cause });
		d.notice({ kind: "dead-letter", subscription: held.id, position: one.position, cause, attempts });
	} else {
		const nextAt = after.next === "retry" ? after.at : now;
		await postponeDelivery(context.pool, d.instance, held.id, {
			position: one.position,
			attempts,
			nextAt,
			firstFailedAt,
			cause,
		});
		d.notice({ kind: "failed", subscription: held.id, position: one.position, cause, attempts });
	}
	if (after.next === "stop") await setState(d, held, "stopped", "webhook-stopped", cause);
	else if (held.state === "active" && (held.failures >= failingAfter || after.next === "dead-letter"))
		await setState(d, held, "failing", "webhook-failing", cause);
};

/** Puts a delivery aside for the post to ask for again; its range in the books ends as uncertain. */
const bury = async (d: Delivering, held: Held, o: { position: number; now: number; cause: string }): Promise<void> => {
	const { context } = d.deps;
	// When the address itself has failed for a day, what waited behind this one as long goes with it.
	const forADay = held.state === "failing" && o.now - held.since >= giveUpAfterMs;
	held.burying++;
	try {
		await d.book.end(held, "a delivery was given up");
		const queuedBefore = forADay ? o.now - giveUpAfterMs : undefined;
		const count = await buryDeliveries(context.pool, d.instance, held.id, { ...o, queuedBefore });
		context.log.warn({ subscription: held.id, deadLetters: count, cause: o.cause }, "webhook deliveries were given up");
	} finally {
		held.burying--;
	}
};

/** Why a webhook waits for somebody, by the word for it. */
const waits: Readonly<Record<string, readonly [Held["state"], change: string, cause: string]>> = {
	[unconfirmed]: ["waiting-for-confirmation", "webhook-unconfirmed", "the officer who confirmed it left the duty post"],
	[unapproved]: ["waiting-for-approval", "webhook-unapproved", waitsForApproval],
};

export const suspend = (d: Delivering, held: Held, refused: string): Promise<void> =>
	setState(
		d,
		held,
		...(waits[refused] ??
			(["suspended", "webhook-suspended", `the duty post no longer qualifies (${refused})`] as const)),
	);

/** A state that someone else has changed meanwhile is left to them; their event has it read again. */
export const setState = async (
	d: Delivering,
	held: Held,
	state: Held["state"],
	change: string,
	cause: string,
): Promise<void> => {
	if (held.changing || held.state === state || held.state === "removed") return;
	held.changing = true;
	await d.book.change(held, state, change, cause).finally(() => {
		held.changing = false;
	});
	d.deps.context.log.info({ subscription: held.id, state, cause }, "a webhook changed its state");
	d.notice({ kind: "state", subscription: held.id, state, cause });
};
