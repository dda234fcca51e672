import type { AuditEntry } from "@seamark/audit-chain";
import type { DecodedEvent } from "@seamark/contracts";
import type { Tx } from "@seamark/db";
import { plainText } from "../record-events/classify.ts";

/** A live delivery as its row has it. A `seq` is a place in the chain, every other number a position in the producer's log. */
export type Delivery = {
	streamId: string;
	instanceId: string;
	/** Entry and position of DeliveryOpened; null while only later events of the stream have come. */
	openedSeq: number | null;
	openedPosition: number | null;
	from: number;
	/** Known without what its instance has reported since `progressAfter`. */
	certain: number;
	progressAfter: number;
	/** Null while it goes on. */
	to: number | null;
	uncertain: boolean;
};

/** Of a row `d`. */
export const deliveryColumns = `d.stream_id as "streamId", d.instance_id as "instanceId", d.opened_seq as "openedSeq",
	d.opened_position as "openedPosition", d.from_position as "from", d.certain_position as "certain",
	d.progress_after as "progressAfter", d.to_position as "to", d.uncertain`;

/** The latest that an instance has reported of all its live streams together. */
export type Progress = { instanceId: string; seq: number; position: number; to: number };

/** How far it is known that a delivery got. */
export const certainOf = (one: Delivery, progress: Omit<Progress, "instanceId"> | null | undefined): number => {
	if (!progress || one.to !== null || one.openedPosition === null) return one.certain;
	// By position, since events of one log may come out of each other's order; by place in the chain too, since a log that was
	// restored to an earlier state uses its positions again.
	const tells = progress.position > one.openedPosition && progress.seq > one.progressAfter;
	return tells ? Math.max(one.certain, progress.to) : one.certain;
};

type State = { deliveries: Map<string, Delivery>; progress: Map<string, Progress> };
type DeliveryEvent = Extract<DecodedEvent, { name: "DeliveryOpened" | "DeliveryProgressed" | "DeliveryClosed" }>;
/** An entry, and the event that it keeps; undefined where this release cannot read that. */
export type Told = { entry: AuditEntry; event: DecodedEvent | undefined };
type OfDelivery = { entry: Pick<AuditEntry, "seq" | "position">; event: DeliveryEvent };

/** Brings deliveries up to entries that were just appended: one look at what they concern, and one write of what they change. */
export const deriveDeliveries = async (tx: Tx, all: readonly Told[]): Promise<void> => {
	const told = all.flatMap(({ entry, event }): OfDelivery[] =>
		event && isOfDelivery(event) ? [{ entry, event }] : [],
	);
	if (told.length === 0) return;
	const state = await load(
		tx,
		told.flatMap(({ event }) => streamsOf(event)),
		told.map(({ event }) => instanceOf(event)),
	);
	for (const one of told) follow(state, one);
	await save(tx, [...state.deliveries.values()], [...state.progress.values()]);
};

const isOfDelivery = (event: DecodedEvent): event is DeliveryEvent =>
	event.name === "DeliveryOpened" || event.name === "DeliveryProgressed" || event.name === "DeliveryClosed";

const streamsOf = ({ name, payload }: DeliveryEvent): string[] =>
	(name === "DeliveryProgressed" ? payload.ranges : [payload]).map((one) => plainText(one.streamId));

const instanceOf = ({ name, payload }: DeliveryEvent): string =>
	name === "DeliveryClosed" ? "" : plainText(payload.instanceId);

