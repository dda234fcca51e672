import { type Pool, type Tx, transact } from "@seamark/db";
import type { LogEvent, Statement } from "@seamark/log";
import type { Purpose } from "@seamark/policy";
import type { AlertFilter } from "../alert/filter.ts";

export type WebhookState =
	| "active"
	| "failing"
	| "suspended"
	| "waiting-for-confirmation"
	| "waiting-for-approval"
	| "stopped"
	| "removed";

// ---- what commands and the books write, through the committer ----------------------------------------------------------

/** A new webhook. It delivers what comes after this moment. */
export const insertWebhook: Statement = {
	name: "webhook.insert",
	sql: `insert into webhook (subscription_id, post, agency, state, cause, since, confirmed_by)
		select id, post, agency, state, cause, since, "by"
		from jsonb_to_recordset($1::jsonb) as r(id uuid, post uuid, agency uuid, state text, cause text, since timestamptz, "by" uuid)`,
	conflict: "CONFLICT",
};
export const insertWebhookWork: Statement = {
	name: "webhook_work.insert",
	sql: `insert into webhook_work (subscription_id, position)
		select r.id, h.position from jsonb_to_recordset($1::jsonb) as r(id uuid), seamark.log_head h`,
	conflict: "CONFLICT",
};

/** `was` is the state before, so that two who change it at once do not overwrite each other. */
export const setWebhookState: Statement = {
	name: "webhook.state",
	sql: `update webhook w set state = r.state, cause = r.cause, since = r.since
		from jsonb_to_recordset($1::jsonb) as r(id uuid, was text, state text, cause text, since timestamptz)
		where w.subscription_id = r.id and w.state = r.was`,
	conflict: "CONFLICT",
};

/** One that waited for it delivers again; the state of any other stays. */
export const confirmWebhook: Statement = {
	name: "webhook.confirm",
	sql: `update webhook w set confirmed_by = r."by", since = case when w.state = 'waiting-for-confirmation' then r.since else w.since end,
			cause = case when w.state = 'waiting-for-confirmation' then '' else w.cause end,
			state = case when w.state = 'waiting-for-confirmation' then 'active' else w.state end
		from jsonb_to_recordset($1::jsonb) as r(id uuid, post uuid, "by" uuid, since timestamptz)
		where w.subscription_id = r.id and w.post = r.post and w.state <> 'removed'`,
	conflict: "NOT_FOUND",
};

/** The open range in the books; nulls for none. */
export const setWebhookStream: Statement = {
	name: "webhook.stream",
	sql: `update webhook w set stream_id = r.stream, stream_from = r."from", stream_principal = r.principal
		from jsonb_to_recordset($1::jsonb) as r(id uuid, was uuid, stream uuid, "from" bigint, principal text)
		where w.subscription_id = r.id and w.stream_id is not distinct from r.was`,
	conflict: "CONFLICT",
};

/** Marks a webhook for its end, where the subscription has one. */
export const removeWebhook: Statement = {
	name: "webhook.remove",
	sql: `update webhook w set state = 'removed', cause = '', since = r.since
		from jsonb_to_recordset($1::jsonb) as r(id uuid, post uuid, since timestamptz) where w.subscription_id = r.id and w.post = r.post`,
	conflict: "NOT_FOUND",
	anyCount: true,
};

export const setWebhookSecret: Statement = {
	name: "subscription.secret",
	sql: `update subscription s set webhook_secret = decode(r.secret, 'base64')
		from jsonb_to_recordset($1::jsonb) as r(id uuid, post uuid, secret text)
		where s.id = r.id and s.post = r.post and s.webhook_url is not null`,
	conflict: "NOT_FOUND",
};

/** Puts dead letters back in their places, and has a webhook that failed or stopped try again. */
export const redeliverWebhook: Statement = {
	name: "webhook.redeliver",
	sql: `with asked as (
			select r.id, r.at from jsonb_to_recordset($1::jsonb) as r(id uuid, post uuid, at timestamptz)
			join webhook w on w.subscription_id = r.id and w.post = r.post and w.state <> 'removed'),
		letters as (
			delete from webhook_dead_letter d using asked where d.subscription_id = asked.id returning d.*, asked.at),
		queued as (
			insert into webhook_delivery (subscription_id, position, delivery_id, agency, alert_id, version, flash, attempts, queued_at, next_at, cause, report_change)
			select subscription_id, position, delivery_id, agency, alert_id, version, flash, 0, at, at, '', report_change from letters on conflict do nothing),
		waiting as (
			update webhook_delivery d set next_at = least(d.next_at, asked.at) from asked where d.subscription_id = asked.id)
		update webhook w set since = case when w.state in ('failing', 'stopped') then asked.at else w.since end,
			cause = case when w.state in ('failing', 'stopped') then '' else w.cause end,
			state = case when w.state in ('failing', 'stopped') then 'active' else w.state end
		from asked where w.subscription_id = asked.id`,
	conflict: "NOT_FOUND",
};

