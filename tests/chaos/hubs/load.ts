import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { draft } from "../../support/drafts.ts";
import type { Seeded } from "../../support/seeded.ts";
import { type Hub, owners } from "./stage.ts";

/** An alert as its writer knows it: what was acknowledged last. */
export type Written = {
	id: string;
	by: string;
	version: number;
	title: string;
	/** Countries whose units may read it, and all that ever might. */
	to: readonly string[];
	ever: Set<string>;
	state: "live" | "recalled";
	/** The hub was put back to a moment before this was acknowledged: what holds is what the backup says, or what others were told. */
	unsure: boolean;
	/** When it was last acknowledged. */
	at: number;
};

export type Load = {
	written: readonly Written[];
	acknowledged(): number;
	reached(count: number): Promise<void>;
	unexpected: string[];
	/** Nobody writes at this hub until what is returned is called. */
	rest(hub: string): Promise<() => void>;
	stop(): Promise<void>;
};

type Asked = { method: string; path: string; body: object };

/** Sends the same request with its key until it is answered well, or refused for good. */
const sendUntilTaken = async (
	hub: Hub,
	asked: Asked,
	over: () => boolean,
): Promise<{ status: number; body: Record<string, unknown> } | undefined> => {
	const key = randomUUID();
	while (!over()) {
		try {
			const answer = await fetch(hub.part.url + asked.path, {
				method: asked.method,
				headers: {
					authorization: `Bearer ${await hub.token("desk")}`,
					"content-type": "application/json",
					"idempotency-key": key,
				},
				body: JSON.stringify(asked.body),
				signal: AbortSignal.timeout(20_000),
			});
			const text = await answer.text();
			if (answer.status < 500 && answer.status !== 429 && answer.status !== 401)
				return { status: answer.status, body: JSON.parse(text) as Record<string, unknown> };
		} catch {
			// The hub is away.
		}
		await pause(150);
	}
	return undefined;
};

/** Writers of each hub, one action after the other each: most raise, some correct, narrow or recall what they raised. */
export const startLoad = (hubs: readonly Hub[], random: Seeded, o: { writers: number; perSecond: number }): Load => {
	const written: Written[] = [];
	const unexpected: string[] = [];
	const resting = new Map<string, PromiseWithResolvers<void>>();
	const busy = new Map<string, Set<Promise<void>>>(hubs.map(({ name }) => [name, new Set()]));
	let stopped = false;
	let [acknowledged, serial] = [0, 0];
	const waiting = new Set<{ count: number; resolve: () => void }>();
	const over = () => stopped;

	const bodyOf = (title: string, to: readonly string[]) =>
		draft({
			title,
			summary: "Small boats land after dark (invented).",
			handling: { tlp: "amber", audience: { countries: [...to] } } as never,
		});
	const act = async (hub: Hub, mine: Written[], draws: Seeded): Promise<void> => {
		const others = owners.map(({ country }) => country).filter((country) => country !== hub.country);
		const one = mine.length > 0 && draws.chance(0.4) ? draws.pick(mine) : undefined;
		const to = draws.chance(0.5) ? others : [draws.pick(others)];
		const title = `Chaos ${++serial}`;
		if (!one) {
			const taken = await sendUntilTaken(hub, { method: "POST", path: "/alerts", body: bodyOf(title, to) }, over);
			if (!taken) return;
			if (taken.status !== 201) return void unexpected.push(`raise: ${taken.status} ${JSON.stringify(taken.body)}`);
			const next: Written = {
				id: taken.body.id as string,
				by: hub.name,
				version: 1,
				title,
				to,
				ever: new Set(to),
				state: "live",
				unsure: false,
				at: performance.now(),
			};
			mine.push(next);
			written.push(next);
		} else if (draws.chance(0.3)) {
			const body = { expectedVersion: one.version, reason: "It was another boat (invented)." };
			const taken = await sendUntilTaken(hub, { method: "POST", path: `/alerts/${one.id}/recall`, body }, over);
			if (!taken) one.unsure = true;
			else if (taken.status !== 200)
				return void unexpected.push(`recall: ${taken.status} ${JSON.stringify(taken.body)}`);
			else Object.assign(one, { state: "recalled", version: one.version + 1, at: performance.now() });
			mine.splice(mine.indexOf(one), 1);
		} else {
			for (const country of to) one.ever.add(country);
			const body = { expectedVersion: one.version, draft: bodyOf(title, to) };
			const taken = await sendUntilTaken(hub, { method: "PUT", path: `/alerts/${one.id}`, body }, over);
			if (!taken) one.unsure = true;
			else if (taken.status !== 200)
				return void unexpected.push(`update: ${taken.status} ${JSON.stringify(taken.body)}`);
			else Object.assign(one, { title, to, version: one.version + 1, at: performance.now() });
			if (mine.length > 40) mine.shift();
		}
		acknowledged++;
		for (const waiter of [...waiting]) if (acknowledged >= waiter.count) waiter.resolve();
	};
	const writer = async (hub: Hub, n: number) => {
		const draws = random.fork(`${hub.name}-${n}`);
		const mine: Written[] = [];
		while (!stopped) {
			await resting.get(hub.name)?.promise;
			// What a restore made unsure is left alone.
			for (const one of mine.filter(({ unsure }) => unsure)) mine.splice(mine.indexOf(one), 1);
			const acting = act(hub, mine, draws);
			busy.get(hub.name)?.add(acting);
			await acting.finally(() => busy.get(hub.name)?.delete(acting));
			await pause((1_000 * o.writers * hubs.length) / o.perSecond);
		}
	};
	const writers = hubs.flatMap((hub) => Array.from({ length: o.writers }, (_, n) => writer(hub, n)));
	return {
		written,
		unexpected,
		acknowledged: () => acknowledged,
		reached: (count) =>
			acknowledged >= count ? Promise.resolve() : new Promise((resolve) => waiting.add({ count, resolve })),
		rest: async (name) => {
			const resolvers = Promise.withResolvers<void>();
			resting.set(name, resolvers);
			await Promise.all(busy.get(name) ?? []);
			return () => {
				resting.delete(name);
				resolvers.resolve();
			};
		},
		stop: async () => {
			stopped = true;
			for (const { resolve } of resting.values()) resolve();
			await Promise.all(writers);
		},
	};
};
