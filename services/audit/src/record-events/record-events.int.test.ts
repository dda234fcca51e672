import { type Head, verifyChain } from "@seamark/audit-chain";
import { openPool, type Pool } from "@seamark/db";
import { migratedDatabase } from "@seamark/db/testing";
import { type Batch, consume, type EventSource, wholeLog } from "@seamark/events";
import type { LogEvent } from "@seamark/log";
import { migrationsOf } from "@seamark/service";
import type { TestDatabase } from "@seamark/testing";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { service } from "../service.ts";
import { readEntries, readHead, toLink } from "../store/chain.ts";
import { rebuildDerived } from "../store/derive.ts";
import { eventAt, id } from "../testing.ts";
import { recordEvents } from "./record-events.ts";

let database: TestDatabase;
let app: Pool;
let admin: Pool;

/** A database for the tests of a block: one for each of them, or one for all. */
const openDatabase = (before: typeof beforeAll, after: typeof afterAll) => {
	before(async () => {
		database = await migratedDatabase(migrationsOf(service));
		app = openPool({ url: database.appUrl, name: "audit test", max: 6 });
		admin = openPool({ url: database.adminUrl, name: "audit test admin", max: 2 });
	});
	after(async () => {
		await Promise.all([app.end(), admin.end()]);
		await database.drop();
	});
};

const actor = (n: number) => ({
	agencyId: id(n),
	postId: id(n + 100),
	officerId: id(n + 200),
	purpose: "investigation",
});
/** A day's work: alerts raised and read in turn by a few agencies. */
const workday = (count: number): LogEvent[] =>
	Array.from({ length: count }, (_, n) => n + 1).map((position) => {
		const alertId = id(500 + position - (position % 10));
		return position % 10 === 0
			? eventAt(position, "AlertRaised", alertId, {
					alertId,
					version: 1,
					actor: actor(1),
					governed: { record: "alert", originatorAgency: id(1), originatorCountry: "FJ" },
				})
			: eventAt(position, "RecordsAccessed", alertId, {
					actor: actor(2 + (position % 3)),
					action: "consultation",
					record: "alert",
					recordIds: [alertId],
					found: true,
				});
	});

const batches = (source: string, events: readonly LogEvent[], size: number): Batch[] =>
	Array.from({ length: Math.ceil(events.length / size) }, (_, n) => ({
		partition: wholeLog,
		logId: source,
		events: events.slice(n * size, (n + 1) * size),
		after: events[n * size - 1]?.position ?? 0,
	}));

/** Consumes until every event has been delivered once, then stops. */
const recordAll = async (events: readonly LogEvent[], batch = 500) => {
	const { promise, resolve } = Promise.withResolvers<void>();
	const source: EventSource = {
		source: "alerts",
		run: async ({ cursor, deliver, signal }) => {
			await cursor(wholeLog);
			for (const one of batches("alerts", events, batch)) await deliver(one);
			resolve();
			await new Promise((stopped) => signal.addEventListener("abort", stopped, { once: true }));
		},
	};
	const notices: unknown[] = [];
	const notice = (one: unknown) => notices.push(one);
	const consumption = consume({ pool: app, source, consumer: "audit-alerts", effect: recordEvents("alerts"), notice });
	await promise;
	await consumption.stop();
	expect(notices).toEqual([]);
};

const chainOf = (pool: Pool) => readEntries(pool, 0, 1_000_000);
const verify = async () => verifyChain((await chainOf(app)).map(toLink), await readHead(app));

/** Ends every connection of the service. */
const cutOff = () =>
	admin.query(
		"select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'audit test'",
	);

/** Random numbers from 0 up to, and without, 1, the same in every run. */
const dice = (seed: number) => () => {
	seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
	return seed / 2 ** 32;
};

