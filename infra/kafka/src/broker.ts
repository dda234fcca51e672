import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, open, readFile, rm, writeFile } from "node:fs/promises";
import type { Socket } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { freePort } from "@seamark/config";
import { untilAnswers } from "./client.ts";
import type { Jars } from "./jars.ts";
import { singleNode } from "./settings.ts";
import type { Broker } from "./types.ts";

type Log = (line: string) => void;
type Files = { data: string; properties: string; log: string; pid: string };
type Running = { child: ChildProcess; gone: AbortSignal; logFrom: number };

const run = promisify(execFile);
const posix = process.platform !== "win32";
const readyWithinMs = 60_000;
const stopWithinMs = 15_000;

// A short-lived broker gains more from the quick compiler and the simple collector than from peak speed.
const javaOptions = [
	"-Xmx384m",
	"-XX:TieredStopAtLevel=1",
	"-XX:+UseSerialGC",
	`-Dlog4j2.configurationFile=${resolve(import.meta.dirname, "../log4j2.properties")}`,
];

/** Runs one broker in `dir`, which keeps its data. Throws when it cannot be started. */
export const runBroker = async (o: {
	jars: Jars;
	dir: string;
	port?: number | undefined;
	settings?: Record<string, string> | undefined;
	log: Log;
}): Promise<Broker> => {
	const files = filesIn(o.dir);
	await mkdir(files.data, { recursive: true });
	await endLeftover(files, o.log);

	for (let attempt = 1; ; attempt++) {
		const port = o.port ?? (await freePort());
		await writeProperties(files, port, o.settings ?? {});
		await format(o.jars, files);
		const running = await launch(o.jars, files);
		const problem = await untilReady(running, files, port);
		if (!problem) {
			o.log(`Kafka ${o.jars.kafkaVersion} answers on 127.0.0.1:${port}`);
			return brokerOf({ ...o, files, port, running });
		}
		await end(running, "SIGKILL");
		// Another program may take a port between our look and Kafka's; with a port of the caller's choice that is final.
		if (!problem.portTaken || o.port !== undefined || attempt === 5) throw new Error(problem.message);
	}
};

const brokerOf = (o: { jars: Jars; files: Files; port: number; running: Running; log: Log }): Broker => {
	let running = o.running;
	return {
		brokers: [`127.0.0.1:${o.port}`],
		how: "jars",
		get pid() {
			return running.child.pid ?? 0;
		},
		stop: async () => {
			await end(running, "SIGTERM");
			await rm(o.files.pid, { force: true });
		},
		kill: () => signal(running, "SIGKILL"),
		restart: async () => {
			await end(running, "SIGTERM");
			const limit = AbortSignal.timeout(readyWithinMs);
			for (;;) {
				running = await launch(o.jars, o.files);
				const problem = await untilReady(running, o.files, o.port);
				if (!problem) return;
				await end(running, "SIGKILL");
				if (!problem.portTaken || limit.aborted) throw new Error(problem.message);
			}
		},
	};
};

const filesIn = (dir: string): Files => {
	const at = resolve(dir);
	return {
		data: join(at, "data"),
		properties: join(at, "server.properties"),
		log: join(at, "broker.log"),
		pid: join(at, "broker.pid"),
	};
};

const writeProperties = async (files: Files, port: number, settings: Record<string, string>): Promise<void> => {
	const controller = `127.0.0.1:${await freePort()}`;
	const broker = `127.0.0.1:${port}`;
	const all = {
		...singleNode({ listen: { broker, controller }, advertised: broker, controllerVoter: controller }),
		"log.dirs": files.data.replaceAll("\\", "/"),
		...settings,
	};
	await writeFile(
		files.properties,
		Object.entries(all)
			.map(([name, value]) => `${name}=${value}\n`)
			.join(""),
	);
};

const metaOf = (files: Files): string => join(files.data, "meta.properties");

/** KRaft refuses a data directory without a cluster id; the tool writes one, once. */
const format = async (jars: Jars, files: Files): Promise<void> => {
	if (existsSync(metaOf(files))) return;
	// Passed with "=": one id in 64 begins with "-" and would be read as an option.
	const clusterId = randomBytes(16).toString("base64url");
	const tool = ["kafka.tools.StorageTool", "format", `--cluster-id=${clusterId}`, "--config", files.properties];
	// A format that was cut short leaves a directory which only this option lets it complete.
	await run(jars.java, [...javaOptions, "-cp", jars.classpath, ...tool, "--ignore-formatted"]);
};

