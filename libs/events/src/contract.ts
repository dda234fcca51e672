import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { type Pool, transact } from "@seamark/db";
import { type LogEvent, readLog } from "@seamark/log";
import { type ConsumeOptions, consume } from "./consume.ts";
import {
	changed,
	type Kill,
	killing,
	killSteps,
	type SourceSpec,
	seqOf,
	stallingOnce,
	storeEffects,
	tally,
} from "./contract/parts.ts";
import { type ContractOptions, openEffects, openStage, type Stage, until } from "./contract/stage.ts";
import { moveCursor, resetCursor } from "./cursor.ts";
import { listDeadLetters, redrive } from "./dead-letters.ts";
import type { EventSource } from "./types.ts";

/** The promises of the `EventSource` port and of `consume`, as one suite that every adapter passes. */
export const eventSourceContract = (o: ContractOptions): void => {
	const it = (what: string, work: (t: Stage) => Promise<void>) =>
		o.test(`${o.name}: ${what}`, async () => {
			const stage = await openStage(o);
			try {
				await work(stage);
			} finally {
				await stage.close();
			}
		});

	it("events arrive once, in order per subject, with every attribute as it was", async (t) => {
		const seen: LogEvent[] = [];
		await t.producer.append(120, {
			subjects: 7,
			together: 3,
			traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
		});
		const { effects } = await t.consume({
			effect: async (tx, events) => {
				seen.push(...events);
				await storeEffects(tx, events);
			},
		});
		await t.producer.append(80, { subjects: 7 });
		await t.settled(effects);
		const log = await readLog(t.producer.pool, 0, 1_000);
		const plain = (event: LogEvent) => ({ ...event, data: Buffer.from(event.data).toString("hex") });
		assert.deepEqual(seen.toSorted((a, b) => a.position - b.position).map(plain), log.events.map(plain));
	});

	it("redelivery from the start has no second effect", async (t) => {
		await t.producer.append(300);
		const { effects, consumption } = await t.consume();
		await t.settled(effects);
		await consumption.stop();
		const fromStart = changed(t.harness.source("one"), (run) => ({
			...run,
			cursor: async (partition) => ({ ...(await run.cursor(partition)), position: 0, transportOffset: null }),
		}));
		await t.consume({ source: fromStart, effects });
		await t.producer.append(50);
		await t.settled(effects);
	});

	it("a consumer goes on where it was, and a producer too", async (t) => {
		const first = await t.consume();
		for (let round = 0; round < 3; round++) {
			await t.producer.append(50);
			await t.settled(first.effects);
			await t.restartConsumers();
			const appending = t.producer.append(50);
			await t.harness.restart();
			await appending;
		}
		await t.settled(first.effects);
	});

	it("a consumer cut off at each step loses and doubles nothing, where an early acknowledgement loses", async (t) => {
		const naive = await openEffects(o);
		const control = naiveConsumer(t.harness.source("naive"), naive.pool);
		const { effects } = await t.consume({ start: false });
		for (const step of killSteps) {
			for (const atBatch of [1, 2]) {
				const cut = killing(t.harness.source("one"), storeEffects, { step, atBatch }, () => {
					throw Object.assign(new Error("cut off"), { code: "ECONNRESET" });
				});
				const done = await t.consume({ effects, ...cut, restartPauseMs: 20 });
				await until("the consumer is cut off", async () => {
					await t.producer.append(2);
					return done.notices.some((notice) => notice.kind === "restart");
				});
				await done.consumption.stop();
			}
		}
		await t.consume({ effects });
		await t.settled(effects);
		await until("the control has been through everything", async () => control.reached() >= t.producer.appended());
		await control.stop();
		const lost = (await tally(naive.eyes, t.producer.appended())).lost;
		assert.ok(lost > 0, "the control was to lose events, and lost none");
		await naive.close();
	});

	it(`a consumer killed ${3 * o.kills} times, at each step, loses and doubles nothing`, async (t) => {
		await t.producer.append(1_200, { subjects: 30 });
		const loading = trickle(t.producer);
		const kill = async (step: Kill["step"]) => {
			const effects = await openEffects(o);
			const consumer = `killed-${step}`;
			for (let n = 0; n < o.kills; n++)
				await runToDeath({ url: effects.url, spec: t.harness.spec(), consumer, kill: { step, atBatch: 2 } });
			return { effects, consumer };
		};
		const killed = await Promise.all(killSteps.map(kill));
		await loading.stop();
		for (const { effects, consumer } of killed) {
			const { consumption } = await t.consume({ effects, consumer });
			await t.settled(effects);
			await consumption.stop();
			await effects.close();
		}
	});

	it("a poison event is tried again, becomes a dead letter, holds back its subject alone, and is redriven in order", async (t) => {
		let healed = false;
		const effect: ConsumeOptions["effect"] = async (tx, events) => {
			await storeEffects(tx, events);
			if (!healed && events.some((event) => event.subject === "s3" && seqOf(event) === 5))
				throw new TypeError("poison");
		};
		await t.producer.append(200, { subjects: 10, together: 50 });
		const { effects, noticed, notices, consumption } = await t.consume({ effect, retryPausesMs: [20, 40] });
		const started = performance.now();
		await until("all other subjects are done", async () => (await effects.count()) === 184);
		assert.ok(performance.now() - started < 5_000, "others were held up for more than 5 s");
		await noticed("dead-letter");
		assert.deepEqual(
			notices.filter((one) => one.kind === "retry").map((one) => one.attempt),
			[1, 2],
		);
		await t.producer.append(20, { subjects: 10 });
		await until("later events of other subjects pass", async () => (await effects.count()) === 202);
		const letters = await listDeadLetters(effects.eyes);
		assert.deepEqual(
			letters.map((letter) => [letter.state, letter.attempts, letter.subject]),
			[["dead", 3, "s3"], ...Array.from({ length: 17 }, () => ["waiting", 0, "s3"])],
		);
		assert.equal(letters[0]?.cause, "poison");

		const who = { consumer: "one", source: t.harness.source("one").source, effect };
		assert.deepEqual(await redrive(effects.pool, who), { redriven: 0, left: 18 });
		healed = true;
		const both = await Promise.all([redrive(effects.pool, who), redrive(effects.pool, who)]);
		assert.equal(both[0].redriven + both[1].redriven, 18);
		assert.deepEqual(await redrive(effects.pool, who), { redriven: 0, left: 0 });
		await t.settled(effects);
		assert.equal(consumption.state().status, "running");
	});

	it("a database that goes away makes no dead letters", async (t) => {
		const { effects } = await t.consume({ restartPauseMs: 20 });
		for (let round = 0; round < 5; round++) {
			const appending = t.producer.append(60, { together: 10 });
			await effects.disconnectAll();
			await appending;
		}
		await t.settled(effects);
		assert.equal((await listDeadLetters(effects.eyes)).length, 0);
		await effects.disconnectAll();
		await t.producer.append(10);
		await t.settled(effects);
	});

	it("two instances share the work without a second effect, also when one of them leaves", async (t) => {
		const a = await t.consume({ start: false });
		const [first, second] = [await t.consume({ effects: a.effects }), await t.consume({ effects: a.effects })];
		for (let i = 0; i < 20; i++) await t.producer.append(30, { subjects: 40 });
		await second.consumption.stop();
		for (let i = 0; i < 20; i++) await t.producer.append(30, { subjects: 40 });
		await t.settled(a.effects);
		assert.notEqual(first.consumption.state().status, "stopped");
	});

	it("a restored database goes on from what it holds, with all that the transport remembers", async (t) => {
		await t.producer.append(150);
		const first = await t.consume();
		await t.settled(first.effects);
		await first.consumption.stop();
		const restore = await first.effects.dump();
		const second = await t.consume({ effects: first.effects });
		await t.producer.append(150);
		await t.settled(first.effects);
		// Under the running consumer: its next delivery does not join on and must not be applied over the gap.
		await restore();
		await t.producer.append(20);
		await t.settled(first.effects);
		await second.consumption.stop();
		await restore();
		await t.consume({ effects: first.effects });
		await t.settled(first.effects);
	});

	for (const [code, spoil] of [
		["CURSOR_IN_FUTURE", "position = position + 100000, transport_offset = transport_offset + 100000"],
		["CURSOR_FOREIGN", "log_id = gen_random_uuid()"],
	] as const)
		it(`a cursor that does not fit is refused by name (${code}) until it is reset`, async (t) => {
			await t.producer.append(40);
			const { effects, consumption } = await t.consume();
			await t.settled(effects);
			await consumption.stop();
			await effects.pool.query(`update seamark.cursor set ${spoil}`);
			await t.producer.append(10);
			const refused = await t.consume({ effects, restartPauseMs: 20 });
			const notice = await refused.noticed("refused-cursor");
			assert.equal(notice.code, code);
			assert.equal(refused.consumption.state().status, "refused");
			assert.equal(await effects.count(), 40);
			await resetCursor(effects.pool, { consumer: "one", source: t.harness.source("one").source, to: 40 });
			await t.settled(effects);
			assert.equal(refused.notices.filter((one) => one.kind === "refused-cursor").length, 1);
		});

	it("a client that silently stops delivering is noticed and replaced", async (t) => {
		const source = stallingOnce(t.harness.source("one"), 1);
		const { effects, noticed } = await t.consume({ source, stallMs: o.stallMs, graceMs: 100, restartPauseMs: 20 });
		for (let i = 0; i < 10; i++) await t.producer.append(10);
		const stalled = await noticed("stalled");
		assert.ok(stalled.silentMs >= o.stallMs);
		await t.settled(effects, o.patienceMs + 10_000);
	});

	it("drains 20,000 events", async (t) => {
		await t.producer.append(20_000, { subjects: 200, together: 500 });
		const started = performance.now();
		const { effects } = await t.consume();
		await t.settled(effects, 30_000);
		const seconds = (performance.now() - started) / 1_000;
		console.log(`${o.name}: 20,000 events drained in ${seconds.toFixed(2)} s, ${Math.round(20_000 / seconds)}/s`);
	});
};