describe("exactly once", () => {
	openDatabase(beforeEach, afterEach);

	test("whatever is delivered again, out of order across partitions, or cut off by a lost database", async () => {
		const events = workday(900);
		const random = dice(7);
		const partitions = [0, 1, 2].map((partition) => events.filter((event) => event.position % 3 === partition));
		let runs = 0;
		const { promise: done, resolve } = Promise.withResolvers<void>();
		const source: EventSource = {
			source: "alerts",
			run: async ({ cursor, deliver, signal }) => {
				runs++;
				// Each partition goes on a little before its cursor; the partitions come in another order each time.
				const open = await Promise.all(
					partitions.map(async (log, partition) => {
						const position = (await cursor(partition)).position;
						const next = log.findIndex((event) => event.position > position);
						return { log, partition, next: Math.max(0, (next < 0 ? log.length : next) - Math.floor(random() * 30)) };
					}),
				);
				for (let turn = 0; turn < 12; turn++) {
					const one = open[Math.floor(random() * open.length)] as (typeof open)[number];
					const batch = one.log.slice(one.next, one.next + 1 + Math.floor(random() * 40));
					const last = batch.at(-1);
					if (!last) continue;
					const delivering = deliver({
						partition: one.partition,
						logId: "alerts",
						events: batch,
						after: one.log[one.next - 1]?.position ?? 0,
					});
					// Some runs lose every connection of the service while a batch is under way.
					await Promise.all([delivering, turn === 6 && runs % 2 === 0 ? cutOff() : undefined]);
					one.next += batch.length;
				}
				if (open.every((one) => one.next >= one.log.length)) {
					resolve();
					await new Promise((stopped) => signal.addEventListener("abort", stopped, { once: true }));
					return;
				}
				throw new Error("the transport was lost");
			},
		};
		app.on("error", () => undefined);
		const consumption = consume({
			pool: app,
			source,
			consumer: "audit-alerts",
			effect: recordEvents("alerts"),
			restartPauseMs: 1,
		});
		await done;
		await consumption.stop();

		const entries = await chainOf(app);
		expect(runs).toBeGreaterThan(4);
		expect(entries.map((entry) => entry.seq)).toEqual(events.map((_, n) => n + 1));
		expect(entries.map((entry) => entry.position).sort((a, b) => a - b)).toEqual(events.map((event) => event.position));
		expect(await verify()).toMatchObject({ ok: true, entries: 900 });
	});

	test("when two instances start on the same source at once, and when a cursor is reset", async () => {
		const events = workday(300);
		await Promise.all([recordAll(events, 20), recordAll(events, 30)]);
		const again: EventSource = {
			source: "alerts",
			run: async ({ cursor, deliver }) => {
				await cursor(9);
				await app.query("update seamark.cursor set position = 0");
				await deliver({ partition: 9, logId: "alerts", events, after: 0 });
			},
		};
		const { promise, resolve } = Promise.withResolvers<void>();
		const notices: unknown[] = [];
		const consumption = consume({
			pool: app,
			source: { ...again, run: (o) => again.run(o).then(resolve) },
			consumer: "audit-alerts",
			effect: recordEvents("alerts"),
			notice: (notice) => notices.push(notice),
		});
		await promise;
		await consumption.stop();
		expect(notices).toEqual([]);
		expect(await verify()).toMatchObject({ ok: true, entries: 300 });
	});

	test("two sources stand in one chain without gaps", async () => {
		const one = recordAll(workday(200), 7);
		const events = workday(200);
		const { promise, resolve } = Promise.withResolvers<void>();
		const identity: EventSource = {
			source: "identity",
			run: async ({ cursor, deliver }) => {
				await cursor(wholeLog);
				for (const one of batches("identity", events, 9)) await deliver(one);
				resolve();
			},
		};
		const other = consume({
			pool: app,
			source: identity,
			consumer: "audit-identity",
			effect: recordEvents("identity"),
		});
		await Promise.all([one, promise]);
		await other.stop();
		const entries = await chainOf(app);
		expect(Object.groupBy(entries, (entry) => entry.source)).toMatchObject({
			alerts: { length: 200 },
			identity: { length: 200 },
		});
		expect(await verify()).toMatchObject({ ok: true, entries: 400 });
	});
});

