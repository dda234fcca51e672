import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openPool } from "@seamark/db";
import { openLogger } from "@seamark/telemetry";
import { testDatabase, testFolder } from "@seamark/testing";
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from "vitest";
import { type HubOptions, HubStopped, startHub } from "../infra/local/src/hub.ts";
import { firstDirectory } from "../infra/seed/src/index.ts";
import {
	Closing,
	hubServices,
	makeKeyFiles,
	makeSecretKeyFile,
	reasonOf,
	type ServiceDefinition,
	serviceNames,
	startService,
} from "../libs/service/src/index.ts";
import { defineIdentity } from "../services/identity/src/service.ts";
import { type Cut, type Cutter, openCutter } from "./support/cutter.ts";
import { nodeEnvironment } from "./support/node-environment.ts";
import { freePorts } from "./support/ports.ts";

/** Each step of each start fails here. What fails ends, leaves nothing open and says why; what can go through does. */

const quiet = openLogger({ service: "hub", write: () => undefined });

/** Longer than any start or end takes on a busy machine: what takes longer hangs. */
const hangsMs = 120_000;

type Environment = Record<string, string>;
const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
let cutter: Cutter;
let keyFolder: string;
const common: Environment = {
	SEAMARK_HTTP_PORT: "0",
	SEAMARK_GRPC_PORT: "0",
	SEAMARK_PUBLIC_URL: "http://127.0.0.1:8080",
	SEAMARK_LOG_LEVEL: "error",
};
const environments = new Map<string, Environment>();

const socketOf = (url: string): { path: string } | { port: number } => {
	const { host, port } = Object.fromEntries(new URLSearchParams(url.split("?")[1]));
	return host ? { path: join(host, `.s.PGSQL.${port}`) } : { port: Number(new URL(url).port) };
};