/** Acknowledges before the effect, and fails now and then in between: what must not be done. */
const naiveConsumer = (source: EventSource, pool: Pool) => {
	let reached = 0;
	let batches = 0;
	const consumption = consume({
		pool,
		consumer: "naive",
		effect: async () => undefined,
		restartPauseMs: 20,
		source: changed(source, (run) => ({
			...run,
			deliver: async (batch) => {
				await moveCursor(pool, "naive", source.source, batch);
				reached = Math.max(reached, batch.events.at(-1)?.position ?? 0);
				if (++batches % 3 === 1) throw new Error("cut off");
				await transact(pool, (tx) => storeEffects(tx, batch.events));
			},
		})),
	});
	return { reached: () => reached, stop: consumption.stop };
};

/** A few events at a time until it is stopped, so that there is always another batch. */
const trickle = (producer: Stage["producer"]) => {
	let on = true;
	const done = (async () => {
		while (on) {
			await producer.append(8, { subjects: 30, together: 4 });
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
	})();
	return {
		stop: async () => {
			on = false;
			await done;
		},
	};
};

/** Runs a consumer that kills itself with SIGKILL. */
const runToDeath = async (o: { url: string; spec: SourceSpec; consumer: string; kill: Kill }): Promise<void> => {
	const child = spawn(process.execPath, [join(import.meta.dirname, "contract/consumer.ts"), JSON.stringify(o)], {
		stdio: ["ignore", "inherit", "inherit"],
	});
	const late = setTimeout(() => child.kill("SIGTERM"), 60_000);
	const [code, signal] = await once(child, "exit");
	clearTimeout(late);
	assert.deepEqual({ code, signal }, { code: null, signal: "SIGKILL" }, "the consumer was to be killed at its step");
};
