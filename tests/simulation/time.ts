/** A clock and timers that a simulation moves by itself: an hour passes in milliseconds, and every run in the same order. */
export type VirtualTime = {
	now(): number;
	sleep(ms: number): Promise<void>;
	/** Lets time pass until `until` holds or so many milliseconds are over. Says whether it came to hold. */
	run(until: () => boolean, limitMs: number): Promise<boolean>;
	restore(): void;
};

type Timer = { at: number; n: number; call: () => void; every: number | undefined };

/** Takes the place of the process's own clock and timers until `restore`. Real input and output wait meanwhile. */
export const openVirtualTime = (startsAt: number): VirtualTime => {
	const real = {
		setTimeout: globalThis.setTimeout,
		clearTimeout: globalThis.clearTimeout,
		setInterval: globalThis.setInterval,
		clearInterval: globalThis.clearInterval,
		now: Date.now,
	};
	const timers = new Set<Timer>();
	let [elapsed, count] = [0, 0];

	const add = (call: () => void, ms: number, every?: number) => {
		const timer = { at: elapsed + Math.max(0, ms), n: count++, call, every };
		timers.add(timer);
		return Object.assign(timer, { ref: () => timer, unref: () => timer, hasRef: () => true });
	};
	const end = (timer: unknown) => void timers.delete(timer as Timer);
	Object.assign(globalThis, {
		setTimeout: (call: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => add(() => call(...args), ms),
		setInterval: (call: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => add(() => call(...args), ms, ms),
		clearTimeout: end,
		clearInterval: end,
	});
	Object.defineProperty(performance, "now", { value: () => elapsed, configurable: true, writable: true });
	Date.now = () => startsAt + elapsed;

	const next = (): Timer | undefined => {
		let first: Timer | undefined;
		for (const timer of timers)
			if (!first || timer.at < first.at || (timer.at === first.at && timer.n < first.n)) first = timer;
		return first;
	};
	// All that waits for nothing but other promises is done before time moves on.
	const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

	return {
		now: () => elapsed,
		sleep: (ms) => new Promise((resolve) => void add(resolve, ms)),
		run: async (until, limitMs) => {
			const deadline = elapsed + limitMs;
			for (;;) {
				await settle();
				if (until()) return true;
				const timer = next();
				if (!timer || timer.at > deadline) return false;
				elapsed = timer.at;
				if (timer.every === undefined) timers.delete(timer);
				else Object.assign(timer, { at: elapsed + Math.max(1, timer.every), n: count++ });
				timer.call();
			}
		},
		restore: () => {
			const { now, ...timing } = real;
			Object.assign(globalThis, timing);
			// The property of its own hides the clock's.
			Reflect.deleteProperty(performance, "now");
			Date.now = now;
		},
	};
};
