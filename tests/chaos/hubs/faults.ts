import { setTimeout as pause } from "node:timers/promises";
import type { Seeded } from "../../support/seeded.ts";
import type { Load } from "./load.ts";
import type { Hub, Stage } from "./stage.ts";

export type Faults = {
	counts: { kills: number; cuts: number; restores: number };
	reached(count: number): Promise<void>;
	failure(): Error | undefined;
	/** Resolves when every hub runs and every line is whole. */
	stop(): Promise<void>;
};

/** One lane kills hubs, and now and then puts one back from a backup; the other breaks the lines between them. */
export const startFaults = (stage: Stage, load: Load, random: Seeded): Faults => {
	const counts = { kills: 0, cuts: 0, restores: 0 };
	const waiting = new Set<{ count: number; resolve: () => void }>();
	let stopped = false;
	let failure: Error | undefined;
	const counted = (what: keyof typeof counts) => {
		counts[what]++;
		for (const { count, resolve } of waiting) if (counts.kills + counts.cuts >= count) resolve();
	};
	const kill = async (hub: Hub, draws: Seeded) => {
		await hub.part.kill();
		counted("kills");
		await pause(draws.int(1_500));
		await hub.part.start();
	};
	/** What the hub acknowledged since its backup is unsure. Nobody writes while it is copied: a copy of files is of one moment. */
	const restore = async (hub: Hub, draws: Seeded) => {
		const goOn = await load.rest(hub.name);
		await hub.part.stop();
		const putBack = await hub.backUp();
		const since = performance.now();
		await hub.part.start();
		goOn();
		await pause(3_000 + draws.int(6_000));
		const again = await load.rest(hub.name);
		await hub.part.kill();
		counted("kills");
		for (const one of load.written) if (one.by === hub.name && one.at >= since) one.unsure = true;
		await putBack();
		await hub.part.start();
		counted("restores");
		again();
	};
	const breakLine = async (draws: Seeded) => {
		const line = draws.pick(stage.lines);
		const how = draws.pick(["cut", "refuse", "hold", "delay", "throttle"] as const);
		counted("cuts");
		line.cut();
		if (how === "refuse") line.refuse(true);
		if (how === "hold") line.hold(true);
		if (how === "delay") line.delay(50 + draws.int(300));
		if (how === "throttle") line.throttle(8_000);
		await pause(how === "cut" ? 0 : 500 + draws.int(6_000));
		line.refuse(false);
		line.hold(false);
		line.delay(0);
		line.throttle(undefined);
	};
	const lane = async (name: string, act: (draws: Seeded) => Promise<void>, restMs: number) => {
		const draws = random.fork(name);
		try {
			while (!stopped) {
				await act(draws);
				await pause(500 + draws.int(restMs));
			}
		} catch (error) {
			failure ??= error as Error;
			for (const { resolve } of waiting) resolve();
		}
	};
	const lanes = [
		lane("hubs", (draws) => (draws.chance(0.15) ? restore : kill)(draws.pick(stage.hubs), draws), 4_000),
		lane("lines", breakLine, 2_000),
	];
	return {
		counts,
		failure: () => failure,
		reached: (count) =>
			counts.kills + counts.cuts >= count
				? Promise.resolve()
				: new Promise((resolve) => waiting.add({ count, resolve })),
		stop: async () => {
			stopped = true;
			await Promise.all(lanes);
			for (const { part } of stage.hubs) await part.start();
		},
	};
};