// ---- what the delivering process reads and writes ----------------------------------------------------------------------

const asWebhooks = [["seamark.service", "webhooks"]] as const;
const serve = <T>(pool: Pool, work: (tx: Tx) => Promise<T>): Promise<T> => transact(pool, work, asWebhooks);

export type WebhookRow = {
	id: string;
	post: string;
	agency: string;
	state: WebhookState;
	since: Date;
	position: number;
	url: string | null;
	secret: Buffer | null;
	filter: AlertFilter;
	/** Of which changes of reports it tells; null where it is of alerts. */
	reports: string[] | null;
	purpose: Purpose;
	/** Officer who set it or confirmed it last; null while none has. */
	confirmed_by: string | null;
	/** Hosts that the agency's administrator has approved. */
	hosts: string[];
	stream_id: string | null;
	stream_from: number | null;
	stream_principal: string | null;
};

/** Webhooks as they are, of those that this process has claimed. */
export const loadWebhooks = (pool: Pool, instance: string, ids: readonly string[]): Promise<WebhookRow[]> =>
	serve(pool, async (tx) => {
		const { rows } = await tx.query<WebhookRow>(
			`select w.subscription_id as id, w.post, w.agency, w.state, w.since, k.position, s.webhook_url as url, s.webhook_secret as secret, s.filter, s.reports, s.purpose,
				w.confirmed_by, array(select h.host from webhook_host h where h.agency = w.agency) as hosts, w.stream_id, w.stream_from, w.stream_principal
			from webhook w join webhook_work k using (subscription_id) join subscription s on s.id = w.subscription_id
			where w.subscription_id = any ($1) and k.claimed_by = $2`,
			[ids, instance],
		);
		return rows;
	});

/**
 * Says that this process is alive, renews its claims, and takes or gives back some, so that all processes that are alive
 * hold about as many. A claim that is not renewed is free for others after `leaseMs`, by the database's clock. `giveBack`
 * chooses which of the claims that are too many can go. Answers the claims that are held now.
 */
export const claimWebhooks = (
	pool: Pool,
	instance: string,
	leaseMs: number,
	giveBack: (claims: string[], surplus: number) => string[],
): Promise<string[]> =>
	serve(pool, async (tx) => {
		await tx.query(
			`insert into webhook_instance (instance_id, alive_at) values ($1, now()) on conflict (instance_id) do update set alive_at = now()`,
			[instance],
		);
		await tx.query(`delete from webhook_instance where alive_at < now() - $1 * interval '1 millisecond'`, [leaseMs]);
		const { rows: counts } = await tx.query<{ share: number }>(
			`select ceil((select count(*) from webhook_work)::numeric / (select count(*) from webhook_instance))::int as share`,
		);
		const share = counts[0]?.share ?? 0;
		const held = await tx.query<{ id: string }>(
			`update webhook_work set claimed_until = now() + $2 * interval '1 millisecond' where claimed_by = $1 returning subscription_id as id`,
			[instance, leaseMs],
		);
		const mine = held.rows.map((row) => row.id);
		const back = mine.length > share ? giveBack(mine, mine.length - share) : [];
		if (back.length > 0)
			await tx.query(
				"update webhook_work set claimed_by = null, claimed_until = null where subscription_id = any ($1) and claimed_by = $2",
				[back, instance],
			);
		const taken = await tx.query<{ id: string }>(
			`update webhook_work k set claimed_by = $1, claimed_until = now() + $2 * interval '1 millisecond'
			from (select subscription_id from webhook_work where claimed_until is null or claimed_until < now()
				order by subscription_id limit $3 for update skip locked) free
			where k.subscription_id = free.subscription_id and not (k.subscription_id = any ($4)) returning k.subscription_id as id`,
			[instance, leaseMs, Math.max(0, share - mine.length), back],
		);
		return [...mine.filter((id) => !back.includes(id)), ...taken.rows.map((row) => row.id)];
	});

/** Gives back everything that this process holds, for others to take at once. */
export const releaseWebhooks = (pool: Pool, instance: string): Promise<void> =>
	serve(pool, async (tx) => {
		await tx.query("update webhook_work set claimed_by = null, claimed_until = null where claimed_by = $1", [instance]);
		await tx.query("delete from webhook_instance where instance_id = $1", [instance]);
	});

