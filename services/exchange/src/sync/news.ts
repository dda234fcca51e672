/** Tells those who wait that something may have been written for a hub. A hint and no promise: who waits looks again by itself too. */
export type News = {
	/** Frames may be there in a moment: the transaction that writes them may still be open. */
	tell(hub: string): void;
	/** Resolves at the next news for this hub, after `ms`, or when the signal aborts. */
	next(hub: string, ms: number, signal: AbortSignal): Promise<void>;
};

export const openNews = (): News => {
	const waiting = new Map<string, Set<() => void>>();
	return {
		tell: (hub) => {
			for (const wake of [...(waiting.get(hub) ?? [])]) wake();
		},
		next: (hub, ms, signal) =>
			new Promise((resolve) => {
				const here = waiting.get(hub) ?? new Set();
				waiting.set(hub, here);
				const done = () => {
					clearTimeout(timer);
					here.delete(done);
					signal.removeEventListener("abort", done);
					resolve();
				};
				const timer = setTimeout(done, ms);
				here.add(done);
				signal.addEventListener("abort", done, { once: true });
				if (signal.aborted) done();
			}),
	};
};
