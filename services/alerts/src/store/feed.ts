import { type Pool, queryWith, transact } from "@seamark/db";
import type { LogEvent } from "@seamark/log";
import type { AlertState } from "../alert/state.ts";
import { alertEventsOf, type FeedItem, toItem, toRelated, toReminder } from "../follow-feed/item.ts";
import { type AlertRow, alertEventTypes, fromJson, fromRow, governedColumns } from "./alerts.ts";

// The feed reads once for all its readers; the pure policy decides for each of them.
const asFeed = [["seamark.service", "feed"]] as const;

/**
 * A version as `fromRow` reads an alert: what is kept with each version comes from it, the rest from the alert. Only the last
 * version can be recalled. `v` is the alias of the version's table.
 */
const versionColumns = (v: string): string =>
	`${v}.alert_id as id, ${v}.version, case when ${v}.version = a.version then a.status else 'live' end as status,
	${v}.kind, ${v}.urgency, ${v}.countries, ${v}.regions, ${v}.content, ${v}.use_conditions, a.raised_at, ${v}.changed_at,
	${v}.changed_by_post as raised_by_post, a.recall_reason, a.import_id, a.hub, ${governedColumns(v)}`;

const currentColumns = `to_jsonb(a) - 'content' as current`;
/** The version before, of those that are here: of an alert of another hub not every one comes. By the columns of any version: a row of its table is no alert yet. */
const previousColumns = `(select to_jsonb(b) from (select ${versionColumns("p")}
	from alert_version p where p.alert_id = v.alert_id and p.version < v.version order by p.version desc limit 1) b) as previous`;

const loadVersions = `select ${versionColumns("v")}, ${currentColumns}, ${previousColumns}
	from unnest($1::uuid[], $2::int[]) with ordinality as wanted(id, version, n)
	join alert_version v on v.alert_id = wanted.id and v.version = wanted.version
	join alert a on a.id = v.alert_id order by wanted.n`;

type Joined = AlertRow & { current: AlertRow; previous: AlertRow | null };

/**
 * The feed items behind a page of the log, in its order. What this process has at hand is not read again, where the page
 * goes to the end of the log: what lies behind it might have changed an alert.
 */
export const loadItems = async (pool: Pool, events: readonly LogEvent[], toTheEnd = false): Promise<FeedItem[]> => {
	if (!toTheEnd) return readItems(pool, alertEventsOf(events));
	const { items, rest } = itemsAtHand(events);
	if (rest.length === 0) return items;
	return [...items, ...(await readItems(pool, rest))].sort((a, b) => a.position - b.position);
};

type AlertEvents = ReturnType<typeof alertEventsOf>;

/**
 * The items of alerts that this process has just raised and that nothing in the page changes again, and the events for which
 * the database has to be asked. The page has to go to the end of the log, so that it shows every change there was.
 */
export const itemsAtHand = (events: readonly LogEvent[]): { items: FeedItem[]; rest: AlertEvents } => {
	const times = new Map<string, number>();
	for (const { subject } of events) times.set(subject, (times.get(subject) ?? 0) + 1);
	const items: FeedItem[] = [];
	const others: LogEvent[] = [];
	for (const event of events) {
		const item = times.get(event.subject) === 1 ? itemAtHand(event) : undefined;
		if (item) items.push(item);
		else others.push(event);
	}
	return { items, rest: alertEventsOf(others) };
};

/** What was made of an event: readers who come back by the hundred meet the same ones. */
const made = new WeakMap<LogEvent, FeedItem>();

const itemAtHand = (event: LogEvent): FeedItem | undefined => {
	const before = made.get(event);
	if (before) return before;
	const state = event.atHand?.() as AlertState | undefined;
	const [alert] = state ? alertEventsOf([event]) : [];
	if (!state || !alert) return undefined;
	if (alert.decoded.name === "AlertReminderDue" || alert.decoded.name === "AlertRelated") return undefined;
	const item = toItem(event, alert.decoded, state, state, undefined);
	made.set(event, item);
	return item;
};