const launch = async (jars: Jars, files: Files): Promise<Running> => {
	const log = await open(files.log, "a");
	try {
		const logFrom = (await log.stat()).size;
		// Detached: a process group of its own, so that Ctrl-C at a terminal reaches us alone and we stop it in order.
		const child = spawn(jars.java, [...javaOptions, "-cp", jars.classpath, "kafka.Kafka", files.properties], {
			stdio: ["ignore", log.fd, log.fd],
			detached: posix,
			windowsHide: true,
		});
		await once(child, "spawn");
		const gone = new AbortController();
		const endWithUs = () => child.kill("SIGKILL");
		const watch = posix ? watchOver(child.pid ?? 0) : undefined;
		child.once("exit", () => {
			process.off("exit", endWithUs);
			watch?.kill("SIGKILL");
			gone.abort();
		});
		process.once("exit", endWithUs);
		await writeFile(files.pid, `${child.pid} ${process.pid}`);
		return { child, gone: gone.signal, logFrom };
	} finally {
		await log.close();
	}
};

/** A shell that holds the other end of a pipe: when we die, even by SIGKILL, the pipe closes and it ends the broker. */
const watchOver = (pid: number): ChildProcess => {
	const watch = spawn("sh", ["-c", `read _; kill -9 ${pid}`], { stdio: ["pipe", "ignore", "ignore"], detached: true });
	watch.unref();
	(watch.stdin as Socket).unref();
	return watch;
};

const untilReady = async (
	running: Running,
	files: Files,
	port: number,
): Promise<{ message: string; portTaken: boolean } | undefined> => {
	const answered = await untilAnswers({
		brokers: [`127.0.0.1:${port}`],
		limitMs: readyWithinMs,
		giveUp: running.gone,
	});
	// Something else may answer there while ours fails to take the port.
	if (answered && (await readFile(metaOf(files), "utf8")).includes(`cluster.id=${answered}`)) return undefined;
	const said = (await readFile(files.log)).subarray(running.logFrom).toString();
	const portTaken = answered !== undefined || /address already in use|BindException/i.test(said);
	const what = portTaken
		? `port ${port} of 127.0.0.1 (or the controller's) is taken by another program`
		: running.gone.aborted
			? "it ended before it answered"
			: `it did not answer within ${readyWithinMs / 1000} s`;
	return { message: `Kafka did not start: ${what}; see ${files.log}\n${said.trim().slice(-1500)}`, portTaken };
};

const signal = (running: Running, name: "SIGTERM" | "SIGKILL"): void => {
	if (!running.gone.aborted) running.child.kill(name);
};

const end = async (running: Running, name: "SIGTERM" | "SIGKILL"): Promise<void> => {
	if (running.gone.aborted) return;
	const gone = once(running.gone, "abort");
	signal(running, name);
	const late = setTimeout(() => signal(running, "SIGKILL"), stopWithinMs);
	await gone;
	clearTimeout(late);
};

/**
 * Ends the broker that an earlier process left in this directory, after checking that the pid still is that broker. Its command
 * line names our properties file, and its parent is no longer the process that started it.
 * Where there is no `ps` (Windows) nothing is ended; Kafka's own lock on the data then refuses a second broker.
 */
const endLeftover = async (files: Files, log: Log): Promise<void> => {
	if (!posix || !existsSync(files.pid)) return;
	// Plain text of two numbers: a file cut short by a crash reads as NaN, which no process answers to.
	const [pid = Number.NaN, owner] = (await readFile(files.pid, "utf8")).split(" ").map(Number);
	const state = await run("ps", ["-ww", "-o", "ppid=,args=", "-p", String(pid)]).then(
		({ stdout }) => stdout.trim(),
		() => "",
	);
	if (state.endsWith(`kafka.Kafka ${files.properties}`)) {
		if (Number.parseInt(state, 10) === owner)
			throw new Error(`Kafka already runs on ${files.data} (pid ${pid}, started by pid ${owner}): stop that one first`);
		log(`ending the Kafka (pid ${pid}) that an earlier run left behind`);
		process.kill(pid, "SIGKILL");
		while (isAlive(pid)) await pause(20);
	}
	await rm(files.pid, { force: true });
};

const isAlive = (pid: number): boolean => {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
};
