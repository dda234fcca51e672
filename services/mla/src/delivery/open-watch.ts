import { lookEvery } from "@seamark/service";
import type { Deps } from "../deps.ts";
import { watchEveryMs, watchOnce } from "./watch.ts";

/** Looks every half minute for statements without proof of delivery. */
export const openWatch = (deps: Deps, closing: AsyncDisposableStack): void =>
	lookEvery(
		{ context: deps.context, closing },
		{ everyMs: watchEveryMs, failed: "undelivered statements could not be looked for" },
		async () => {
			const { undelivered } = await watchOnce(deps);
			if (undelivered > 0) deps.context.log.warn({ undelivered }, "statements were not delivered in time");
		},
	);