const readItems = async (pool: Pool, wanted: AlertEvents): Promise<FeedItem[]> => {
	if (wanted.length === 0) return [];
	const { rows } = await queryWith<Joined>(pool, asFeed, {
		name: "feed.load",
		text: loadVersions,
		values: [
			wanted.map(({ decoded }) => decoded.payload.alertId),
			wanted.map(({ decoded }) => decoded.payload.version),
		],
	});
	const found = new Map(rows.map((row) => [`${row.id} ${row.version}`, row]));
	const [acknowledged, owned] = [await acknowledgedIn(pool, wanted), await ownIn(pool, wanted)];
	return wanted.flatMap(({ event, decoded }) => {
		const row = found.get(`${decoded.payload.alertId} ${decoded.payload.version}`);
		if (!row) return [];
		if (decoded.name === "AlertReminderDue") {
			const posts = acknowledged.get(`${row.id} ${row.version}`) ?? new Set();
			return [toReminder(event, fromRow(row), fromJson(row.current), posts)];
		}
		if (decoded.name === "AlertRelated") {
			const own = owned.get(decoded.payload.ownAlertId);
			const { things } = decoded.payload;
			return own ? [toRelated(event, things, { version: fromRow(row), current: fromJson(row.current), own })] : [];
		}
		// A version's row names its alert by another column.
		const previous = row.previous ? fromJson({ ...row.previous, id: row.id }) : undefined;
		return [toItem(event, decoded, fromRow(row), fromJson(row.current), previous)];
	});
};

/** The own alerts of those who are told of related ones, as they are now. */
const ownIn = async (pool: Pool, wanted: AlertEvents): Promise<Map<string, AlertState>> => {
	const ids = wanted.flatMap(({ decoded }) => (decoded.name === "AlertRelated" ? [decoded.payload.ownAlertId] : []));
	if (ids.length === 0) return new Map();
	const { rows } = await queryWith<{ current: AlertRow }>(pool, asFeed, {
		name: "feed.own",
		text: `select ${currentColumns} from alert a where a.id = any ($1::uuid[])`,
		values: [ids],
	});
	return new Map(rows.map(({ current }) => [current.id, fromJson(current)]));
};

/** Which posts have acknowledged the versions that are reminded of, by id and version. */
const acknowledgedIn = async (pool: Pool, wanted: AlertEvents): Promise<Map<string, Set<string>>> => {
	const reminders = wanted.filter(({ decoded }) => decoded.name === "AlertReminderDue");
	const found = new Map<string, Set<string>>();
	if (reminders.length === 0) return found;
	const { rows } = await queryWith<{ alert_id: string; version: number; post: string }>(pool, asFeed, {
		name: "feed.acknowledged",
		text: `select k.alert_id, k.version, k.post from unnest($1::uuid[], $2::int[]) as wanted(id, version)
			join acknowledgement k on k.alert_id = wanted.id and k.version = wanted.version`,
		values: [
			reminders.map(({ decoded }) => decoded.payload.alertId),
			reminders.map(({ decoded }) => decoded.payload.version),
		],
	});
	for (const { alert_id, version, post } of rows) {
		const posts = found.get(`${alert_id} ${version}`) ?? new Set();
		found.set(`${alert_id} ${version}`, posts.add(post));
	}
	return found;
};

type EventRow = {
	position: number;
	id: string;
	type: string;
	subject: string;
	time: Date;
	traceparent: string;
	data: Buffer;
};

const reminderType = "type = 'seamark.events.v1.AlertReminderDue'";
const relatedType = "type = 'seamark.events.v1.AlertRelated'";
/** Each by an index of its own. */
const missed = (which: string) =>
	`(select position, id, type, subject, time, traceparent, data from seamark.log_entry
		where ${which} and position > $1 and position <= $2 order by position limit $3)`;

/** Alert events, reminders and related alerts after a position, up to and including another: what a reader who was away has missed. */
export const missedEvents = async (pool: Pool, after: number, upTo: number, limit: number): Promise<LogEvent[]> => {
	const { rows } = await pool.query<EventRow>({
		name: "feed.missed",
		text: `select * from (${missed(alertEventTypes)} union all ${missed(reminderType)} union all ${missed(relatedType)}) e order by position limit $3`,
		values: [after, upTo, limit],
	});
	return rows.map(toEvent);
};

/**
 * Flash alerts that are still live among what a reader has missed. They are sent ahead of everything, with all their missed
 * versions: one that came after a newer one would undo it at a reader who keeps what came last.
 */
export const missedFlash = async (pool: Pool, after: number, upTo: number, limit: number): Promise<LogEvent[]> => {
	const { rows } = await transact(
		pool,
		(tx) =>
			tx.query<EventRow>({
				name: "feed.missedFlash",
				text: `select e.position, e.id, e.type, e.subject, e.time, e.traceparent, e.data from alert a
					join seamark.log_entry e on e.subject = a.id::text and e.${alertEventTypes}
					where a.urgency = 'flash' and a.status = 'live' and e.position > $1 and e.position <= $2 order by e.position limit $3`,
				values: [after, upTo, limit],
			}),
		asFeed,
	);
	return rows.map(toEvent);
};

const toEvent = (row: EventRow): LogEvent => ({ ...row, time: row.time.toISOString() });
