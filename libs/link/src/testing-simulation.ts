import { lanes } from "./chain.ts";
import type { Message } from "./link.ts";
import { sameSet } from "./shared-set.ts";
import { type Bugs, backup, compose, type Hub, type Kept, openHubs, receive, start, write } from "./testing.ts";
import { openRandom, type Random } from "./testing-random.ts";

export type Run = {
	hubs: Hub[];
	random: Random;
	now: number;
	bugs: Bugs;
	late: { from: Hub; to: Hub; message: Message }[];
};

/** One call: request and answer, each of which may be lost, or come a second time much later. */
export const call = (run: Run, from: Hub, to: Hub, o: { loss: number; crash: number }): void => {
	const { random, bugs } = run;
	const request = structuredClone(compose(from, to.name));
	if (random.next() < 0.1) run.late.push({ from, to, message: request });
	if (random.next() < o.loss) return;
	if (random.next() < o.crash) {
		start(to, random);
		return;
	}
	const counted = receive(to, from.name, request, run.now, random, bugs);
	const answer = structuredClone(compose(to, from.name, counted));
	// Ended after its commit: the answer is lost.
	if (random.next() < o.crash) {
		start(to, random);
		return;
	}
	if (random.next() < o.loss) return;
	receive(from, to.name, answer, run.now, random, bugs);
};

const pick = <T>(of: readonly T[], random: Random): T => {
	const one = of[random.below(of.length)];
	if (one === undefined) throw new Error("nothing to pick");
	return one;
};
const two = ({ hubs, random }: Run): [Hub, Hub] => {
	const from = pick(hubs, random);
	return [
		from,
		pick(
			hubs.filter((hub) => hub !== from),
			random,
		),
	];
};

const kinds = ["record", "record", "record", "narrow", "recall"] as const;
const change = (run: Run) => {
	const [hub] = two(run);
	const kind = pick(kinds, run.random);
	const subject = `${hub.name}-${run.random.below(8)}`;
	const peers = run.hubs.filter((one) => one !== hub).map(({ name }) => name);
	write(hub, { peers, lane: kind === "record" ? pick(lanes, run.random) : "urgent", kind, subject });
};

/** The link is whole again: everybody calls until nothing is left to say. */
export const heal = (run: Run): void => {
	for (let round = 0; round < 60; round++) {
		run.now += 200_000;
		for (const from of run.hubs) for (const to of run.hubs) if (from !== to) call(run, from, to, { loss: 0, crash: 0 });
	}
};

export const pairsOf = (hubs: readonly Hub[]) =>
	hubs.flatMap((from) => hubs.filter((to) => to !== from).map((to) => [from, to] as const));

/** What is wrong after the link was whole again. */
export const faultsOf = ({ hubs }: Run, o: { toldOnce: boolean }): string[] => {
	const faults: string[] = [];
	for (const [from, to] of pairsOf(hubs)) {
		const [sent, held] = [from.kept.links.get(to.name)?.sent, to.kept.links.get(from.name)?.held];
		if (!sent || !held || !sameSet(sent, held)) faults.push(`${from.name} and ${to.name} do not share the same`);
		for (const [subject, state] of from.kept.own) {
			const there = to.kept.held.get(`${from.name}/${subject}`);
			if (JSON.stringify(there) !== JSON.stringify(state)) faults.push(`${subject} differs at ${to.name}`);
		}
	}
	// Who was put back has forgotten what it was told, and is told again where the sender was put back too.
	for (const hub of hubs) if (hub.restores === 0) faults.push(...wronglyTold(hub, o));
	return faults;
};

const wronglyTold = ({ told, name }: Hub, o: { toldOnce: boolean }): string[] => {
	const twice = o.toldOnce && new Set(told).size !== told.length;
	const subjects = told.map((one) => one.split("@")[0]);
	const late = told.filter((one, n) => one.endsWith(":recall") && subjects.indexOf(subjects[n], n + 1) >= 0);
	return [
		...(twice ? [`${name} woke somebody twice`] : []),
		...late.map((one) => `${name} was told more after ${one}`),
	];
};

export const runOf = (seed: number, names: readonly string[], bugs: Bugs = {}): Run => {
	const random = openRandom(seed);
	return { hubs: openHubs(names, random), random, now: 1_000, bugs, late: [] };
};

/** Weeks of a bad link: changes on all sides, lost calls, late ones, ends of processes, and hubs that are put back from a backup. */
export const weeks = (run: Run, o: { restores: boolean; steps?: number }): void => {
	const { random, hubs } = run;
	const backups = new Map<Hub, Kept>();
	for (let step = 0; step < (o.steps ?? 150); step++) {
		run.now += random.below(400_000);
		const what = random.next();
		if (what < 0.4) change(run);
		else if (what < 0.9) call(run, ...two(run), { loss: 0.2, crash: 0.05 });
		else if (what < 0.94 && run.late.length > 0) {
			const [{ from, to, message } = { from: undefined, to: undefined, message: undefined }] = run.late.splice(
				random.below(run.late.length),
				1,
			);
			if (from && to && message) receive(to, from.name, message, run.now, random, run.bugs);
		} else if (o.restores) {
			const hub = pick(hubs, random);
			const kept = backups.get(hub);
			if (kept && random.next() < 0.4) {
				start(hub, random, kept);
				run.now += 200_000;
			} else backups.set(hub, backup(hub));
		}
	}
};
