import type { ServiceContext } from "./context.ts";

/**
 * Looks after something again and again until the service closes, never twice at a time. A look that fails is told in the service's
 * log, with what could not be done, and comes again. What it answers asks for a look at once, and for one more where one is under way.
 */
export const lookEvery = (
	{ context, closing }: { context: Pick<ServiceContext, "log">; closing: AsyncDisposableStack },
	{ everyMs, failed }: { everyMs: number; failed: string },
	look: (signal: AbortSignal) => Promise<void>,
): (() => void) => {
	const stopping = new AbortController();
	let running: Promise<void> | undefined;
	let asked = false;
	const lookNow = () => {
		if (running !== undefined) return;
		asked = false;
		running = look(stopping.signal)
			.catch((error: unknown) => context.log.warn({ err: error }, failed))
			.finally(() => {
				running = undefined;
				if (asked && !stopping.signal.aborted) lookNow();
			});
	};
	const timer = setInterval(lookNow, everyMs);
	timer.unref();
	closing.defer(async () => {
		clearInterval(timer);
		stopping.abort();
		await running;
	});
	return () => {
		if (stopping.signal.aborted) return;
		asked = true;
		lookNow();
	};
};
