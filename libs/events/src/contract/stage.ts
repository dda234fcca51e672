import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { type MigrationSet, openPool, type Pool, transact } from "@seamark/db";
import { type Committer, logMigrations, openCommitter, openWake, type Wake } from "@seamark/log";
import { v7 } from "uuid";
import { type ConsumeOptions, type ConsumerNotice, type Consumption, consume } from "../consume.ts";
import type { EventSource } from "../types.ts";
import { createEffects, type SourceSpec, storeEffects, tally } from "./parts.ts";

/** The producing service's side: a log in a database of its own. */
export type Producer = {
	url: string;
	ownerUrl: string;
	pool: Pool;
	wake: Wake;
	committer: Committer;
	/** Appends events whose payload is their number within their subject; resolves when they are committed. */
	append(count: number, o?: { subjects?: number; together?: number; traceparent?: string }): Promise<void>;
	appended(): number;
};

/** An adapter under test, connected to one producer. */
export type Harness = {
	/** A source as a new process of the consumer would open it. */
	source(consumer: string): EventSource;
	spec(): SourceSpec;
	/** Ends the producing side's transport and starts it again. */
	restart(): Promise<void>;
	close(): Promise<void>;
};

export type ContractOptions = {
	name: string;
	test: (name: string, work: () => Promise<void>) => void;
	database: (
		sets: readonly MigrationSet[],
	) => Promise<{ appUrl: string; ownerUrl: string; adminUrl: string; drop(): Promise<void> }>;
	harness: (producer: Producer) => Promise<Harness>;
	/** How long a dead process's share of the work may lie. */
	patienceMs: number;
	/** Silence that counts as a stall; longer than a new member of a group waits for one that hangs. */
	stallMs: number;
	/** How often a consumer is killed at each step. */
	kills: number;
};

/** Longer than anything here takes on a machine that is busy: what takes longer hangs. */
export const hangsMs = 60_000;

export const until = async (what: string, holds: () => Promise<boolean>, limitMs = hangsMs): Promise<void> => {
	const end = performance.now() + limitMs;
	while (!(await holds())) {
		if (performance.now() > end) throw new Error(`did not happen within ${limitMs} ms: ${what}`);
		await new Promise((resolve) => setTimeout(resolve, 15));
	}
};

export type Effects = Awaited<ReturnType<typeof openEffects>>;

/** A consumer's database, with the table of effects. */
export const openEffects = async (o: Pick<ContractOptions, "database">) => {
	const database = await o.database([logMigrations]);
	const owner = openPool({ url: database.ownerUrl, name: "contract owner", max: 1 });
	await owner.query(createEffects);
	const pool = openPool({ url: database.appUrl, name: "contract consumer", max: 8 });
	// The tests' own eyes, which stay open when the consumer's connections are cut.
	const eyes = openPool({ url: database.appUrl, name: "contract", max: 2 });
	const all =
		"select (select json_agg(e) from effect e) as effects, (select json_agg(c) from seamark.cursor c) as cursors";
	return {
		pool,
		eyes,
		url: database.appUrl,
		count: async () => Number((await eyes.query("select count(*) as n from effect")).rows[0]?.n),
		/** Ends every connection of the consumer, as a restart of the database does. */
		disconnectAll: async () => {
			const admin = openPool({ url: database.adminUrl, name: "contract admin", max: 1 });
			await admin.query(
				"select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'contract consumer' and datname = current_database()",
			);
			await admin.end();
		},
		/** Returns a function that brings effects and cursors back to what they are now. */
		dump: async () => {
			const kept = (await eyes.query(all)).rows[0];
			return async () => {
				await transact(owner, async (tx) => {
					await tx.query("truncate effect; truncate seamark.cursor");
					await tx.query(
						"insert into effect overriding system value select * from json_populate_recordset(null::effect, $1)",
						[JSON.stringify(kept.effects)],
					);
					await tx.query("insert into seamark.cursor select * from json_populate_recordset(null::seamark.cursor, $1)", [
						JSON.stringify(kept.cursors),
					]);
				});
			};
		},
		close: async () => {
			await pool.end();
			await eyes.end();
			await owner.end();
			await database.drop();
		},
	};
};

