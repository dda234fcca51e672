import { type Batch, type Consumption, consume, type EventSource, wholeLog } from "@seamark/events";
import { followLog, readLog } from "@seamark/log";
import { partitionOf } from "../../libs/events/src/cursor.ts";
import { recordEvents } from "../../services/audit/src/record-events/record-events.ts";
import type { Seeded } from "../support/seeded.ts";
import type { openAuditStore } from "./audit-store.ts";
import { lostConnection } from "./pool.ts";
import type { Fleet, World } from "./world.ts";

const partitions = 3;

/** The log as a consumer that follows it is given it: breaks off, and sends again what was had. */
const followedLog = (world: World, fleet: Fleet, random: Seeded): EventSource => ({
	source: "alerts",
	run: async ({ cursor, deliver, alive, signal }) => {
		const from = await cursor(wholeLog);
		let after = Math.max(0, from.position - (random.chance(0.4) ? random.int(6) : 0));
		const { pool } = fleet.any(random);
		const wake = world.store.openWake(`follower ${random.int(1e9)}`, random);
		const batch = 1 + random.int(12);
		for await (const page of followLog({ pool, wake, after, logId: from.logId, signal, batch })) {
			if (page.events.length === 0) {
				alive(0);
				continue;
			}
			const sent: Batch = { partition: wholeLog, logId: page.logId, events: page.events, after };
			await deliver(sent);
			if (world.weather.rough && random.chance(0.2)) await deliver(sent);
			if (world.weather.rough && random.chance(0.1)) throw lostConnection();
			after = page.events.at(-1)?.position ?? after;
			alive(page.head - after);
		}
	},
});

/** A broker: what the relay sent, at least once, in partitions; and every consumer believes that all of them are its own. */
const openTopic = (world: World, fleet: Fleet) => {
	const random = world.random.fork("relay");
	const records = Array.from({ length: partitions }, () => [] as Batch["events"][number][]);
	const relay = async () => {
		let position = 0;
		while (!world.ended()) {
			await world.time.sleep(2 + random.int(30));
			const page = await Promise.race([
				readLog(fleet.any(random).pool, position, 1 + random.int(10)).catch(() => undefined),
				// A process that dies answers nobody: another relay takes over.
				world.time.sleep(100),
			]);
			if (!page || world.ended()) continue;
			for (const event of page.events) records[partitionOf(event.subject, partitions)]?.push(event);
			// Killed before it noted how far it was: the next one sends the same again.
			if (world.weather.rough && random.chance(0.15)) continue;
			position = page.events.at(-1)?.position ?? position;
		}
	};
	void relay();
	const source = (draws: Seeded): EventSource => ({
		source: "alerts",
		run: async ({ cursor, deliver, alive, signal }) => {
			const reading = async (partition: number) => {
				const kept = records[partition] as Batch["events"][number][];
				let reached = (await cursor(partition)).transportOffset ?? -1;
				while (!signal.aborted) {
					const events = kept.slice(reached + 1, reached + 2 + draws.int(8));
					if (events.length > 0) {
						const offsets = events.map((_, n) => reached + 1 + n);
						await deliver({ partition, logId: world.store.logId, events, offsets, after: reached });
						reached = offsets.at(-1) ?? reached;
						if (world.weather.rough && draws.chance(0.1)) throw lostConnection();
					} else alive(0);
					await world.time.sleep(3 + draws.int(20));
				}
			};
			await Promise.all(records.map((_, partition) => reading(partition)));
		},
	});
	return source;
};

/** Two processes of the audit, killed now and then. */
export const record = (world: World, fleet: Fleet, audit: ReturnType<typeof openAuditStore>) => {
	const random = world.random.fork("audit");
	const topic = random.chance(0.5) ? openTopic(world, fleet) : undefined;
	const start = (name: string): { consumption: Consumption; kill: () => void } => {
		const draws = random.fork(name);
		const { pool, kill } = audit.connect(draws);
		const source = topic ? topic(draws) : followedLog(world, fleet, draws);
		const consumption = consume({
			pool,
			source,
			consumer: "audit-alerts",
			effect: async (tx, events) => {
				await recordEvents("alerts")(tx, events);
				// The audit knows what it has: this effect has nothing but the cursor to keep it from happening twice.
				await tx.query("simulation.effect", [events.map((event) => event.position)]);
			},
			restartPauseMs: 10,
			// A read from a process that died is never answered; the watchdog is what notices.
			stallMs: 3_000,
			graceMs: 50,
		});
		return { consumption, kill };
	};
	const running = [start("one"), start("two")];
	const killing = async () => {
		for (let n = 0; world.weather.rough; n++) {
			await world.time.sleep(60 + random.int(400));
			const at = random.int(2);
			running[at]?.kill();
			void running[at]?.consumption.stop();
			running[at] = start(`again ${n}`);
		}
	};
	void killing();
};
