type Waiting = { agency: string; start: () => void };

/**
 * One piece of work at a time. The next turn is of the agency whose last turn is longest ago, so nobody waits behind all that another agency
 * asks for. Work is begun in its turn alone: what waits holds nothing in memory. A caller who hangs up waits no more.
 */
export const openTurns = () => {
	const waiting: Waiting[] = [];
	/** Which turn each agency had last, counted from 1. */
	const had = new Map<string, number>();
	let turns = 0;
	let busy = false;
	const begin = (agency: string): void => {
		busy = true;
		had.set(agency, ++turns);
	};
	const next = (): void => {
		const [first] = waiting.toSorted((a, b) => (had.get(a.agency) ?? 0) - (had.get(b.agency) ?? 0));
		if (!first) {
			busy = false;
			return;
		}
		waiting.splice(waiting.indexOf(first), 1);
		begin(first.agency);
		first.start();
	};
	const turnOf = (agency: string, signal: AbortSignal): Promise<void> =>
		new Promise((start, fail) => {
			const leave = (): void => {
				waiting.splice(waiting.indexOf(mine), 1);
				fail(signal.reason);
			};
			const mine: Waiting = {
				agency,
				start: () => {
					signal.removeEventListener("abort", leave);
					start();
				},
			};
			waiting.push(mine);
			signal.addEventListener("abort", leave);
		});
	return async <T>(agency: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> => {
		signal.throwIfAborted();
		if (busy) await turnOf(agency, signal);
		else begin(agency);
		try {
			return await work();
		} finally {
			next();
		}
	};
};
