import { createHash } from "node:crypto";
import { verifyChain } from "@seamark/audit-chain";
import type { Follower } from "../chaos/follower.ts";
import { type History, judge } from "../chaos/history.ts";
import { readers } from "../chaos/load.ts";
import { seeded } from "../support/seeded.ts";
import { type AlertsStore, openAlertsStore, type Planted } from "./alerts-store.ts";
import { openAuditStore } from "./audit-store.ts";
import type { Weather } from "./pool.ts";
import { follow } from "./reader.ts";
import { record } from "./recorder.ts";
import { openVirtualTime } from "./time.ts";
import { type Fleet, openFleet, startsAt, type World } from "./world.ts";
import { write } from "./writer.ts";

export type Outcome = {
	seed: number;
	/** What broke a promise, in words; empty when all held. */
	broken: string[];
	acknowledged: number;
	delivered: number;
	kills: number;
	/** Milliseconds of the hub's own time. */
	took: number;
	/** SHA-256 over everything that happened, in its order. */
	history: string;
};

const writers = 3;
const settleWithinMs = 120_000;

/** Runs one seed to its end. Nothing of the machine's own time or chance comes in, so that a seed is a history. */
export const simulate = async (seed: number, planted?: Planted): Promise<Outcome> => {
	const time = openVirtualTime(startsAt);
	const hash = createHash("sha256");
	let ended = false;
	try {
		const weather: Weather = { rough: true };
		const store = openAlertsStore({ time, weather, planted });
		const audit = openAuditStore({ time, weather, planted });
		const world: World = {
			time,
			weather,
			random: seeded(seed),
			store,
			planted,
			happened: (what) => void hash.update(`${time.now().toFixed(3)} ${what}\n`),
			ended: () => ended,
		};
		const history: History = { alerts: new Map(), twice: [] };
		const broken: string[] = [];
		let fleet: Fleet | undefined;
		let followers: Follower[] = [];
		let written = false;
		const living = (async () => {
			fleet = await openFleet(world);
			const opened = fleet;
			followers = readers.map((officer) => follow(world, opened, officer));
			record(world, opened, audit);
			await Promise.all(Array.from({ length: writers }, (_, index) => write(world, opened, history, index)));
			written = true;
		})();
		living.catch((error: Error) => broken.push(`a request was refused: ${error.message}`));
		if (!(await time.run(() => written || broken.length > 0, 600_000))) broken.push("not every request was answered");
		weather.rough = false;
		const missing = () => followers.reduce((sum, one) => sum + judge(history, one, startsAt).missing.length, 0);
		const recorded = () => new Set(audit.entries.map((entry) => entry.position));
		let looked = 0;
		await time.run(() => {
			// Judging is dear: once in a while is soon enough.
			if (time.now() - looked < 50) return false;
			looked = time.now();
			return missing() === 0 && recorded().size >= store.log.length;
		}, settleWithinMs);

		const verdicts = followers.map((one) => judge(history, one, startsAt));
		for (const [at, verdict] of verdicts.entries())
			for (const kind of ["missing", "reordered", "leaked"] as const)
				broken.push(...verdict[kind].map((what) => `${kind} at ${followers[at]?.name}: ${what}`));
		broken.push(...followers.flatMap((one) => one.refusals), ...history.twice, ...judgeStore(store, history));
		broken.push(...(await judgeAudit(store, audit)));
		hash.update(JSON.stringify(audit.head()));
		return {
			seed,
			broken,
			acknowledged: history.alerts.size,
			delivered: verdicts.reduce((sum, one) => sum + one.delivered, 0),
			kills: fleet?.kills() ?? 0,
			took: Math.round(time.now()),
			history: hash.digest("hex"),
		};
	} finally {
		ended = true;
		time.restore();
	}
};

const judgeStore = (store: AlertsStore, history: History): string[] => {
	const broken: string[] = [];
	const reached = new Map<string, number>();
	for (const [n, { position, subject, version = 0 }] of store.log.entries()) {
		if (position !== n + 1) broken.push(`position ${position} stands at place ${n + 1} of the log`);
		if (!store.alerts.has(subject)) continue;
		if (version !== (reached.get(subject) ?? 0) + 1) broken.push(`version ${version} of ${subject} is out of order`);
		reached.set(subject, version);
	}
	for (const { id, versions } of history.alerts.values())
		if (reached.get(id) !== versions.length)
			broken.push(`${id}: acknowledged ${versions.length}, stored ${reached.get(id)}`);
	for (const id of store.alerts.keys()) if (!history.alerts.has(id)) broken.push(`${id} was given to nobody`);
	return broken;
};

const judgeAudit = async (store: AlertsStore, audit: ReturnType<typeof openAuditStore>): Promise<string[]> => {
	const broken: string[] = [];
	const times = new Map<number, number>();
	const reached = new Map<string, number>();
	const subjects = new Map(store.log.map((event) => [event.position, event.subject]));
	for (const { position } of audit.entries) {
		times.set(position, (times.get(position) ?? 0) + 1);
		const subject = subjects.get(position) ?? "";
		if (position < (reached.get(subject) ?? 0))
			broken.push(`the audit has ${position} after a later one of its subject`);
		reached.set(subject, position);
	}
	const effects = new Map<number, number>();
	for (const position of audit.effects) effects.set(position, (effects.get(position) ?? 0) + 1);
	for (const { position } of store.log)
		if (effects.get(position) !== 1)
			broken.push(`event ${position} had its effect ${effects.get(position) ?? 0} times`);
	for (const { position } of store.log)
		if (times.get(position) !== 1) broken.push(`the audit has event ${position} ${times.get(position) ?? 0} times`);
	const verdict = await verifyChain(audit.links(), audit.head());
	if (!verdict.ok) broken.push(`the audit's chain is broken: ${verdict.message}`);
	return broken;
};