/** Brings what is known up to one event. Events of one log may come out of each other's order, so any may be a stream's first. */
const follow = (state: State, { entry, event }: OfDelivery): void => {
	const known = (streamId: string): Delivery => state.deliveries.get(streamId) ?? unheardOf(streamId);
	const certain = (one: Delivery): number => certainOf(one, state.progress.get(one.instanceId));
	const put = (one: Delivery) => state.deliveries.set(one.streamId, one);
	const { name, payload } = event;
	switch (name) {
		case "DeliveryOpened": {
			const one = known(plainText(payload.streamId));
			if (one.openedSeq !== null) return;
			put({
				...one,
				instanceId: plainText(payload.instanceId),
				openedSeq: entry.seq,
				openedPosition: entry.position,
				from: payload.fromPosition,
				certain: Math.max(one.certain, payload.fromPosition),
				progressAfter: entry.seq,
			});
			return;
		}
		case "DeliveryProgressed": {
			const instanceId = plainText(payload.instanceId);
			const ofAll = instanceId !== "" && payload.toPosition > 0;
			for (const range of payload.ranges) {
				const one = known(plainText(range.streamId));
				// A stream that is named is still catching up: what the entry says of all others says nothing of it.
				put({
					...one,
					certain: Math.max(certain(one), range.toPosition),
					...(ofAll ? { progressAfter: entry.seq } : {}),
				});
			}
			if (!ofAll) return;
			const before = state.progress.get(instanceId);
			// An instance only ever moves on. An entry that came after a later one is passed over: at worst less is certain until the next.
			if (before && (entry.position < before.position || payload.toPosition < before.to)) return;
			state.progress.set(instanceId, {
				instanceId,
				seq: entry.seq,
				position: entry.position,
				to: payload.toPosition,
			});
			return;
		}
		case "DeliveryClosed": {
			const one = known(plainText(payload.streamId));
			if (one.to !== null) return;
			// When the process died, its last report is all that is certain.
			const reached = payload.uncertain ? 0 : payload.toPosition;
			put({
				...one,
				certain: Math.max(certain(one), reached),
				to: payload.toPosition,
				uncertain: payload.uncertain,
			});
		}
	}
};

const unheardOf = (streamId: string): Delivery => ({
	streamId,
	instanceId: "",
	openedSeq: null,
	openedPosition: null,
	from: 0,
	certain: 0,
	progressAfter: 0,
	to: null,
	uncertain: false,
});

const load = async (tx: Tx, streams: readonly string[], instances: readonly string[]): Promise<State> => {
	// Each row is looked up by itself: left to choose, the planner reads the whole table for every batch.
	const deliveries = await tx.query<Delivery>({
		name: "delivery.load",
		text: `select ${deliveryColumns}
			from unnest($1::text[]) as wanted(stream_id)
				cross join lateral (select * from delivery where stream_id = wanted.stream_id offset 0) d`,
		values: [[...new Set(streams)]],
	});
	const named = [...instances, ...deliveries.rows.map((one) => one.instanceId)].filter((one) => one !== "");
	const progress = await tx.query<Progress>({
		name: "delivery_progress.load",
		text: `select instance_id as "instanceId", seq, position, to_position as "to" from delivery_progress where instance_id = any($1::text[])`,
		values: [[...new Set(named)]],
	});
	return {
		deliveries: new Map(deliveries.rows.map((one) => [one.streamId, one])),
		progress: new Map(progress.rows.map((one) => [one.instanceId, one])),
	};
};

const saveDeliveries = `insert into delivery (stream_id, instance_id, opened_seq, opened_position, from_position, certain_position,
		progress_after, to_position, uncertain)
	select * from unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::boolean[])
	on conflict (stream_id) do update set instance_id = excluded.instance_id, opened_seq = excluded.opened_seq,
		opened_position = excluded.opened_position, from_position = excluded.from_position,
		certain_position = excluded.certain_position, progress_after = excluded.progress_after, to_position = excluded.to_position,
		uncertain = excluded.uncertain`;

const saveProgress = `insert into delivery_progress (instance_id, seq, position, to_position)
	select * from unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[])
	on conflict (instance_id) do update set seq = excluded.seq, position = excluded.position, to_position = excluded.to_position`;

/** Anyone who appends holds the chain's head, so nobody else has changed the rows since they were loaded. */
const save = async (tx: Tx, deliveries: readonly Delivery[], progress: readonly Progress[]): Promise<void> => {
	await tx.query({
		name: "delivery.save",
		text: saveDeliveries,
		values: [
			deliveries.map((one) => one.streamId),
			deliveries.map((one) => one.instanceId),
			deliveries.map((one) => one.openedSeq),
			deliveries.map((one) => one.openedPosition),
			deliveries.map((one) => one.from),
			deliveries.map((one) => one.certain),
			deliveries.map((one) => one.progressAfter),
			deliveries.map((one) => one.to),
			deliveries.map((one) => one.uncertain),
		],
	});
	await tx.query({
		name: "delivery_progress.save",
		text: saveProgress,
		values: [
			progress.map((one) => one.instanceId),
			progress.map((one) => one.seq),
			progress.map((one) => one.position),
			progress.map((one) => one.to),
		],
	});
};