export type NewDelivery = {
	subscription_id: string;
	position: number;
	delivery_id: string;
	agency: string;
	alert_id: string;
	version: number;
	flash: boolean;
};

/** Moves subscriptions on to their positions and queues what lies on the way, in one go; a lost claim writes nothing. */
export const queueDeliveries = (
	pool: Pool,
	instance: string,
	moved: readonly { id: string; position: number }[],
	rows: readonly NewDelivery[],
	now: number,
): Promise<void> =>
	serve(pool, async (tx) => {
		await tx.query(
			`with moved as (
				update webhook_work k set position = greatest(k.position, r.position) from jsonb_to_recordset($1::jsonb) as r(id uuid, position bigint)
				where k.subscription_id = r.id and k.claimed_by = $2 returning k.subscription_id)
			insert into webhook_delivery (subscription_id, position, delivery_id, agency, alert_id, version, flash, attempts, queued_at, next_at, cause)
			select r.subscription_id, r.position, r.delivery_id, r.agency, r.alert_id, r.version, r.flash, 0, $4, $4, ''
			from jsonb_to_recordset($3::jsonb) as r(subscription_id uuid, position bigint, delivery_id uuid, agency uuid, alert_id uuid, version int, flash boolean)
			join moved using (subscription_id) on conflict do nothing`,
			[JSON.stringify(moved), instance, JSON.stringify(rows), new Date(now)],
		);
		const flash = rows.filter((row) => row.flash);
		if (flash.length === 0) return;
		// Earlier versions of an alert that has become flash go first and hurry too, since order within one alert holds.
		await tx.query(
			`update webhook_delivery d set flash = true, next_at = least(d.next_at, $2)
			from jsonb_to_recordset($1::jsonb) as r(subscription_id uuid, alert_id uuid, position bigint)
			where d.subscription_id = r.subscription_id and d.alert_id = r.alert_id and d.position < r.position`,
			[JSON.stringify(flash), new Date(now)],
		);
	});

export type DueDelivery = {
	position: number;
	delivery_id: string;
	alert_id: string;
	version: number;
	flash: boolean;
	attempts: number;
	first_failed_at: Date | null;
	/** What became of the report, where it is of one: its id is then `alert_id`. */
	report_change: string | null;
};

/** What may be sent now: due, the oldest of its alert, not of an alert that is being sent; flash first. */
export const dueDeliveries = (
	pool: Pool,
	instance: string,
	id: string,
	o: { now: number; sending: readonly string[]; limit: number; freshFlashOnly: boolean },
): Promise<{ due: DueDelivery[]; lowest: number | null; nextAt: Date | null }> =>
	serve(pool, async (tx) => {
		const { rows: due } = await tx.query<DueDelivery>({
			name: "webhook.due",
			text: `select position, delivery_id, alert_id, version, flash, attempts, first_failed_at, report_change from webhook_delivery d
				where subscription_id = $1 and next_at <= $2 and not (alert_id = any ($3)) and (not $4 or (flash and attempts = 0))
				and not exists (select from webhook_delivery e where e.subscription_id = d.subscription_id and e.alert_id = d.alert_id and e.position < d.position)
				and exists (select from webhook_work k where k.subscription_id = $1 and k.claimed_by = $5 and k.claimed_until > now())
				order by flash desc, position limit $6`,
			values: [id, new Date(o.now), o.sending, o.freshFlashOnly, instance, o.limit],
		});
		const { rows } = await tx.query<{ lowest: number | null; next_at: Date | null }>({
			name: "webhook.next",
			text: `select min(position) as lowest, min(next_at) filter (where not (alert_id = any ($2))) as next_at
				from webhook_delivery where subscription_id = $1`,
			values: [id, [...o.sending, ...due.map((one) => one.alert_id)]],
		});
		return { due, lowest: rows[0]?.lowest ?? null, nextAt: rows[0]?.next_at ?? null };
	});

const held = "exists (select from webhook_work k where k.subscription_id = $1 and k.claimed_by = $2)";

/** Takes deliveries off the queue: they arrived, or are no longer for this reader. */
export const settleDeliveries = (
	pool: Pool,
	instance: string,
	id: string,
	positions: readonly number[],
): Promise<void> =>
	serve(pool, async (tx) => {
		await tx.query({
			name: "webhook.settle",
			text: `delete from webhook_delivery where subscription_id = $1 and ${held} and position = any ($3)`,
			values: [id, instance, positions],
		});
	});

