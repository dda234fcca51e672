import { defaultLimits } from "@seamark/http";
import type { FloodResult, FloodTask } from "./load.ts";
import type { Options } from "./options.ts";
import { openStage } from "./stage.ts";
import { figuresOf, goalOf, ratioOf } from "./stats.ts";
import { table } from "./table.ts";

/** How long one agency's posts take while another floods the hub as it is set up by default, against the same while nobody does. */
export const flood = async (o: Options) => {
	await using stage = await openStage(o, { limits: defaultLimits });
	const target = { url: stage.hub.url, tokens: "bearer" } as const;
	const row = table(o.say, ["milliseconds", "p50", "p99", "max", "flood accepted", "flood refused"]);
	type Round = { p50: number; p99: number; max: number; accepted: number; refused: number };
	const [quiet, during]: [Round[], Round[]] = [[], []];
	for (let round = 1; round <= o.rounds; round++)
		for (const [name, rounds, flooding] of [
			["quiet", quiet, 0],
			["during a flood", during, 40],
		] as const) {
			const task: FloodTask = { target, rate: 50, seconds: o.seconds, warmSeconds: o.quick ? 0.2 : 1, flooding };
			const { result } = await stage.measure<FloodResult>("flood", task, stage.hub.process, `flood-${name}-${round}`);
			const { post, accepted, refused } = result;
			row(`round ${round} ${name}`, post.p50, post.p99, post.max, accepted, refused);
			rounds.push({ ...post, accepted, refused });
		}
	const ratio = ratioOf(
		during.map((one) => one.p99),
		quiet.map((one) => one.p99),
	);
	return {
		bench: "flood",
		unit: "ms",
		rounds: o.rounds,
		seconds: o.seconds,
		limits: defaultLimits,
		quiet: figuresOf(quiet),
		during: figuresOf(during),
		ratio: { p99: ratio },
		goal: { p99OfOthers: goalOf(ratio, { under: 2 }) },
	};
};
