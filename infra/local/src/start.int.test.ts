import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "@seamark/config";
import { inspectProcess, parentOf } from "@seamark/postgres";
import { afterAll, expect, onTestFinished, test } from "vitest";

/** `npm start` as an operator runs it, with real processes. */

const root = join(import.meta.dirname, "../../..");
const WITHIN_MS = 20_000;
// Each test starts a hub, one of them three more.
const LIMIT_MS = 180_000;

// One for all tests, since the first start of a folder takes longest.
const dataDir = join(mkdtempSync(join(tmpdir(), "seamark-start-")), "data");
afterAll(() => rmSync(dirname(dataDir), { recursive: true, force: true, maxRetries: 5 }));

const npmStart = (port: number | undefined, folder = dataDir, words: string[] = []) => {
	const { npm_lifecycle_event: _, SEAMARK_PORT: __, ...env } = process.env;
	const child = spawn("npm", ["start", "--", ...words], {
		cwd: root,
		env: { ...env, SEAMARK_DATA: folder, ...(port ? { SEAMARK_PORT: String(port) } : {}), NO_COLOR: "1" },
		stdio: ["ignore", "pipe", "pipe"],
		detached: true,
	});
	let said = "";
	for (const stream of [child.stdout, child.stderr])
		stream.on("data", (chunk) => {
			said += chunk;
		});
	const end = () => {
		try {
			process.kill(-(child.pid as number), "SIGKILL");
		} catch {
			// All of them have ended.
		}
	};
	onTestFinished(end);
	return { child, said: () => said };
};

type Process = { pid: number; started: string };

const identify = (pid: number): Process => {
	const info = inspectProcess(pid);
	if (!info) throw new Error(`process ${pid} does not run`);
	return { pid, started: info.started };
};

const runs = ({ pid, started }: Process) => inspectProcess(pid)?.started === started;

const until = async (what: string, holds: () => boolean): Promise<void> => {
	for (const end = performance.now() + WITHIN_MS; !holds(); await pause(20))
		if (performance.now() > end) throw new Error(`not within ${WITHIN_MS} ms: ${what}`);
};

const ready = async ({ child, said }: { child: ChildProcess; said: () => string }): Promise<void> => {
	while (!said().includes("Ctrl-C ends everything")) {
		if (child.exitCode !== null) throw new Error(`npm start ended: ${said()}`);
		await pause(20);
	}
};

/** npm, the shell that it may have put between, the hub, and PostgreSQL of this data folder. */
const processes = () => {
	const hub = (JSON.parse(readFileSync(join(dataDir, "pg.owner"), "utf8")) as { pid: number }).pid;
	const postgres = Number.parseInt(readFileSync(join(dataDir, "pg/postmaster.pid"), "utf8"), 10);
	return { hub: identify(hub), shell: identify(parentOf(hub) as number), postgres: identify(postgres) };
};

/** Starts a hub and kills it at the end, no matter what fails. */
const started = async () => {
	const port = await freePort();
	const npm = npmStart(port);
	await ready(npm);
	return { port, npm: identify(npm.child.pid as number), ...processes() };
};

test("a second npm start on the same data says that one runs, whatever its port; SIGTERM to the hub ends all", {
	timeout: LIMIT_MS,
}, async () => {
	const { port, npm, hub, postgres } = await started();
	for (const other of [port, await freePort()]) {
		const second = npmStart(other);
		const [code] = await once(second.child, "close");
		expect(code).toBe(1);
		expect(second.said().trim().split("\n").at(-1)).toBe(
			`A hub already runs on the data folder ${dataDir}, with process id ${hub.pid}. Use it, or stop it (kill ${hub.pid}), or start another one beside it: SEAMARK_DATA=/other/folder SEAMARK_PORT=8081 npm start`,
		);
	}
	const elsewhere = npmStart(port, `${dataDir}-other`);
	await once(elsewhere.child, "close");
	expect(elsewhere.said()).toContain(`Port ${port} on 127.0.0.1 is taken.`);
	expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
	process.kill(hub.pid, "SIGTERM");
	for (const one of [npm, hub, postgres]) await until(`${one.pid} has ended`, () => !runs(one));
});

test.each([
	["npm", "SIGTERM"],
	["npm", "SIGKILL"],
	["shell", "SIGKILL"],
	["hub", "SIGKILL"],
] as const)(
	"npm start: %s ended by %s takes the hub and PostgreSQL along",
	{ timeout: LIMIT_MS },
	async (which, signal) => {
		const all = await started();
		process.kill(all[which].pid, signal);
		for (const one of [all.npm, all.hub, all.postgres]) await until(`${one.pid} has ended`, () => !runs(one));
		expect(readFileSync(join(dataDir, "pg.log"), "utf8").trim().split("\n").at(-1)).toContain("is shut down");
		// Only a hub that was killed cannot give the folder back itself.
		expect(existsSync(join(dataDir, "pg.owner"))).toBe(which === "hub");
	},
);

/** Asks a demonstration hub in an officer's name. Throws where it does not answer well. */
const operatorOf = async (url: string, officer: string) => {
	const send = async (method: string, path: string, body: object | undefined, headers: Record<string, string>) => {
		const sent = body === undefined ? {} : { body: JSON.stringify(body) };
		const answer = await fetch(url + path, {
			method,
			headers: { "content-type": "application/json", ...headers },
			...sent,
		});
		if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
		return (await answer.json()) as Record<string, unknown>;
	};
	const { access_token: token } = await send("POST", "/demo/token", { officer, purpose: "analysis" }, {});
	return (method: string, path: string, body?: object) =>
		send(method, path, body, { authorization: `Bearer ${token}` });
};

test("npm start -- --hub NAME: two hubs side by side, each with ports, data and an identifier of its own, ready to be paired", {
	timeout: LIMIT_MS,
}, async () => {
	const parent = join(dirname(dataDir), "hubs");
	const hubs = ["north", "south"].map((name) => npmStart(undefined, parent, ["--hub", name]));
	await Promise.all(hubs.map(ready));
	const [north = "", south = ""] = hubs.map(({ said }) => said());
	expect(north).toContain("npm start -- --hub south");
	const urls = [north, south].map((text) => /ready at (\S+)/.exec(text)?.[1] ?? "");
	expect(new Set(urls).size).toBe(2);
	const operators = await Promise.all(
		["north", "south"].map((name, n) => operatorOf(urls[n] ?? "", `${name}-centre-1`)),
	);
	const cards = await Promise.all(operators.map((ask) => ask("GET", "/exchange/card")));
	expect(cards.map(({ hub }) => hub)).toEqual(["https://north.example", "https://south.example"]);
	for (const [n, ask] of operators.entries()) {
		const { card, fingerprint } = cards[1 - n] ?? {};
		await ask("POST", "/exchange/links", {
			card,
			fingerprint,
			terms: { records: ["alert"], tlp: "amber", until: null },
		});
	}
	const states = async () => {
		const { items = [] } = ((await operators[0]?.("GET", "/exchange/links")) ?? {}) as { items?: { state: string }[] };
		return items.map(({ state }) => state);
	};
	await expect.poll(states, { timeout: WITHIN_MS }).toEqual(["agreed"]);

	const wrong = npmStart(undefined, parent, ["--hub", "../x"]);
	await once(wrong.child, "close");
	expect(wrong.said()).toContain('"../x" is no name for a hub');
	for (const { child } of hubs) process.kill(-(child.pid as number), "SIGINT");
	for (const name of ["north", "south"])
		await until(`${name} has ended`, () => !existsSync(join(parent, name, "pg.owner")));
});
