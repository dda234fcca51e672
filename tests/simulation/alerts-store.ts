import { HubError } from "@seamark/errors";
import { type Change, type Committed, type Committer, keptAnswer, type LogEvent, type Wake } from "@seamark/log";
import { openTail } from "../../libs/log/src/tail.ts";
import type { Seeded } from "../support/seeded.ts";
import { type Answer, never, openLocks, openModelPool, type Weather } from "./pool.ts";
import type { VirtualTime } from "./time.ts";

type Row = Record<string, unknown> & { id: string; version: number; status: string };
const logId = "01900000-0000-7000-8000-000000000001";
const alertTypes = /[.]Alert(Raised|Updated|Recalled)$/;

/** A bug that a simulation must find. `late-positions`: a position is taken before the commit, as a serial id is. */
export type Planted = "late-positions" | "torn-effect" | "borrowed-session" | undefined;

/** The alerts service's database, as far as its processes ask for it. */
export const openAlertsStore = (o: { time: VirtualTime; weather: Weather; planted: Planted }) => {
	const alerts = new Map<string, Row>();
	const versions = new Map<string, Row>();
	const keys = new Map<string, { requestHash: string; response: string; once: NonNullable<Change["once"]> }>();
	const log: LogEvent[] = [];
	/** Those who listen: hear how far the log is, and whose commit it was. */
	const listening = new Set<(head: number, process: string) => void>();
	const locks = openLocks();
	let [head, ids] = [0, 0];

	const write = (name: string, row: Row): void => {
		const version = `${row.id} ${row.version}`;
		if (name === "alert.insert") {
			alerts.set(row.id, row);
			versions.set(version, row);
		} else if (name === "alert.replace") alerts.set(row.id, { ...alerts.get(row.id), ...row });
		else if (name === "alert_version.insert") versions.set(version, row);
		else if (name === "alert_version.erase") {
			for (const [key, one] of versions)
				if (one.id === row.id) versions.set(key, { ...one, content: null, use_conditions: [] });
		}
	};
	const check = ({ writes }: Change): void => {
		for (const { statement, row } of writes) {
			const current = alerts.get(String(row.id));
			if (statement.name !== "alert.replace") continue;
			if (current?.version !== (row.version as number) - 1 || current.status !== "live")
				throw new HubError("VERSION_CONFLICT");
		}
	};
	const append = (change: Change, at: number): LogEvent[] =>
		change.events.map((one, n) => {
			const position = at + n + 1;
			const id = `01900000-0000-7000-8000-${String(++ids).padStart(12, "0")}`;
			const time = new Date(Date.now()).toISOString();
			const entry: LogEvent = { ...one, data: Buffer.from(one.data), position, id, time, traceparent: "" };
			const { atHand: _kept, ...stored } = entry;
			const behind = log.findLastIndex((other) => other.position < position);
			log.splice(behind + 1, 0, stored);
			return entry;
		});
	const apply = (change: Change, at: number): LogEvent[] => {
		for (const { statement, row } of change.writes) write(statement.name, row as Row);
		if (change.once) {
			const { holder, key, requestHash, response } = keptAnswer(change.once);
			const { once } = change;
			keys.set(`${holder} ${key}`, { requestHash, response, once });
		}
		const entries = append(change, at);
		head = Math.max(head, at + entries.length);
		return entries;
	};
	const replayed = ({ once }: Change): Committed | undefined => {
		const kept = once && [...keys.values()].find((one) => one.once.holder === once.holder && one.once.key === once.key);
		if (!kept) return undefined;
		if (kept.once.requestHash !== once.requestHash) throw new HubError("IDEMPOTENCY_MISMATCH");
		return { position: 0, replayed: JSON.parse(JSON.stringify(kept.once.response)) };
	};

	const asRow = (row: Row | undefined) =>
		row && {
			...row,
			raised_at: new Date(row.raised_at as string),
			changed_at: new Date(row.changed_at as string),
			expires_at: row.expires_at === null ? null : new Date(row.expires_at as string),
		};
	const asEvent = (event: LogEvent) => ({ ...event, time: new Date(event.time) });
	const between = (after: unknown, upTo: unknown, limit: unknown, fits: (event: LogEvent) => boolean) =>
		log
			.filter(
				(event) =>
					event.position > (after as number) &&
					event.position <= (upTo as number) &&
					alertTypes.test(event.type) &&
					fits(event),
			)
			.slice(0, limit as number)
			.map(asEvent);
	const readLog = (after: number, limit: number) => {
		const top = { head, expired: 0, log_id: logId };
		const rows = log
			.filter((event) => event.position > after)
			.slice(0, limit)
			.map((event) => ({ ...top, ...asEvent(event) }));
		return rows.length > 0 ? rows : [{ ...top, position: null }];
	};
	const load = (wanted: readonly string[], at: readonly number[]) =>
		wanted.flatMap((id, n) => {
			const [current, version, previous] = [
				alerts.get(id),
				versions.get(`${id} ${at[n]}`),
				versions.get(`${id} ${(at[n] ?? 0) - 1}`),
			];
			if (!current || !version) return [];
			const status = version.version === current.version ? current.status : "live";
			return [
				{
					...asRow({ ...version, status, recall_reason: current.recall_reason }),
					current: { ...current, content: null },
					previous: previous ? { ...previous, content: null } : null,
				},
			];
		});
	const answer: Answer = (statement, values) => {
		if (statement === "seamark.read") return { rows: readLog(values[0] as number, values[1] as number) };
		if (statement === "feed.load") return { rows: load(values[0] as string[], values[1] as number[]) };
		if (statement === "feed.missed") return { rows: between(values[0], values[1], values[2], () => true) };
		if (statement === "feed.missedFlash")
			return {
				rows: between(values[0], values[1], values[2], ({ subject }) => {
					const alert = alerts.get(subject);
					return alert?.urgency === "flash" && alert.status === "live";
				}),
			};
		if (statement === "alert.find") return { rows: [asRow(alerts.get(values[0] as string))].filter((row) => !!row) };
		if (statement.startsWith("select request_hash")) {
			const kept = keys.get(`${values[0]} ${values[1]}`);
			return { rows: kept ? [{ request_hash: kept.requestHash, response: kept.response }] : [] };
		}
		if (/^(insert into|delete from) feed_instance|^select stream_id from feed_stream/.test(statement))
			return { rows: [] };
		throw new Error(`the model of the alerts database does not know: ${statement.slice(0, 120)}`);
	};

	/** A process's way to the database; nothing of it comes back once it is killed. */
	const connect = (random: Seeded, wake: Wake) => {
		const { pool, kill } = openModelPool({ ...o, random, locks, answer });
		let dead = false;
		const lost = () => o.weather.rough && random.chance(0.01);
		const announce = (end: number) => {
			for (const hear of listening)
				if (!(o.weather.rough && random.chance(0.1))) void o.time.sleep(random.int(4)).then(() => hear(end, wake.id));
		};
		const committer: Committer = {
			commit: async (change) => {
				await o.time.sleep(0.5 + random.int(30) / 10);
				if (dead) return never();
				if (lost()) throw new HubError("OUTCOME_UNKNOWN");
				const before = replayed(change);
				if (before) return before;
				check(change);
				const at = head;
				if (o.planted === "late-positions") {
					// What a reader sees in between lacks what was begun first and is committed last.
					head += change.events.length;
					await o.time.sleep(random.int(30));
				}
				const entries = apply(change, at);
				const end = at + entries.length;
				announce(end);
				await o.time.sleep(random.int(20) / 10);
				if (dead) return never();
				if (lost()) throw new HubError("OUTCOME_UNKNOWN");
				wake.committed(entries);
				return { position: entries.length > 0 ? end : 0 };
			},
			drain: async () => undefined,
		};
		return {
			pool,
			committer,
			kill: () => {
				dead = true;
				kill();
			},
		};
	};

	/** Notifications that may be lost, a look every second, and what the process has at hand of its own log. */
	const openWake = (id: string, random: Seeded): Wake => {
		const tail = openTail();
		let turn = 0;
		const waiting = new Set<() => void>();
		const poke = () => {
			turn++;
			for (const wake of [...waiting]) wake();
		};
		const hear = (position: number, process: string) => {
			if (process === id) return;
			tail.announced(position);
			poke();
		};
		listening.add(hear);
		const look = async () => {
			await o.time.sleep(1);
			const found = head;
			await o.time.sleep(random.int(4));
			if (o.weather.rough && random.chance(0.1)) tail.doubt();
			else tail.confirmed(found, logId);
			poke();
		};
		void look();
		const poll = setInterval(() => void look(), 1_000);
		return {
			id,
			doubt: () => {
				tail.doubt();
				poke();
			},
			turn: () => turn,
			next: (since, signal) =>
				new Promise((resolve) => {
					if (turn !== since || signal.aborted) return resolve();
					const done = () => {
						waiting.delete(done);
						resolve();
					};
					waiting.add(done);
					signal.addEventListener("abort", done, { once: true });
				}),
			poke,
			committed: (entries) => {
				tail.committed(entries);
				poke();
			},
			seen: tail.confirmed,
			recent: tail.after,
			close: async () => {
				clearInterval(poll);
				listening.delete(hear);
			},
		};
	};
	return { connect, openWake, log: log as readonly LogEvent[], alerts: alerts as ReadonlyMap<string, Row>, logId };
};
export type AlertsStore = ReturnType<typeof openAlertsStore>;
