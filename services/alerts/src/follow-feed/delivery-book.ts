import { actorOf } from "@seamark/auth";
import { encodeEvent, type PrincipalMessage } from "@seamark/contracts";
import { HubError } from "@seamark/errors";
import type { Principal } from "@seamark/policy";
import type { AlertFilter } from "../alert/filter.ts";
import type { Deps } from "../deps.ts";
import {
	beatInstance,
	claimOrphan,
	deleteStream,
	insertStream,
	orphanedStreams,
	removeInstance,
} from "../store/feed-streams.ts";
import type { FeedRequest } from "./stream.ts";

type Stream = Omit<FeedRequest, "after"> & { id: string; who: Principal };

/**
 * Keeps the books on live deliveries for the audit: who, which filter, from position to position. A stream's entry is
 * committed before its first item leaves; all live streams of the process move on together, once a second.
 */
export type DeliveryBook = {
	open(stream: Stream, from: number): Promise<void>;
	/** A stream that is still catching up has reached this position. */
	moved(stream: Stream, to: number): Promise<void>;
	/** The principal behind an open stream changed: one range ends, another begins. */
	changed(stream: Stream, at: number): Promise<void>;
	close(stream: Stream, to: number, reason: string): Promise<void>;
	/** Everything up to this position has gone to all live streams. */
	delivered(to: number): void;
	end(): Promise<void>;
};

export const openDeliveryBook = async (
	deps: Deps,
	position: () => number,
	/** Streams that are still catching up, and how far they are. */
	catchingUp: () => { streamId: string; toPosition: number }[],
): Promise<DeliveryBook> => {
	const { context } = deps;
	const { committer, log } = context;
	const instanceId = context.newId();
	let progressed = 0;
	let reached = 0;

	const beat = () => beatInstance(context.pool, instanceId);
	const closeOrphans = () => closeLeft(deps, instanceId, position);

	await beat();
	await closeOrphans();

	const progress = async () => {
		if (reached <= progressed) return;
		progressed = reached;
		await committer.commit({
			writes: [],
			events: [
				encodeEvent("DeliveryProgressed", instanceId, { ranges: catchingUp(), instanceId, toPosition: reached }),
			],
		});
	};
	const quietly = (work: Promise<unknown>) =>
		void work.catch((error: unknown) => log.warn({ err: error }, "the delivery book could not be written"));
	const everySecond = setInterval(() => quietly(progress()), 1_000);
	let beats = 0;
	const everyFive = setInterval(
		() => quietly(beat().then(() => (++beats % 6 === 0 ? closeOrphans() : undefined))),
		5_000,
	);

	return {
		open: async (stream, from) => {
			await committer.commit({
				writes: [{ statement: insertStream, row: { stream_id: stream.id, instance_id: instanceId } }],
				events: [opened(instanceId, stream, from)],
			});
		},
		moved: async (stream, to) => {
			await committer.commit({
				writes: [],
				events: [
					encodeEvent("DeliveryProgressed", stream.id, {
						ranges: [{ streamId: stream.id, toPosition: to }],
						instanceId: "",
						toPosition: 0,
					}),
				],
			});
		},
		changed: async (stream, at) => {
			const before = stream.id;
			stream.id = context.newId();
			await committer.commit({
				writes: [
					{ statement: deleteStream, row: { stream_id: before } },
					{ statement: insertStream, row: { stream_id: stream.id, instance_id: instanceId } },
				],
				events: [closed(before, at, "the reader's rights changed"), opened(instanceId, stream, at)],
			});
		},
		close: async (stream, to, reason) => {
			await committer.commit({
				writes: [{ statement: deleteStream, row: { stream_id: stream.id } }],
				events: [closed(stream.id, to, reason)],
			});
		},
		delivered: (to) => {
			reached = Math.max(reached, to);
		},
		end: async () => {
			clearInterval(everySecond);
			clearInterval(everyFive);
			await progress().catch(() => undefined);
			await removeInstance(context.pool, instanceId).catch(() => undefined);
		},
	};
};

const opened = (instanceId: string, stream: Stream, from: number) =>
	encodeEvent("DeliveryOpened", stream.id, {
		streamId: stream.id,
		actor: actorOf(stream.session, stream.who),
		principal: principalMessage(stream.who),
		filter: JSON.stringify(stream.filter satisfies AlertFilter),
		fromPosition: from,
		channel: stream.channel,
		instanceId,
	});
const closed = (streamId: string, toPosition: number, reason: string, uncertain = false) =>
	encodeEvent("DeliveryClosed", streamId, { streamId, toPosition, reason, uncertain });

/** Streams of a process that died: nobody knows how far they got, so the books say that too. */
const closeLeft = async ({ context: { pool, committer } }: Deps, instanceId: string, position: () => number) => {
	const orphans = await orphanedStreams(pool, instanceId);
	if (orphans.length === 0) return;
	await committer
		.commit({
			writes: orphans.map((row) => ({ statement: claimOrphan, row })),
			events: orphans.map((row) => closed(row.stream_id, position(), "the process that delivered died", true)),
		})
		.catch((error: unknown) => {
			// Another instance was faster; what it left is there the next time.
			if (!(error instanceof HubError && error.code === "CONFLICT")) throw error;
		});
};

export const principalMessage = (who: Principal): PrincipalMessage => ({
	agency: who.agency,
	kind: who.kind,
	country: who.country,
	region: who.region,
	post: who.post,
	officer: who.officer ?? "",
	clearance: who.clearance,
	purpose: who.purpose,
	scopes: [...who.scopes],
	flows: who.flows.map((flow) => ({
		from: flow.from,
		topics: [...flow.topics],
		records: [...flow.records],
		ages: flow.ages,
		purposes: [...flow.purposes],
	})),
});