describe("append-only", () => {
	openDatabase(beforeAll, afterAll);
	beforeAll(() => recordAll(workday(20)));
	const changes = ["update entry set agency = 'x'", "delete from entry where seq = 3", "truncate entry"];

	test.each(changes)("the service's role may not: %s", async (sql) => {
		await expect(app.query(sql)).rejects.toThrow(/permission denied/);
	});

	test.each(changes)("the owner and the superuser are refused: %s", async (sql) => {
		const owner = openPool({ url: database.ownerUrl, name: "owner", max: 1 });
		await expect(owner.query(sql))
			.rejects.toThrow(/append-only/)
			.finally(() => owner.end());
		await expect(admin.query(sql)).rejects.toThrow(/append-only/);
		await expect(admin.query(`set session_replication_role = replica; ${sql}`)).rejects.toThrow(/append-only/);
	});
});

describe("tampering by whoever can switch the trigger off is found", () => {
	openDatabase(beforeAll, afterAll);
	beforeAll(() => recordAll(workday(30)));
	/** What the verifier says, with the head as it is or a witness, while the change is there; it is taken back then. */
	const after = async (sql: string, witness?: Head) => {
		const client = await admin.connect();
		try {
			await client.query(`begin; alter table entry disable trigger append_only; ${sql}`);
			return await verifyChain((await readEntries(client, 0, 1_000)).map(toLink), witness ?? (await readHead(client)));
		} finally {
			await client.query("rollback");
			client.release();
		}
	};

	test("the untouched chain holds", async () => {
		expect(await verify()).toMatchObject({ ok: true, entries: 30 });
	});
	test.each([
		...["source", "event_id", "type", "agency", "post", "officer", "purpose", "action", "record"].map(
			(column) => `${column} = 'x'`,
		),
		"position = 99",
		"time = time + interval '1 millisecond'",
		"record_ids = '{}'",
		"data = ''",
		"data = set_byte(data, 0, 7)",
		"previous_hash = hash",
		"hash = previous_hash",
	])("an entry altered: %s", async (change) => {
		expect(await after(`update entry set ${change} where seq = 12`)).toMatchObject({
			ok: false,
			brokenAt: 12,
			reason: "altered",
		});
	});
	test("an entry removed", async () => {
		expect(await after("delete from entry where seq = 12")).toMatchObject({
			ok: false,
			brokenAt: 12,
			reason: "missing",
		});
	});
	test("an entry removed and the rest moved up", async () => {
		expect(
			await after(
				"delete from entry where seq = 12; update entry set seq = seq + 1000 where seq > 12; update entry set seq = seq - 1001 where seq > 1000",
			),
		).toMatchObject({ ok: false, brokenAt: 12, reason: "altered" });
	});
	test("two entries swapped", async () => {
		expect(
			await after(
				"update entry set seq = 1000 where seq = 12; update entry set seq = 12 where seq = 17; update entry set seq = 17 where seq = 1000",
			),
		).toMatchObject({ ok: false, brokenAt: 12, reason: "altered" });
	});
	test("an entry put in", async () => {
		expect(
			await after(`update entry set seq = seq + 1000 where seq >= 12; update entry set seq = seq - 999 where seq >= 1000;
			insert into entry select 12, source, 99, 'made up', type, time, agency, post, officer, purpose, action, record, record_ids, data,
				previous_hash, hash from entry where seq = 11`),
		).toMatchObject({ ok: false, brokenAt: 12, reason: "altered" });
	});
	test("the end cut off: by the head, and when the head was moved back too, by a witness", async () => {
		const witness = await readHead(app);
		const cut = "delete from entry where seq > 25";
		expect(await after(cut)).toMatchObject({ ok: false, brokenAt: 26, reason: "truncated" });
		const both = `${cut}; update chain_head set seq = e.seq, hash = e.hash from entry e where e.seq = 25`;
		expect(await after(both)).toMatchObject({ ok: true, entries: 25 });
		expect(await after(both, witness)).toMatchObject({ ok: false, brokenAt: 26, reason: "truncated" });
	});
});

