import { setTimeout as pause } from "node:timers/promises";
import type { Pool } from "@seamark/db";
import type { Follower } from "./follower.ts";
import { type History, judge } from "./history.ts";

export type Settled = {
	delivered: number;
	/** Acknowledged and not there: in the database, at a reader, or in the audit. */
	lost: string[];
	doubled: string[];
	reordered: string[];
	leaked: string[];
};

/** Waits until every reader has what it must have; gives up when nothing has moved for `patienceMs`. */
export const untilDelivered = async (
	history: History,
	followers: readonly Follower[],
	patienceMs = 30_000,
): Promise<void> => {
	let [least, since] = [Number.POSITIVE_INFINITY, performance.now()];
	for (;;) {
		const missing = followers.reduce((sum, one) => sum + judge(history, one, Date.now()).missing.length, 0);
		if (missing === 0) return;
		if (missing < least) [least, since] = [missing, performance.now()];
		if (performance.now() - since > patienceMs) return;
		await pause(500);
	}
};

/** What is in the alerts database, held against what was acknowledged. */
export const judgeStore = async (
	history: History,
	alerts: Pool,
): Promise<Pick<Settled, "lost" | "doubled" | "reordered">> => {
	const [lost, doubled, reordered]: [string[], string[], string[]] = [[], [...history.twice], []];
	const { rows } = await alerts.query<{ id: string; version: number; status: string; title: string | null }>(
		"select id, version, status, content ->> 'title' as title from alert",
	);
	const stored = new Map(rows.map((row) => [row.id, row]));
	for (const { id, title, versions, recalled } of history.alerts.values()) {
		const row = stored.get(id);
		if (
			!row ||
			row.version !== versions.length ||
			(row.status === "recalled") !== recalled ||
			(row.title !== title && !recalled)
		)
			lost.push(`${id}: acknowledged at version ${versions.length}, stored ${JSON.stringify(row)}`);
	}
	// Every request was acknowledged in the end, so what nobody was given is a second copy.
	for (const id of stored.keys()) if (!history.alerts.has(id)) doubled.push(`${id} is stored and was given to nobody`);
	const log = await alerts.query<{ subject: string; version: number; position: number }>(
		"select subject, version, position from seamark.log_entry where type ~ '[.]Alert(Raised|Updated|Recalled)$' order by position",
	);
	const reached = new Map<string, number>();
	for (const { subject, version, position } of log.rows) {
		if (version !== (reached.get(subject) ?? 0) + 1)
			reordered.push(`${subject}: version ${version} at position ${position} after ${reached.get(subject) ?? 0}`);
		reached.set(subject, version);
	}
	return { lost: [...lost, ...(await gapsOf("alerts", alerts))], doubled, reordered };
};

/** Far more positions than a load writes: a gap that large is what a restore leaves out. */
const leap = 1_000_000_000;

/** What a service's log misses between its first position and its head, but for what a restore left out. */
export const gapsOf = async (service: string, pool: Pool): Promise<string[]> => {
	const { rows } = await pool.query<{ missing: number }>(
		`select coalesce(sum(step - 1) filter (where step < ${leap}), 0)::bigint as missing from (
			select position - lag(position, 1, 0::bigint) over (order by position) as step
			from (select position from seamark.log_entry union all select position + 1 from seamark.log_head) p) s`,
	);
	return rows[0]?.missing === 0 ? [] : [`the log of ${service} misses ${rows[0]?.missing} positions`];
};

/** Waits until the audit has all of a service's log, and holds that each event is there once. */
export const judgeAudit = async (
	service: Pool,
	audit: Pool,
	{ source = "alerts", patienceMs = 60_000 } = {},
): Promise<Pick<Settled, "lost" | "doubled">> => {
	const count = async () =>
		(
			await audit.query<{ entries: number; events: number }>(
				"select count(*) as entries, count(distinct position) as events from entry where source = $1",
				[source],
			)
		).rows[0] as { entries: number; events: number };
	let [last, since] = [-1, performance.now()];
	for (;;) {
		const head = (await service.query<{ n: number }>("select count(*) as n from seamark.log_entry")).rows[0]?.n ?? 0;
		const now = await count();
		if (now.events >= head || performance.now() - since > patienceMs) {
			// The hub goes on writing its books, so what came after the head was read is no matter.
			const lost = now.events < head ? [`the audit has ${now.events} of ${head} events of ${source}`] : [];
			const twice = now.entries - now.events;
			return { lost, doubled: twice > 0 ? [`the audit has ${twice} events of ${source} twice`] : [] };
		}
		if (now.events > last) [last, since] = [now.events, performance.now()];
		await pause(300);
	}
};
