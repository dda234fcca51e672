import { simulate } from "./simulate.ts";

const words = {
	lost: /^missing|acknowledged|0 times/,
	doubled: /twice|nobody|times/,
	reordered: /order|later/,
	leaked: /^leaked/,
};

/** Runs seeds in turn and adds up what they gave; names each seed that broke a promise. Says whether none did. */
export const simulateMany = async (o: {
	from: number;
	count: number;
	say: (line: string) => void;
	end: (line: object) => void;
}): Promise<boolean> => {
	const sum = { acknowledged: 0, delivered: 0, lost: 0, doubled: 0, reordered: 0, leaked: 0, kills: 0 };
	const failing: number[] = [];
	const began = performance.now();
	let told = began;
	for (let seed = o.from; seed < o.from + o.count; seed++) {
		const outcome = await simulate(seed);
		sum.acknowledged += outcome.acknowledged;
		sum.delivered += outcome.delivered;
		sum.kills += outcome.kills;
		if (outcome.broken.length > 0) {
			failing.push(seed);
			o.say(`seed ${seed}: ${outcome.broken.slice(0, 5).join("; ")}`);
			for (const broken of outcome.broken) {
				const kind = (Object.keys(words) as (keyof typeof words)[]).find((one) => words[one].test(broken));
				sum[kind ?? "lost"]++;
			}
		}
		if (performance.now() - told < 10_000) continue;
		told = performance.now();
		o.say(`${Math.round((told - began) / 1_000)} s: ${seed - o.from + 1} seeds, ${failing.length} of them failed`);
	}
	const seconds = Math.round((performance.now() - began) / 1_000);
	o.end({ seeds: o.count, ...sum, failing, seconds });
	return failing.length === 0;
};
