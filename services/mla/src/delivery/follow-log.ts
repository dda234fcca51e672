import { decodeEvent } from "@seamark/contracts";
import { transact } from "@seamark/db";
import { type Consumer, type ConsumerNotice, type Consumption, consume, type Effect } from "@seamark/events";
import type { LogEvent } from "@seamark/log";
import { type Chains, countsOf } from "@seamark/mla-thread";
import { writerSettings } from "@seamark/policy";
import { ownLog, type ServiceContext } from "@seamark/service";
import { findLetterText } from "../store/letters.ts";
import { findRequest, type RequestRow } from "../store/requests.ts";
import { chainsOf, signedBy } from "../store/statements.ts";
import { copyOf } from "../thread/copy.ts";
import type { Delivering, Parcel, TakeParcel } from "./port.ts";

type Log = Pick<ServiceContext, "name" | "pool" | "wake">;

/** Reads the parcel that an event is about out of the sender's own rows; undefined for other events, and for what was erased. */
export const parcelOf = async (pool: Log["pool"], event: LogEvent): Promise<Parcel | undefined> => {
	const decoded = decodeEvent(event);
	if (!decoded) return undefined;
	const { name, payload } = decoded;
	switch (name) {
		case "StatementMade":
		case "ReceiptGiven":
		case "ParcelSentAgain":
		case "LetterSent":
		case "CatchUpAsked": {
			const way = { thread: payload.threadId, from: payload.agencyId, to: payload.receiverId };
			const asSender = <T>(read: Parameters<typeof transact<T>>[1]) => transact(pool, read, writerSettings([way.from]));
			if (name === "CatchUpAsked") {
				const [row, chains] = await asSender((tx) =>
					Promise.all([findRequest(tx, way.thread), chainsOf(tx, way.thread)]),
				);
				return { ...way, kind: "counts", counts: haveOf(row, chains) };
			}
			if (name === "LetterSent") {
				const letter = await asSender((tx) => findLetterText(tx, payload.sha256));
				return letter && { ...way, kind: "letter", ...letter };
			}
			const kind = name === "StatementMade" ? "statement" : name === "ReceiptGiven" ? "receipt" : payload.kind;
			if (kind === "statement") {
				const [found] = await asSender((tx) => signedBy(tx, "statement", way.thread, payload.sha256));
				return found && { ...way, kind, bytes: found.bytes, signature: found.signature };
			}
			const found = await asSender((tx) => signedBy(tx, "receipt", way.thread, payload.sha256));
			const wanted = name === "ReceiptGiven" ? payload.kind : "delivered";
			const receipt = found.find((one) => one.kind === wanted);
			return receipt && { ...way, kind: "receipt", bytes: receipt.bytes, signature: receipt.signature };
		}
		default:
			return undefined;
	}
};

/** How many statements of each side are here; none where the request itself is not. */
const haveOf = (row: RequestRow | undefined, chains: Chains) =>
	row ? countsOf(copyOf(row, chains)) : { requesting: 0, requested: 0 };

/** Threads that are worked on at the same time; within one, the order stays. */
const atOnce = 8;

const delivered =
	(pool: Log["pool"], take: TakeParcel): Effect =>
	async (_tx, events) => {
		const threads = [...Map.groupBy(events, ({ subject }) => subject).values()];
		const work = async () => {
			for (let mine = threads.pop(); mine; mine = threads.pop())
				for (const event of mine) {
					const parcel = await parcelOf(pool, event);
					if (parcel) await take(parcel);
				}
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
