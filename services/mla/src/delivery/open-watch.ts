import { lookEvery } from "@seamark/service";
import { gauge } from "@seamark/telemetry";
import type { Deps } from "../deps.ts";
import { silentThreads, watchEveryMs, watchOnce } from "./watch.ts";

/** Looks every half minute for statements without proof of delivery. */
export const openWatch = (deps: Deps, closing: AsyncDisposableStack): void => {
	let silent = 0;
	closing.defer(
		gauge("seamark_mla_silent_threads", "Requests of which a statement has not arrived in time", () => [
			{ value: silent },
		]),
	);
	lookEvery(
		{ context: deps.context, closing },
		{ everyMs: watchEveryMs, failed: "undelivered statements could not be looked for" },
		async () => {
			const { undelivered } = await watchOnce(deps);
			if (undelivered > 0) deps.context.log.warn({ undelivered }, "statements were not delivered in time");
			silent = await silentThreads(deps);
		},
	);
};
