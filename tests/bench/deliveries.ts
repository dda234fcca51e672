import { type Latency, latencyOf } from "./stats.ts";

export type SteadyRate = { rate: number; seconds: number; warmSeconds: number };
export type Deliveries = {
	/** Posts that were acknowledged. */
	operations: number;
	/** All from the moment a post was due: to its acknowledgement, to each reader's receipt, to the last reader's receipt. */
	post: Latency;
	arrival: Latency;
	last: Latency;
	sent: number;
	expected: number;
	missing: number;
	doubled: number;
	refused: number;
};

/** What has not arrived this long after the last post is missing. */
const limitMs = 60_000;

/**
 * Posts at a steady rate, no matter what the answers do, so that a stall is not left out, and an account of every arrival at every
 * reader. The timer's own grain of about a millisecond is in the figures.
 */
export const openDeliveries = ({ rate, seconds, warmSeconds }: SteadyRate, subscribers: number) => {
	const total = Math.round(rate * (warmSeconds + seconds));
	const warm = Math.round(rate * warmSeconds);
	const due = new Float64Array(total);
	const seen = new Uint8Array(total * subscribers);
	const arrivals = new Float64Array((total - warm) * subscribers);
	const last = new Float64Array(total - warm);
	const posts = new Float64Array(total - warm);
	let [arrived, counted, doubled, answered, refused] = [0, 0, 0, 0, 0];
	let failure: Error | undefined;
	const { promise: complete, resolve: finish } = Promise.withResolvers<void>();
	const check = () => {
		if (failure || (answered === total && arrived === (total - refused) * subscribers)) finish();
	};
	const since = (index: number) => performance.now() - (due[index] as number);
	const failed = (error: Error) => {
		failure ??= error;
		finish();
	};
	const post = async (index: number, send: (index: number) => Promise<{ status: number }>) => {
		const { status } = await send(index);
		answered++;
		if (status !== 201) refused++;
		if (index >= warm) posts[index - warm] = since(index);
		check();
	};
	return {
		total,
		arrived: (subscriber: number, index: number) => {
			const at = index * subscribers + subscriber;
			if (seen[at] !== 0) {
				doubled++;
				return;
			}
			seen[at] = 1;
			arrived++;
			if (index >= warm) {
				const took = since(index);
				arrivals[counted++] = took;
				last[index - warm] = took;
			}
			check();
		},
		/** Ends the run, which throws the first of these. */
		failed,
		run: async (send: (index: number) => Promise<{ status: number }>): Promise<Deliveries> => {
			const began = performance.now() + 20;
			const dueAt = (index: number) => began + (index * 1_000) / rate;
			for (let index = 0; index < total && !failure; ) {
				for (const now = performance.now(); index < total && dueAt(index) <= now; index++) {
					due[index] = dueAt(index);
					post(index, send).catch(failed);
				}
				await new Promise((resolve) => setTimeout(resolve, Math.max(1, dueAt(index) - performance.now())));
			}
			const late = setTimeout(finish, limitMs);
			check();
			await complete;
			clearTimeout(late);
			if (failure) throw failure;
			const expected = (total - refused) * subscribers;
			return {
				operations: total - refused,
				post: latencyOf(posts),
				arrival: latencyOf(arrivals.subarray(0, counted)),
				last: latencyOf(last),
				sent: total,
				expected,
				missing: expected - arrived,
				doubled,
				refused,
			};
		},
	};
};