/** The same address through the cutter. */
const through = (url: string): string => url.replace(/@[^/]*\//, `@127.0.0.1:${cutter.port}/`).replace(/\?.*$/, "");

const definitionOf = async (name: string): Promise<ServiceDefinition> =>
	name === "identity"
		? (defineIdentity({ keyPublicationMs: 0, directoryWithinMs: 500 }) as unknown as ServiceDefinition)
		: ((await import(`../services/${name}/src/service.ts`)) as { service: ServiceDefinition }).service;

beforeAll(async () => {
	cutter = await openCutter(socketOf(inject("postgres").adminUrl));
	stack.defer(() => cutter.close());
	keyFolder = mkdtempSync(join(tmpdir(), "seamark-starts-"));
	stack.defer(() => rmSync(keyFolder, { recursive: true, force: true }));
	const keys = await makeKeyFiles(keyFolder, serviceNames);
	writeFileSync(join(keyFolder, "directory.json"), JSON.stringify(firstDirectory()));
	const [identityPort = 0, identityHttp = 0] = await freePorts(2);
	for (const { name, secrets } of hubServices) {
		const database = await testDatabase();
		stack.defer(() => database.drop());
		const own: Environment = {};
		for (const [setting, file] of Object.entries(secrets)) {
			own[setting] = join(keyFolder, file);
			await makeSecretKeyFile(join(keyFolder, file));
		}
		environments.set(name, {
			...common,
			...own,
			SEAMARK_DATABASE_URL: through(database.appUrl),
			SEAMARK_MIGRATION_URL: through(database.ownerUrl),
			SEAMARK_SERVICE_KEY: keys.keyOf(name),
			SEAMARK_SERVICE_KEYS: keys.services,
			SEAMARK_HUB_KEY: keys.hub,
			SEAMARK_PEERS: serviceNames.map((peer) => `${peer}=127.0.0.1:${identityPort}`).join(","),
			...(name === "identity" ? { SEAMARK_DIRECTORY_FILE: join(keyFolder, "directory.json") } : {}),
		});
	}
	// The others follow the directory of an identity service that runs, in a process and on a database of its own.
	const database = await testDatabase();
	stack.defer(() => database.drop());
	const identity = spawn(process.execPath, [join(import.meta.dirname, "../services/identity/src/main.ts")], {
		stdio: "inherit",
		env: {
			...nodeEnvironment(),
			...environments.get("identity"),
			SEAMARK_DATABASE_URL: database.appUrl,
			SEAMARK_MIGRATION_URL: database.ownerUrl,
			SEAMARK_HTTP_PORT: String(identityHttp),
			SEAMARK_GRPC_PORT: String(identityPort),
		},
	});
	const ended = once(identity, "exit");
	stack.defer(async () => {
		identity.kill();
		await ended;
	});
	const ready = () =>
		fetch(`http://127.0.0.1:${identityHttp}/readyz`).then(
			({ ok }) => ok,
			() => false,
		);
	for (const until = performance.now() + 60_000; !(await ready()); await pause(50))
		if (performance.now() > until) throw new Error("identity is not ready");
});

const environmentOf = (name: string, more: Environment = {}): Environment => ({ ...environments.get(name), ...more });

const withinTime = async <T>(what: string, work: Promise<T>): Promise<T> => {
	const late = new AbortController();
	const over = pause(hangsMs, undefined, { signal: late.signal }).then(() => {
		throw new Error(`${what} hangs`);
	});
	over.catch(() => undefined);
	return Promise.race([work, over]).finally(() => late.abort());
};

/** What keeps a process alive, counted by its kind. Pools of threads and files of the test run itself come and go. */
const openNow = (): Record<string, number> =>
	Object.fromEntries(
		["TCPSocketWrap", "TCPServerWrap", "PipeWrap", "ProcessWrap", "Timeout"].map((kind) => [
			kind,
			process.getActiveResourcesInfo().filter((one) => one === kind).length,
		]),
	);

/** Does it, and holds that nothing is open afterwards that was not before. */
const leavingNothing = async <T>(work: () => Promise<T>): Promise<T> => {
	const before = openNow();
	const done = await work();
	const left = () => Object.entries(openNow()).filter(([kind, count]) => count > (before[kind] ?? 0));
	// What was closed takes a moment to be gone.
	for (const until = performance.now() + hangsMs; left().length > 0 && performance.now() < until; ) await pause(10);
	expect(left()).toEqual([]);
	return done;
};

/** Starts and closes again. Answers why it did not start; undefined where it did. */
const tryStart = async (name: string, env: Environment): Promise<string | undefined> => {
	const definition = await definitionOf(name);
	return leavingNothing(async () => {
		const closing = new Closing();
		const failed = await withinTime(
			`the start of ${name}`,
			startService(definition, env, closing).then(
				() => undefined,
				(error: unknown) => reasonOf(error),
			),
		);
		await withinTime(`the end of ${name}`, closing.disposeAsync());
		return failed;
	});
};

const listen = async (port: number) => {
	const server = createServer().listen(port, "127.0.0.1");
	await once(server, "listening");
	return { port: (server.address() as { port: number }).port, close: () => void server.close() };
};

test.each(serviceNames)(
	"%s: a database that is lost at any statement of its start",
	{ timeout: 3 * hangsMs },
	async (name) => {
		// On a database of its own it is seen which statements there are, those of the migrations too.
		const other = await testDatabase();
		onTestFinished(() => other.drop());
		cutter.plan();
		const fresh = { SEAMARK_DATABASE_URL: through(other.appUrl), SEAMARK_MIGRATION_URL: through(other.ownerUrl) };
		expect(await tryStart(name, environmentOf(name, fresh))).toBeUndefined();
		const kinds = [...new Set(cutter.seen())];
		expect(kinds).toContainEqual(expect.stringContaining("pg_try_advisory_lock"));
		// Turn by turn, so that it takes seconds: lost before it arrives and back at once, lost before its answer and away for good.
		const cuts = kinds.map(
			(kind, n): Cut => (n % 2 ? { kind, when: "after", forGood: true } : { kind, when: "before", forGood: false }),
		);
		let failed = 0;
		for (const cut of cuts) {
			cutter.plan(cut);
			const reason = await tryStart(name, environmentOf(name));
			if (reason === undefined) continue;
			failed++;
			expect(reason, JSON.stringify(cut)).toMatch(/connection|ECONN|socket|terminat|lost/i);
		}
		expect(failed).toBeGreaterThan(5);
		cutter.plan();
		expect(await tryStart(name, environmentOf(name))).toBeUndefined();
	},
);

test.each(serviceNames)("%s: files that are missing and ports that are taken", async (name) => {
	cutter.plan();
	const missing = join(keyFolder, "missing");
	const tls = (part: string) => ({ [`SEAMARK_${part}_CERT`]: missing, [`SEAMARK_${part}_KEY`]: missing });
	const files: Environment[] = [
		...["SEAMARK_SERVICE_KEY", "SEAMARK_SERVICE_KEYS", "SEAMARK_HUB_KEY"].map((setting) => ({ [setting]: missing })),
		...Object.keys(hubServices.find((one) => one.name === name)?.secrets ?? {}).map((setting) => ({
			[setting]: missing,
		})),
		tls("TLS"),
		tls("GRPC_TLS"),
		...(name === "identity" ? [{ SEAMARK_DIRECTORY_FILE: missing }] : []),
	];
	for (const wrong of files)
		expect(await tryStart(name, environmentOf(name, wrong)), JSON.stringify(wrong)).toContain("missing");
	const taken = await listen(0);
	onTestFinished(taken.close);
	for (const port of ["SEAMARK_HTTP_PORT", "SEAMARK_GRPC_PORT"])
		expect(await tryStart(name, environmentOf(name, { [port]: String(taken.port) }))).toContain("EADDRINUSE");
});

test("each service as a process of its own says what the migrator waits for, and ends", {
	timeout: 2 * hangsMs,
}, async () => {
	cutter.plan();
	const ends = serviceNames.map(async (name) => {
		const env = environmentOf(name);
		const holder = openPool({ url: env.SEAMARK_MIGRATION_URL ?? "", name: "a console (invented)", max: 1 });
		await holder.query("select pg_advisory_lock(hashtext('seamark.migrate'))");
		const child = spawn(process.execPath, [join(import.meta.dirname, `../services/${name}/src/main.ts`)], {
			stdio: ["ignore", "ignore", "pipe"],
			env: { ...nodeEnvironment(), ...env, SEAMARK_LOG_LEVEL: "warn" },
		});
		onTestFinished(() => void child.kill("SIGKILL"));
		let said = "";
		child.stderr.on("data", (chunk) => {
			said += chunk;
		});
		const [code] = await withinTime(`the process of ${name}`, once(child, "close"));
		await holder.end();
		return { code, said };
	});
	for (const { code, said } of await Promise.all(ends)) {
		expect(said).toContain("waiting for a console (invented) (role ");
		expect(said.trim().split("\n").at(-1)).toMatch(
			/^The service cannot start: a console \(invented\) \(role t_\w+, PostgreSQL process \d+\) migrates this database or holds the lock/,
		);
		expect(code).toBe(1);
	}
});

test("the embedded hub: a taken port, a broken key, a database that ends on the way, a start that is given up", {
	timeout: 3 * hangsMs,
}, async () => {
	const dataDir = join(testFolder(), "data");
	const attempt = (o: Partial<HubOptions> = {}): Promise<string | undefined> =>
		leavingNothing(() =>
			withinTime(
				"the start of the hub",
				startHub({ dataDir, host: "127.0.0.1", port: 0, seed: "demo", durable: false, log: quiet, ...o }).then(
					(hub) => withinTime("the end of the hub", hub.stop()).then(() => undefined),
					(error: Error) => error.message || error.constructor.name,
				),
			),
		);
	const taken = await listen(0);
	expect(await attempt({ port: taken.port })).toContain("is taken");
	taken.close();
	expect(await attempt()).toBeUndefined();

	const hubKey = join(dataDir, "keys/hub.key");
	const key = readFileSync(hubKey, "utf8");
	writeFileSync(hubKey, "short");
	expect(await attempt()).toContain("hub.key does not hold 32 bytes");
	writeFileSync(hubKey, key);

	const postmaster = () => Number.parseInt(readFileSync(join(dataDir, "pg/postmaster.pid"), "utf8"), 10);
	for (const afterMs of [0, 60, 150, 300, 500]) {
		const say = (line: string) => {
			if (line.includes("is ready after")) setTimeout(() => process.kill(postmaster(), "SIGQUIT"), afterMs);
		};
		const failed = await attempt({ say });
		// By the time of the last ones a hub may be up already.
		if (failed !== undefined || afterMs < 100) expect(failed, `after ${afterMs} ms`).toMatch(/PostgreSQL has ended/);
	}
	for (const afterMs of [0, 200]) {
		const asked = new AbortController();
		const say = (line: string) => {
			if (line.includes("is ready after")) setTimeout(() => asked.abort(), afterMs);
		};
		expect(await attempt({ say, stopped: asked.signal })).toBe(HubStopped.name);
	}
	expect(await attempt()).toBeUndefined();
});
