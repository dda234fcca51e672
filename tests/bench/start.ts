import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePorts } from "../support/ports.ts";
import type { Options } from "./options.ts";
import { figuresOf } from "./stats.ts";
import { table } from "./table.ts";
import { cpuMsOf, memoryMbOf, treeOf } from "./usage.ts";

const root = join(import.meta.dirname, "../..");
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** `npm start` without npm: from the process's first moment until it says that it is ready. */
const startHub = async (dataDir: string) => {
	const [port] = await freePorts(1);
	const began = performance.now();
	const child = spawn(process.execPath, [join(root, "infra/local/src/start.ts")], {
		cwd: root,
		env: { ...process.env, SEAMARK_DATA: dataDir, SEAMARK_PORT: String(port), SEAMARK_SEED: "demo" },
		stdio: ["ignore", "pipe", "inherit"],
	});
	const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
	const stop = async () => {
		child.kill("SIGINT");
		const kill = setTimeout(() => child.kill("SIGKILL"), 15_000);
		await ended;
		clearTimeout(kill);
	};
	const ready = new Promise<void>((resolve, reject) => {
		let text = "";
		child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
			text += chunk;
			if (text.includes("is ready")) resolve();
		});
		child.once("exit", (code) => reject(new Error(`the hub ended with ${code} before it was ready\n${text}`)));
		setTimeout(() => reject(new Error("the hub was not ready within 60 s")), 60_000).unref();
	});
	try {
		await ready;
		return { ms: Math.round(performance.now() - began), pid: child.pid as number, stop };
	} catch (error) {
		await stop();
		throw error;
	}
};

/** Memory and CPU of everything that an idle hub runs, of its own process and of PostgreSQL's. */
const idle = async (pid: number, seconds: number) => {
	const tree = treeOf(pid);
	const before = { hub: cpuMsOf([pid]) ?? Number.NaN, all: cpuMsOf(tree) ?? Number.NaN };
	await pause(seconds * 1_000);
	const percent = (now: number | undefined, then: number) =>
		Math.round((((now ?? Number.NaN) - then) / seconds) * 10) / 100;
	return {
		hubMb: memoryMbOf([pid]) ?? Number.NaN,
		databaseMb: memoryMbOf(tree.filter((one) => one !== pid)) ?? Number.NaN,
		idleCpuPercent: percent(cpuMsOf(tree), before.all),
		idleHubCpuPercent: percent(cpuMsOf([pid]), before.hub),
	};
};

/** Cold start on a fresh folder and on one with data, and what the hub takes while nothing happens. */
export const start = async (o: Options) => {
	const row = table(o.say, ["", "fresh ms", "again ms", "hub MB", "PostgreSQL MB", "idle cpu %"]);
	const rounds = [];
	const [settleSeconds, idleSeconds] = o.quick ? [0, 1] : [5, 20];
	for (let round = 1; round <= o.rounds; round++) {
		const dataDir = await mkdtemp(join(tmpdir(), "seamark-bench-"));
		try {
			const fresh = await startHub(dataDir);
			await fresh.stop();
			const again = await startHub(dataDir);
			try {
				await pause(settleSeconds * 1_000);
				const resting = await idle(again.pid, idleSeconds);
				row(`round ${round}`, fresh.ms, again.ms, resting.hubMb, resting.databaseMb, resting.idleCpuPercent);
				rounds.push({ freshMs: fresh.ms, againMs: again.ms, ...resting });
			} finally {
				await again.stop();
			}
		} finally {
			await rm(dataDir, { recursive: true, force: true });
		}
	}
	return { bench: "start", rounds: o.rounds, idleSeconds, goal: { againMs: 6_000 }, results: figuresOf(rounds) };
};
