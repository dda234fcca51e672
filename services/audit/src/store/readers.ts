import type { Pool, Tx } from "@seamark/db";
import type { FeedFilter } from "@seamark/policy";
import { governedOf, principalOf } from "../governed.ts";
import type { DeliveryRange, Version } from "../list-readers/decide.ts";
import { readEvent } from "../record-events/classify.ts";
import { certainOf, type Delivery, deliveryColumns, type Progress } from "./deliveries.ts";

/** Is the alert one that this agency contributed? */
export const ownsAlert = async (pool: Pool, agency: string, alert: string): Promise<boolean> => {
	const { rowCount } = await pool.query("select from record_owner where record_id = $1 and agency = $2", [
		alert,
		agency,
	]);
	return rowCount === 1;
};

/** Every version of an alert, oldest first. */
export const versionsOf = async (pool: Pool, alert: string): Promise<Version[]> => {
	const { rows } = await pool.query<{ position: number; type: string; time: Date; data: Buffer }>(
		`select e.position, e.type, e.time, e.data from entry_record r join entry e using (seq)
		where r.record_id = $1 and e.source = 'alerts' and e.type = any($2) order by e.position`,
		[alert, ["AlertRaised", "AlertUpdated", "AlertRecalled"].map((name) => `seamark.events.v1.${name}`)],
	);
	return rows.flatMap(({ position, time, ...stored }) => {
		const event = readEvent(stored);
		if (event?.name !== "AlertRaised" && event?.name !== "AlertUpdated" && event?.name !== "AlertRecalled") return [];
		const { version, governed, facets } = event.payload;
		if (!governed || !facets) return [];
		return [
			{
				version,
				position,
				time: time.getTime(),
				governed: governedOf(governed),
				// What an older event does not tell, nobody knows.
				facets: facets.routeTold ? facets : { ...facets, route: undefined, exploitation: undefined },
				recalled: event.name === "AlertRecalled",
			},
		];
	});
};

/** A read of an alert, by its id or in a page of a list. */
export type Read = {
	seq: number;
	eventId: string;
	action: string;
	time: Date;
	agency: string;
	post: string;
	officer: string;
	purpose: string;
	/** Whether it was shown to save a life, beyond the purposes of the alert or every agreement. */
	savingLife: boolean;
};

/** Up to `limit` reads after a place in the chain, oldest first. */
export const readsOf = async (pool: Pool, alert: string, after: number, limit: number): Promise<Read[]> => {
	const { rows } = await pool.query<Omit<Read, "savingLife"> & { type: string; data: Buffer }>(
		`select e.seq, e.event_id as "eventId", e.action, e.time, e.agency, e.post, e.officer, e.purpose, e.type, e.data
		from entry_record r join entry e using (seq)
		where r.record_id = $1 and r.seq > $2 and e.record = 'alert' and e.action in ('consultation', 'disclosure', 'export')
		order by r.seq limit $3`,
		[alert, after, limit],
	);
	return rows.map(({ type, data, ...read }) => {
		const event = readEvent({ type, data });
		return { ...read, savingLife: event?.name === "RecordsAccessed" && event.payload.savingLife.includes(alert) };
	});
};

/** A delivery that came past at least one of the positions. `seq` is the place of the entry that opened it. */
export type DeliveryPast = { seq: number; eventId: string; channel: string; range: DeliveryRange };

export const deliveriesPast = async (
	db: Pool | Tx,
	positions: readonly number[],
	after: number,
	limit: number,
): Promise<{ deliveries: DeliveryPast[]; scannedTo: number }> => {
	const { rows } = await db.query<DeliveryRow>(
		`select ${deliveryColumns}, e.event_id, e.time, e.type, e.data, case when p.instance_id is not null
			then jsonb_build_object('seq', p.seq, 'position', p.position, 'to', p.to_position) end as progress
		from (
			select d.* from delivery d where d.to_position is null and d.from_position < $2
			union
			select d.* from unnest($1::bigint[]) as version(position) join delivery d on d.to_position is not null
				and int8range(d.from_position, greatest(d.from_position, d.to_position, d.opened_position), '(]') @> version.position
		) d join entry e on e.seq = d.opened_seq left join delivery_progress p on p.instance_id = d.instance_id
		where d.opened_seq > $3 and e.source = 'alerts' order by d.opened_seq limit $4`,
		[positions, Math.max(0, ...positions), after, limit],
	);
	const last = rows.length === limit ? rows.at(-1) : undefined;
	return { deliveries: rows.flatMap(toDelivery), scannedTo: last?.openedSeq ?? Number.POSITIVE_INFINITY };
};

type DeliveryRow = Delivery & {
	openedSeq: number;
	openedPosition: number;
	progress: Omit<Progress, "instanceId"> | null;
	event_id: string;
	time: Date;
	type: string;
	data: Buffer;
};

const toDelivery = (row: DeliveryRow): DeliveryPast[] => {
	const event = readEvent(row);
	if (event?.name !== "DeliveryOpened" || !event.payload.principal) return [];
	const range = {
		opened: row.openedPosition,
		openedAt: row.time.getTime(),
		from: row.from,
		certain: certainOf(row, row.progress),
		to: row.to ?? Number.POSITIVE_INFINITY,
		principal: principalOf(event.payload.principal),
		filter: readFilter(event.payload.filter),
	};
	return [{ seq: row.openedSeq, eventId: row.event_id, channel: event.payload.channel, range }];
};

const readFilter = (text: string): FeedFilter | undefined => {
	try {
		const filter: unknown = JSON.parse(text || "{}");
		return typeof filter === "object" && filter !== null ? (filter as FeedFilter) : undefined;
	} catch {
		return undefined;
	}
};