describe("the derived tables", () => {
	openDatabase(beforeEach, afterEach);
	const tables = ["entry_record", "record_owner", "entry_party", "delivery", "delivery_progress"];
	const contents = async () =>
		Promise.all(tables.map(async (table) => (await app.query(`select * from ${table} as t order by t::text`)).rows));

	test("are made again from the entries alone", async () => {
		const stream = (n: number) => ({
			streamId: `s${n}`,
			actor: actor(2),
			filter: "{}",
			fromPosition: n,
			instanceId: "i",
			channel: "sse",
		});
		await recordAll([
			...workday(100),
			eventAt(101, "DeliveryOpened", "i", stream(1)),
			eventAt(102, "DeliveryOpened", "i", stream(2)),
			eventAt(103, "DeliveryProgressed", "i", {
				instanceId: "i",
				toPosition: 102,
				ranges: [{ streamId: "s2", toPosition: 50 }],
			}),
			eventAt(104, "DeliveryClosed", "i", { streamId: "s1", toPosition: 103, uncertain: true }),
		]);
		const before = await contents();
		expect(before.map((rows) => rows.length)).toEqual([104, 10, 183, 2, 1]);
		expect(before[3]).toMatchObject([
			{ stream_id: "s1", from_position: 1, certain_position: 102, to_position: 103, uncertain: true },
			{ stream_id: "s2", from_position: 2, certain_position: 50, to_position: null, uncertain: false },
		]);
		await app.query("update delivery set certain_position = 7; update delivery_progress set to_position = 9");
		await app.query("delete from entry_party");
		expect(await rebuildDerived(app, 13)).toBe(104);
		expect(await contents()).toEqual(before);
	});
});

describe("whatever comes", () => {
	openDatabase(beforeEach, afterEach);

	test("events that cannot be understood are kept, byte for byte", async () => {
		const data = new Uint8Array([0xff, 0x00, 0x80]);
		const strange = { ...eventAt(1, "AlertRaised", "a", {}), data };
		const later = { ...eventAt(2, "AlertRaised", "a", {}), type: "seamark.events.v9.Later" };
		const nul = eventAt(3, "AlertRaised", "a", {
			alertId: "a\u0000b",
			actor: { agencyId: 'q"\\{},' },
			governed: { originatorAgency: "\u0000" },
		});
		await recordAll([strange, later, nul]);
		const entries = await chainOf(app);
		expect(entries.map((entry) => [entry.action, Buffer.from(entry.data).toString("hex")])).toEqual([
			["unknown", "ff0080"],
			["unknown", Buffer.from(later.data).toString("hex")],
			["collection", Buffer.from(nul.data).toString("hex")],
		]);
		expect(entries[2]).toMatchObject({ agency: 'q"\\{},', recordIds: ["a\ufffdb"] });
		expect(await verify()).toMatchObject({ ok: true, entries: 3 });
	});

	/** Milliseconds that the same events take in the same batches, where they are only kept. */
	const bareMs = async (events: readonly LogEvent[]): Promise<number> => {
		await admin.query("create table bare (position bigint, id uuid, type text, subject text, data bytea)");
		const began = performance.now();
		for (let from = 0; from < events.length; from += 500) {
			const some = events.slice(from, from + 500);
			await admin.query(
				"insert into bare select * from unnest($1::bigint[], $2::uuid[], $3::text[], $4::text[], $5::bytea[])",
				[
					some.map((e) => e.position),
					some.map((e) => e.id),
					some.map((e) => e.type),
					some.map((e) => e.subject),
					some.map((e) => e.data),
				],
			);
		}
		return performance.now() - began;
	};

	test("events go into the chain at no less than a hundredth of the rate at which they would only be kept", async () => {
		const events = workday(10_000);
		const began = performance.now();
		await recordAll(events);
		const took = performance.now() - began;
		const bare = await bareMs(events);
		process.stdout.write(
			`audit: ${Math.round(1e7 / took)} entries/s in batches of 500, ${(bare / took).toFixed(3)} of only keeping them\n`,
		);
		expect((await readHead(app)).seq).toBe(10_000);
		// Kept as a ratio of one run: machines differ.
		expect(bare / took).toBeGreaterThan(0.01);
	});
});
