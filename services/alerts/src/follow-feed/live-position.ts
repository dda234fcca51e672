/** How far the live feed is in the log, and who waits for it to come so far. */
export type LivePosition = {
	now(): number;
	moveTo(position: number): void;
	/** Resolves when the live feed has come as far as that, or ends. */
	reaches(target: number): Promise<void>;
	/** Lets all who wait go, now and from now on. */
	end(): void;
};

export const openLivePosition = (from: number): LivePosition => {
	let position = from;
	let ended = false;
	const waiting = new Set<{ target: number; reached: () => void }>();
	return {
		now: () => position,
		moveTo: (next) => {
			position = next;
			for (const waiter of [...waiting]) if (waiter.target <= position) waiter.reached();
		},
		reaches: (target) =>
			new Promise((resolve) => {
				if (position >= target || ended) return resolve();
				const waiter = {
					target,
					reached: () => {
						waiting.delete(waiter);
						resolve();
					},
				};
				waiting.add(waiter);
			}),
		end: () => {
			ended = true;
			for (const waiter of [...waiting]) waiter.reached();
		},
	};
};
