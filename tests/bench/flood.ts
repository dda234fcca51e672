import { setTimeout as pause } from "node:timers/promises";
import { defaultLimits } from "@seamark/http";
import type { Sent } from "./flooders.ts";
import type { FloodResult, FloodTask, UploadTask } from "./load.ts";
import type { Options } from "./options.ts";
import { startPeer } from "./processes.ts";
import { openStage } from "./stage.ts";
import { figuresOf, goalOf, ratioOf } from "./stats.ts";
import { table } from "./table.ts";

/** How long one agency's posts take while another floods the hub as it is set up by default, against the same while nobody does. */
export const flood = async (o: Options) => {
	await using stack = new AsyncDisposableStack();
	// A short try may meet a machine that is too busy to reach so many requests a second: fewer may wait, so that the flood is refused there too.
	const limits = o.quick ? { ...defaultLimits, agencyConcurrent: 4, agencyWaiting: 20 } : defaultLimits;
	const stage = stack.use(await openStage(o, { limits }));
	const uploader = startPeer("load.ts");
	stack.defer(() => uploader.close());
	const target = { url: stage.hub.url, tokens: "bearer" } as const;
	const row = table(o.say, ["milliseconds", "p50", "p99", "max", "flood accepted", "flood refused"]);
	type Round = { p50: number; p99: number; max: number; accepted: number; refused: number };
	const [quiet, during, uploads, bundles]: [Round[], Round[], Round[], Round[]] = [[], [], [], []];
	for (let round = 1; round <= o.rounds; round++)
		for (const [name, rounds, flooding, how] of [
			["quiet", quiet, 0, undefined],
			["during a flood", during, 40, undefined],
			["uploads that are left", uploads, 0, "uploads"],
			["STIX bundles of 8 MB", bundles, 0, "bundles"],
		] as const) {
			const task: FloodTask = { target, rate: 50, seconds: o.seconds, warmSeconds: o.quick ? 0.2 : 1, flooding };
			// They begin a moment before, and go on a moment longer.
			const upload: UploadTask | undefined = how && {
				url: target.url,
				how,
				small: o.quick,
				seconds: task.warmSeconds + task.seconds + 2,
			};
			const uploading = upload && uploader.call<Sent>("upload", upload, 120_000);
			if (upload) await pause(1_500);
			const { result } = await stage.measure<FloodResult>("flood", task, stage.hub.process, `flood-${name}-${round}`);
			const { post } = result;
			const { accepted, refused } = (await uploading) ?? result;
			row(`round ${round} ${name}`, post.p50, post.p99, post.max, accepted, refused);
			rounds.push({ ...post, accepted, refused });
		}
	const ratio = (rounds: readonly Round[]) =>
		ratioOf(
			rounds.map((one) => one.p99),
			quiet.map((one) => one.p99),
		);
	const ratios = { p99: ratio(during), uploadsP99: ratio(uploads), bundlesP99: ratio(bundles) };
	return {
		bench: "flood",
		unit: "ms",
		rounds: o.rounds,
		seconds: o.seconds,
		limits,
		quiet: figuresOf(quiet),
		during: figuresOf(during),
		uploads: figuresOf(uploads),
		bundles: figuresOf(bundles),
		ratio: ratios,
		goal: {
			p99OfOthers: goalOf(ratios.p99, { under: 2 }),
			p99DuringUploads: goalOf(ratios.uploadsP99, { under: 2 }),
			p99DuringBundles: goalOf(ratios.bundlesP99, { under: 2 }),
		},
	};
};
