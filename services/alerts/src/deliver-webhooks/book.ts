import { encodeEvent } from "@seamark/contracts";
import type { NewEvent } from "@seamark/log";
import type { Principal } from "@seamark/policy";
import type { Deps } from "../deps.ts";
import { subscriptionChanged } from "../events.ts";
import { principalMessage } from "../follow-feed/delivery-book.ts";
import { lowestWaiting, setWebhookState, setWebhookStream, type WebhookState } from "../store/webhooks.ts";
import { hostOf } from "./addresses.ts";
import { type Held, rangeKey } from "./held.ts";

/**
 * The books on webhooks for the audit: to whom, through which filter, from position to position. A range belongs to the
 * subscription, not to the process, so a restart does not end it.
 */
export type WebhookBook = {
	/** Commits that deliveries to this reader, of what lies after `from`, begin; before the first of them leaves. */
	open(held: Held, who: Principal, from: number): Promise<void>;
	/** Ends the open range, if there is one. What still waits may or may not have arrived: the entry says so. */
	end(held: Held, reason: string): Promise<void>;
	/** Moves a webhook into another state, for its post and the audit to see. */
	change(held: Held, state: WebhookState, change: string, cause: string): Promise<void>;
	/** One entry for all webhooks that have delivered since the last; the caller keeps it to about one a second. */
	progress(all: readonly Held[]): Promise<void>;
};

type Stream = { id: string; from: number; principal: string };

export const openWebhookBook = (deps: Deps, instance: string): WebhookBook => {
	const { context } = deps;
	const { pool, committer } = context;
	return {
		open: async (held, who, from) => {
			const principal = rangeKey(held, who);
			if (held.stream_principal === principal && held.stream_from !== null && held.stream_from <= from) return;
			const stream = { id: context.newId(), from, principal };
			const opened = encodeEvent("DeliveryOpened", stream.id, {
				streamId: stream.id,
				actor: actorOf(held),
				principal: principalMessage(who),
				filter: JSON.stringify(held.filter),
				fromPosition: from,
				channel: "webhook",
				instanceId: "",
			});
			const reason = held.stream_principal === principal ? "earlier deliveries were asked for again" : rightsChanged;
			await committer.commit({
				writes: [streamRow(held, stream)],
				events: [...(await ending(pool, held, reason)), opened],
				writer: held.agency,
			});
			remember(held, stream);
		},

		end: async (held, reason) => {
			if (held.stream_id === null) return;
			await committer.commit({
				writes: [streamRow(held, undefined)],
				events: await ending(pool, held, reason),
				writer: held.agency,
			});
			remember(held, undefined);
		},

		change: async (held, state, change, cause) => {
			const ends = state !== "active" && state !== "failing";
			const since = context.now();
			await committer.commit({
				writes: [
					{
						statement: setWebhookState,
						row: { id: held.id, was: held.state, state, cause, since: new Date(since).toISOString() },
					},
					...(ends ? [streamRow(held, undefined)] : []),
				],
				events: [
					...(ends ? await ending(pool, held, cause) : []),
					subscriptionChanged(held.id, change, actorOf(held), waitsForSomebody(change) ? hostAt(held.url) : ""),
				],
				writer: held.agency,
			});
			if (ends) remember(held, undefined);
			Object.assign(held, { state, since });
		},

		progress: async (all) => {
			const ranges = await newRanges(pool, all);
			if (ranges.length > 0) await committer.commit({ writes: [], events: [progressed(instance, ranges)] });
		},
	};
};

/** What ends the open range of a webhook, if there is one. */
const ending = async (pool: Deps["context"]["pool"], held: Held, reason: string): Promise<NewEvent[]> => {
	if (held.stream_id === null) return [];
	const streamId = held.stream_id;
	const to = held.position;
	const lowest = (await lowestWaiting(pool, [held.id])).get(held.id);
	const certain = Math.min(to, (lowest ?? 0) - 1);
	return [
		...(certain > Math.max(held.progressed, held.stream_from ?? 0)
			? [progressed(streamId, [{ streamId, toPosition: certain }])]
			: []),
		encodeEvent("DeliveryClosed", streamId, { streamId, toPosition: to, reason, uncertain: lowest !== undefined }),
	];
};

/** How far those have delivered that have moved since the last time. */
const newRanges = async (
	pool: Deps["context"]["pool"],
	all: readonly Held[],
): Promise<{ streamId: string; toPosition: number }[]> => {
	const moved = all.filter((held) => held.moved && held.stream_id !== null && held.burying === 0);
	if (moved.length === 0) return [];
	const reached = moved.map((held) => ({ held, streamId: held.stream_id ?? "", position: held.position }));
	for (const held of moved) held.moved = false;
	const lowest = await lowestWaiting(
		pool,
		moved.map((held) => held.id),
	);
	return reached.flatMap(({ held, streamId, position }) => {
		const toPosition = Math.min(position, (lowest.get(held.id) ?? Number.POSITIVE_INFINITY) - 1);
		const news = toPosition > Math.max(held.progressed, held.stream_from ?? 0);
		if (held.stream_id !== streamId || held.burying > 0 || !news) return [];
		held.progressed = toPosition;
		return [{ streamId, toPosition }];
	});
};

const progressed = (subject: string, ranges: { streamId: string; toPosition: number }[]) =>
	encodeEvent("DeliveryProgressed", subject, { ranges, instanceId: "", toPosition: 0 });

const streamRow = (held: Held, stream: Stream | undefined) => ({
	statement: setWebhookStream,
	row: {
		id: held.id,
		was: held.stream_id,
		stream: stream?.id ?? null,
		from: stream?.from ?? null,
		principal: stream?.principal ?? null,
	},
});
const remember = (held: Held, stream: Stream | undefined) => {
	Object.assign(held, {
		stream_id: stream?.id ?? null,
		stream_from: stream?.from ?? null,
		stream_principal: stream?.principal ?? null,
	});
	held.progressed = 0;
};

export const rightsChanged = "the reader's rights or filter changed";

/** Somebody looks at the host before it goes on, so the audit names it. */
const waitsForSomebody = (change: string) => change === "webhook-unconfirmed" || change === "webhook-unapproved";
const hostAt = (url: string | null) => (url === null ? "" : hostOf(new URL(url)));

/** The duty post, for which no officer acts. */
export const actorOf = (held: Held) => ({
	agencyId: held.agency,
	postId: held.post,
	officerId: "",
	purpose: held.purpose,
	tokenId: "",
	service: "alerts",
});
