import type { Deps } from "../deps.ts";
import { watchEveryMs, watchOnce } from "./watch.ts";

/** Looks every half minute for statements without proof of delivery. */
export const openWatch = (deps: Deps, closing: AsyncDisposableStack): void => {
	let running: Promise<unknown> | undefined;
	const look = () => {
		running ??= watchOnce(deps)
			.then(({ undelivered }) => {
				if (undelivered > 0) deps.context.log.warn({ undelivered }, "statements were not delivered in time");
			})
			.catch((error: Error) => deps.context.log.warn({ err: error }, "undelivered statements could not be looked for"))
			.finally(() => {
				running = undefined;
			});
	};
	const timer = setInterval(look, watchEveryMs);
	timer.unref();
	closing.defer(async () => {
		clearInterval(timer);
		await running;
	});
};