export const postponeDelivery = (
	pool: Pool,
	instance: string,
	id: string,
	o: { position: number; attempts: number; nextAt: number; firstFailedAt: number; cause: string },
): Promise<void> =>
	serve(pool, async (tx) => {
		await tx.query(
			`update webhook_delivery set attempts = $4, next_at = $5, first_failed_at = $6, cause = $7
			where subscription_id = $1 and ${held} and position = $3`,
			[id, instance, o.position, o.attempts, new Date(o.nextAt), new Date(o.firstFailedAt), o.cause],
		);
	});

/** Puts a delivery aside, and everything that was queued before a moment; answers how many. */
export const buryDeliveries = (
	pool: Pool,
	instance: string,
	id: string,
	o: { position: number; queuedBefore: number | undefined; now: number; cause: string },
): Promise<number> =>
	serve(pool, async (tx) => {
		const { rowCount } = await tx.query(
			`with over as (
				delete from webhook_delivery where subscription_id = $1 and ${held} and (position = $3 or queued_at <= $4) returning *)
			insert into webhook_dead_letter (subscription_id, position, delivery_id, agency, alert_id, version, flash, attempts, queued_at, failed_at, cause, report_change)
			select subscription_id, position, delivery_id, agency, alert_id, version, flash,
				attempts + case when position = $3 then 1 else 0 end, queued_at, $5, $6, report_change from over
			on conflict (subscription_id, position) do update set attempts = excluded.attempts, failed_at = excluded.failed_at, cause = excluded.cause`,
			[
				id,
				instance,
				o.position,
				o.queuedBefore === undefined ? null : new Date(o.queuedBefore),
				new Date(o.now),
				o.cause,
			],
		);
		return rowCount ?? 0;
	});

/** The last position up to which nothing waits any more, or null when nothing waits at all. */
export const lowestWaiting = (pool: Pool, ids: readonly string[]): Promise<Map<string, number>> =>
	serve(pool, async (tx) => {
		const { rows } = await tx.query<{ id: string; lowest: number }>(
			"select subscription_id as id, min(position) as lowest from webhook_delivery where subscription_id = any ($1) group by 1",
			[ids],
		);
		return new Map(rows.map((row) => [row.id, row.lowest]));
	});

/** Forgets a removed webhook whose books are closed. */
export const forgetWebhook = (pool: Pool, id: string): Promise<void> =>
	serve(pool, async (tx) => {
		for (const table of ["webhook_delivery", "webhook_dead_letter", "webhook_work", "webhook"])
			await tx.query(`delete from ${table} where subscription_id = $1`, [id]);
	});

/** Alert events at these positions. */
export const eventsAt = async (pool: Pool, positions: readonly number[]): Promise<LogEvent[]> => {
	const { rows } = await pool.query<Omit<LogEvent, "time"> & { time: Date }>({
		name: "webhook.events",
		text: "select position, id, type, subject, time, traceparent, data from seamark.log_entry where position = any ($1) order by position",
		values: [positions],
	});
	return rows.map((row) => ({ ...row, time: row.time.toISOString() }));
};

// ---- what the duty post reads ------------------------------------------------------------------------------------------

export type DeadLetter = {
	delivery: string;
	/** Of an alert, or of what became of a report. */
	alert?: string;
	version?: number;
	report?: string;
	change?: string;
	urgent: boolean;
	attempts: number;
	cause: string;
	queuedAt: string;
	failedAt: string;
};

/** Dead letters of one subscription after a position, oldest first; the transaction's principal sees those of its own agency. */
export const deadLettersOf = async (
	tx: Tx,
	id: string,
	o: { after: number; limit: number },
): Promise<(DeadLetter & { position: number })[]> => {
	type Row = Omit<DeadLetter, "queuedAt" | "failedAt" | "alert" | "version" | "report" | "change"> & {
		position: number;
		alert: string;
		version: number;
		change: string | null;
		queued_at: Date;
		failed_at: Date;
	};
	const { rows } = await tx.query<Row>(
		`select position, delivery_id as delivery, alert_id as alert, version, flash as urgent, attempts, cause, queued_at, failed_at,
			report_change as change
		from webhook_dead_letter where subscription_id = $1 and position > $2 order by position limit $3`,
		[id, o.after, o.limit],
	);
	return rows.map(({ queued_at, failed_at, alert, version, change, ...row }) => ({
		...row,
		...(change === null ? { alert, version } : { report: alert, change: `report-${change}` }),
		queuedAt: queued_at.toISOString(),
		failedAt: failed_at.toISOString(),
	}));
};
