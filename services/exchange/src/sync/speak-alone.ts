import { setTimeout as pause } from "node:timers/promises";
import type { ServiceContext } from "@seamark/service";
import { giveVoice, takeVoice } from "../store/voice.ts";

const lookEveryMs = 1_000;

/**
 * One process of a hub speaks to the others: two would each count their own messages, and other hubs would take them for a backup that was started
 * twice. Who comes second waits, answers the operators meanwhile, and goes on where the first one ends. `begin` returns what ends it.
 */
export const speakAlone = async (
	{ pool, log }: Pick<ServiceContext, "pool" | "log">,
	closing: AsyncDisposableStack,
	begin: () => Promise<() => Promise<void>>,
): Promise<{ speaks(): boolean }> => {
	const stop = new AbortController();
	let speaks = false;
	const tried = Promise.withResolvers<void>();
	const once = async (): Promise<void> => {
		const client = await pool.connect();
		const lost = new AbortController();
		const onLost = (error?: Error) => lost.abort(error);
		client.on("error", onLost);
		client.on("end", onLost);
		let end: (() => Promise<void>) | undefined;
		try {
			if (!(await takeVoice(client))) return;
			end = await begin();
			speaks = true;
			tried.resolve();
			await over(AbortSignal.any([stop.signal, lost.signal]));
		} finally {
			speaks = false;
			await end?.();
			client.off("end", onLost);
			if (!lost.signal.aborted) await giveVoice(client).catch(onLost);
			client.off("error", onLost);
			client.release(lost.signal.aborted);
		}
	};
	const running = (async () => {
		for (let told = false; !stop.signal.aborted; ) {
			await once().catch((error: unknown) => log.warn({ err: error }, "this process cannot speak to other hubs yet"));
			tried.resolve();
			if (!told) log.info("another process speaks for this hub, or did; this one goes on when it ends");
			told = true;
			await pause(lookEveryMs, undefined, { signal: stop.signal }).catch(() => undefined);
		}
	})();
	closing.defer(async () => {
		stop.abort();
		await running;
	});
	await tried.promise;
	return { speaks: () => speaks };
};

const over = (signal: AbortSignal): Promise<void> =>
	new Promise((resolve) => {
		if (signal.aborted) return resolve();
		signal.addEventListener("abort", () => resolve(), { once: true });
	});
