import { seeded } from "../../support/seeded.ts";
import { errorsOf } from "../stage.ts";
import { startFaults } from "./faults.ts";
import { judgeReaders, judgeTables, untilSettled, type Verdict } from "./judge.ts";
import { startLoad } from "./load.ts";
import { openHubs } from "./stage.ts";

type Options = { alerts: number; kills: number; minutes: number; seed: number; rate: number };

/** Three hubs of three owners under load, while each is killed and put back, and the lines between them break. */
export const runHubs = async (
	o: Options,
	stack: AsyncDisposableStack,
	io: { say(line: string): void; end(result: object): void },
): Promise<boolean> => {
	const { say } = io;
	const began = performance.now();
	const seconds = () => Math.round((performance.now() - began) / 1_000);
	say(`seed ${o.seed}; starting three hubs, and pairing them ...`);
	const stage = stack.use(await openHubs());
	const random = seeded(o.seed);
	const load = startLoad(stage.hubs, random.fork("load"), { writers: 3, perSecond: o.rate });
	stack.defer(() => load.stop());
	const faults = startFaults(stage, load, random.fork("faults"));
	const progress = setInterval(() => {
		const { kills, cuts, restores } = faults.counts;
		say(`${seconds()} s: ${load.acknowledged()} acknowledged, ${kills} kills, ${cuts} cuts, ${restores} restores`);
	}, 10_000);
	stack.defer(() => clearInterval(progress));

	const late = AbortSignal.timeout(o.minutes * 60_000);
	const ended = new Promise<void>((resolve) => late.addEventListener("abort", () => resolve(), { once: true }));
	await Promise.race([ended, Promise.all([load.reached(o.alerts), faults.reached(o.kills)])]);
	say(`${seconds()} s: the faults end`);
	await faults.stop();
	await load.stop();
	clearInterval(progress);
	const verdict: Verdict = { lost: [], doubled: [], reordered: [], leaked: [], across: 0 };
	const wrong = [...load.unexpected];
	const failure = faults.failure();
	if (failure) wrong.push(`a hub did not come back: ${failure.message}`);
	await untilSettled(stage, 420_000).catch((error: Error) => wrong.push(error.message));
	say(`${seconds()} s: settled; comparing`);
	await judgeReaders(stage, load.written, verdict);
	for (const { part } of stage.hubs) await part.stop();
	await judgeTables(stage.hubs, verdict);

	const { lost, doubled, reordered, leaked } = verdict;
	for (const [what, list] of Object.entries({ lost, doubled, reordered, leaked, wrong }))
		for (const one of list.slice(0, 10)) say(`${what}: ${one}`);
	const bad = lost.length + doubled.length + reordered.length + leaked.length + wrong.length > 0;
	if (bad)
		for (const { part } of stage.hubs)
			for (const line of errorsOf(part).slice(0, 10)) say(`${part.name}: ${line.slice(0, 1_000)}`);
	io.end({
		hubs: stage.hubs.length,
		acknowledged: load.acknowledged(),
		across: verdict.across,
		...{ lost: lost.length, doubled: doubled.length, reordered: reordered.length, leaked: leaked.length },
		...faults.counts,
		unsure: load.written.filter(({ unsure }) => unsure).length,
		seconds: seconds(),
		seed: o.seed,
	});
	return !bad;
};