export const openProducer = async (
	o: Pick<ContractOptions, "database">,
): Promise<Producer & { close(): Promise<void> }> => {
	const database = await o.database([logMigrations]);
	const pool = openPool({ url: database.appUrl, name: "contract producer", max: 8 });
	const wake = openWake({ url: database.appUrl, name: "contract producer" });
	const committer = openCommitter({ pool, now: Date.now, newId: () => v7(), wake });
	const seqs = new Map<string, number>();
	let appended = 0;
	const next = (subjects: number) => {
		const subject = `s${appended++ % subjects}`;
		const seq = (seqs.get(subject) ?? 0) + 1;
		seqs.set(subject, seq);
		const data = Buffer.alloc(200, "x");
		data.writeUInt32BE(seq);
		return { type: "seamark.events.v1.Contract", subject, data };
	};
	return {
		url: database.appUrl,
		ownerUrl: database.ownerUrl,
		pool,
		wake,
		committer,
		append: async (count, { subjects = 5, together = 1, traceparent = "" } = {}) => {
			const all = Array.from({ length: count }, () => next(subjects));
			for (let i = 0; i < count; i += together)
				await committer.commit({
					writes: [],
					events: all.slice(i, i + together),
					...(traceparent ? { traceparent } : {}),
				});
		},
		appended: () => appended,
		close: async () => {
			await committer.drain();
			await wake.close();
			await pool.end();
			await database.drop();
		},
	};
};

export type Stage = Awaited<ReturnType<typeof openStage>>;

export const openStage = async (o: ContractOptions) => {
	const producer = await openProducer(o);
	const harness = await o.harness(producer);
	const opened: { close(): Promise<void> }[] = [];
	const running: { options: ConsumeOptions; consumption: Consumption }[] = [];

	const start = async (given: Partial<ConsumeOptions> & { effects?: Effects; start?: false }) => {
		const { effects = await openEffects(o), start: _start, ...rest } = given;
		if (!given.effects) opened.push(effects);
		const notices: ConsumerNotice[] = [];
		const waiting: { kind: string; resolve: (notice: ConsumerNotice) => void }[] = [];
		const options: ConsumeOptions = {
			pool: effects.pool,
			source: harness.source(given.consumer ?? "one"),
			consumer: "one",
			effect: storeEffects,
			restartPauseMs: 50,
			...rest,
			notice: (notice) => {
				notices.push(notice);
				for (const one of waiting) if (one.kind === notice.kind) one.resolve(notice);
			},
		};
		const consumption = given.start === false ? idle : consume(options);
		if (given.start !== false) running.push({ options, consumption });
		const noticed = <K extends ConsumerNotice["kind"]>(kind: K): Promise<Extract<ConsumerNotice, { kind: K }>> => {
			const { promise, resolve } = Promise.withResolvers<ConsumerNotice>();
			const had = notices.find((notice) => notice.kind === kind);
			if (had) resolve(had);
			waiting.push({ kind, resolve });
			return promise as Promise<Extract<ConsumerNotice, { kind: K }>>;
		};
		return { effects, consumption, notices, noticed };
	};

	return {
		producer,
		harness,
		consume: (given: Parameters<typeof start>[0] = {}) => start(given),
		restartConsumers: async () => {
			for (const one of running) {
				await one.consumption.stop();
				one.consumption = consume({ ...one.options, source: harness.source(one.options.consumer) });
			}
		},
		/** Resolves when every event has its effect; fails when one has two, or order was lost. */
		settled: async (effects: Effects, limitMs = o.patienceMs) => {
			const count = producer.appended();
			await until(`${count} effects`, async () => (await effects.count()) >= count, limitMs).catch(
				async (error: Error) => {
					const states = running.map((one) => one.consumption.state());
					throw new Error(`${error.message}: ${JSON.stringify([await tally(effects.eyes, count), states])}`);
				},
			);
			assert.deepEqual(await tally(effects.eyes, count), { lost: 0, doubled: 0, reordered: 0 });
		},
		close: async () => {
			await Promise.all(running.map((one) => one.consumption.stop()));
			await harness.close();
			for (const one of opened) await one.close();
			await producer.close();
		},
	};
};

const idle: Consumption = {
	stop: async () => undefined,
	state: () => ({
		consumer: "",
		source: "",
		position: 0,
		behind: undefined,
		silentMs: 0,
		status: "stopped",
		cause: "",
	}),
};

/** A name for a service that no other test uses, since topics stay on a broker. */
export const freshName = (): string => `contract-${randomUUID().slice(0, 8)}`;
