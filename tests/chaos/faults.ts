import { setTimeout as pause } from "node:timers/promises";
import type { Broker } from "../../infra/kafka/src/index.ts";
import type { Seeded } from "../support/seeded.ts";
import type { Part, Stage } from "./stage.ts";

export type Monkey = {
	/** Processes that were ended without a word. */
	kills(): number;
	/** How often each fault was done. */
	done: Map<string, number>;
	/** Resolves when so many kills are done, or it was stopped. */
	reached(count: number): Promise<void>;
	/** Ends the faults; resolves when everything runs again. */
	stop(): Promise<void>;
	/** Set when something could not be brought back: the run has failed. */
	failure(): Error | undefined;
};

/**
 * Does one fault after another, in lanes that do not wait for each other: one for each alerts service, one for case intake and its
 * vault, one for requests for assistance, one for everything else. Each brings back what it took away before it takes the next thing. A kill counts once, also of the whole hub.
 */
export const startMonkey = (o: {
	stage: Stage;
	random: Seeded;
	broker?: Broker;
	mostKills: number;
	dropReader: (draw: (below: number) => number) => void;
}): Monkey => {
	const { stage } = o;
	const { proxies, parts } = stage;
	const done = new Map<string, number>();
	const waiting = new Set<{ count: number; resolve: () => void }>();
	let [kills, stopped] = [0, false];
	let failure: Error | undefined;

	const kill = async (what: string, how: () => Promise<void>) => {
		await how();
		done.set(what, (done.get(what) ?? 0) + 1);
		kills++;
		for (const waiter of [...waiting]) if (kills >= waiter.count) waiter.resolve();
	};
	const killPart = async (part: Part, random: Seeded) => {
		await kill(`kill ${part.name}`, () => part.kill());
		await pause(random.int(200));
		await part.start();
	};
	const crash = async (how: "immediate" | "kill", random: Seeded) => {
		await kill(`database ${how}`, () => stage.database.crash(how));
		await pause(random.int(1_500));
		await stage.database.start();
	};
	const whole = async (random: Seeded) => {
		await kill("kill the whole hub", async () => {
			await Promise.all(stage.all.map((part) => part.kill()));
		});
		if (random.chance(0.3)) await crash("kill", random);
		await Promise.all(stage.all.map((part) => part.start()));
	};
	const breakLine = async (random: Seeded) => {
		const proxy = random.pick(Object.values(proxies));
		const how = random.pick(["cut", "cut", "refuse", "delay", "throttle", "hold"] as const);
		done.set(`line ${how}`, (done.get(`line ${how}`) ?? 0) + 1);
		if (how === "cut") return void proxy.cut();
		if (how === "refuse") proxy.refuse(true);
		if (how === "refuse") proxy.cut();
		if (how === "delay") proxy.delay(20 + random.int(150));
		if (how === "throttle") proxy.throttle(50_000);
		if (how === "hold") proxy.hold(true);
		await pause(200 + random.int(1_500));
		proxy.refuse(false);
		proxy.delay(0);
		proxy.throttle(undefined);
		proxy.hold(false);
	};
	const breakBroker = async (random: Seeded) => {
		const { broker } = o;
		if (!broker?.kill || !broker.restart) return breakLine(random);
		await kill("kill the broker", async () => broker.kill?.());
		await pause(random.int(2_000));
		await broker.restart();
	};

	const lane = async (name: string, act: (random: Seeded) => Promise<void>, restMs: number) => {
		const random = o.random.fork(name);
		try {
			while (!stopped && kills < o.mostKills) {
				const began = performance.now();
				await act(random);
				// As long up as it was away, however slow the machine: there is nothing to lose where nothing works.
				await pause(performance.now() - began + random.int(restMs));
			}
		} catch (error) {
			failure ??= error as Error;
			stopped = true;
			for (const waiter of waiting) waiter.resolve();
		}
	};
	const others = (random: Seeded) => {
		const draw = random.int(100);
		if (draw < 22) return killPart(parts.audit, random);
		if (draw < 40) return killPart(parts.identity, random);
		if (draw < 55) return crash("immediate", random);
		if (draw < 62) return crash("kill", random);
		if (draw < 70) return whole(random);
		if (draw < 76) return breakBroker(random);
		if (draw < 85) return Promise.resolve(o.dropReader(random.int));
		return breakLine(random);
	};
	const lanes = [
		lane("alerts", (random) => killPart(parts.alerts, random), 2_000),
		...(stage.all.includes(parts.otherAlerts)
			? [lane("alerts 2", (random) => killPart(parts.otherAlerts, random), 2_000)]
			: []),
		...(stage.all.includes(parts.caseIntake)
			? [lane("intake", (random) => killPart(random.pick([parts.caseIntake, parts.vault]), random), 2_000)]
			: []),
		...(stage.all.includes(parts.mla) ? [lane("assistance", (random) => killPart(parts.mla, random), 2_000)] : []),
		lane("others", others, 1_000),
	];
	return {
		kills: () => kills,
		done,
		failure: () => failure,
		reached: (count) =>
			kills >= count || stopped ? Promise.resolve() : new Promise((resolve) => waiting.add({ count, resolve })),
		stop: async () => {
			stopped = true;
			for (const waiter of waiting) waiter.resolve();
			await Promise.all(lanes);
			await stage.database.start();
			await Promise.all(stage.all.map((part) => part.start()));
		},
	};
};
