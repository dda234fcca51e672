import { type Consumer, type ConsumerNotice, type Consumption, consume, type Effect } from "@seamark/events";
import type { LogEvent } from "@seamark/log";
import { ownLog, type ServiceContext } from "@seamark/service";
import { parcelsOf } from "./parcels-of.ts";
import type { Delivering, TakeParcel } from "./port.ts";

type Log = Pick<ServiceContext, "name" | "pool" | "wake">;

/** Threads that are worked on at the same time; within one, the order stays. */
const atOnce = 64;
/** Events of which the parcels are read at the same time: a statement may have 256 kB. */
const readAtATime = 64;

const delivered =
	(pool: Log["pool"], take: TakeParcel): Effect =>
	async (_tx, events) => {
		for (let from = 0; from < events.length; from += readAtATime)
			await deliver(pool, take, events.slice(from, from + readAtATime));
	};

const deliver = async (pool: Log["pool"], take: TakeParcel, events: readonly LogEvent[]): Promise<void> => {
	const parcels = await parcelsOf(pool, events);
	const threads = [...Map.groupBy(parcels.values(), ({ thread }) => thread).values()];
	const work = async () => {
		for (let mine = threads.pop(); mine; mine = threads.pop()) for (const parcel of mine) await take(parcel);
	};
	await Promise.all(Array.from({ length: atOnce }, work));
};

/** Both authorities are at this hub: parcels travel by the log. What could not be taken in yet comes again. */
export const deliverByLog = (
	log: Log,
	take: TakeParcel,
	notice?: (notice: ConsumerNotice) => void,
): Delivering & Consumer & { consumption: Consumption } => {
	const consumer = { consumer: "mla-delivery", source: log.name, effect: delivered(log.pool, take) };
	const consumption = consume({
		...consumer,
		pool: log.pool,
		source: ownLog(log),
		...(notice ? { notice } : {}),
	});
	return { ...consumer, consumption, close: () => consumption.stop() };
};
