import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { ownerDirectory } from "../../../infra/seed/src/index.ts";
import { caller, demoToken } from "../../support/client.ts";
import { readyData } from "../../support/hub-folder.ts";
import { roomySettings } from "../../support/limits.ts";
import { nodeEnvironment } from "../../support/node-environment.ts";
import { freePorts } from "../../support/ports.ts";
import { openProxy, type TcpProxy } from "../../support/proxy.ts";
import { cardAt, termsOfTest } from "../../support/two-hubs.ts";
import { openPart, type Part } from "../stage.ts";

/** A hub of an owner, in a process that can be killed, with a folder that can be put back. */
export type Hub = {
	name: string;
	id: string;
	country: string;
	dataDir: string;
	part: Part;
	/** Tokens are kept for half of their life. */
	token(who: "desk" | "reader" | "operator"): Promise<string>;
	/** Copies the folder while the hub is stopped; what is returned puts it back, in the place of a hub that was killed. */
	backUp(): Promise<() => Promise<void>>;
};
export type Stage = { hubs: readonly Hub[]; lines: readonly TcpProxy[]; [Symbol.asyncDispose](): Promise<void> };

export const owners = [
	{ name: "north", country: "FJ" },
	{ name: "south", country: "TO" },
	{ name: "east", country: "WS" },
] as const;
const all = owners.map(({ country }) => country);
const run = promisify(execFile);

export const openHubs = async (): Promise<Stage> => {
	const stack = new AsyncDisposableStack();
	try {
		const dir = await mkdtemp(join(tmpdir(), "seamark-hubs-"));
		stack.defer(() => rm(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));
		const ports = await freePorts(owners.length * 2);
		const hubs: Hub[] = [];
		const exchangePorts: number[] = [];
		for (const [n, { name, country }] of owners.entries()) {
			const [port = 0, exchangePort = 0] = ports.slice(n * 2);
			exchangePorts.push(exchangePort);
			const dataDir = await readyData(join(dir, name));
			const directoryFile = join(dir, `${name}.json`);
			await writeFile(directoryFile, JSON.stringify(ownerDirectory(name, { countries: [country], all })));
			const hub = openHub({ name, country, dataDir, port, exchangePort, directoryFile });
			stack.defer(() => ended(hub));
			hubs.push(hub);
		}
		for (const hub of hubs) await hub.part.start();
		const lines: TcpProxy[] = [];
		for (const [n, one] of hubs.entries())
			for (const [m, other] of hubs.entries()) {
				if (m <= n) continue;
				const pair = [
					await openProxy(() => ({ port: exchangePorts[n] ?? 0 })),
					await openProxy(() => ({ port: exchangePorts[m] ?? 0 })),
				] as const;
				for (const proxy of pair) stack.defer(() => proxy.close());
				lines.push(...pair);
				await pairThrough(one, other, [pair[0].port, pair[1].port]);
			}
		return { hubs, lines, [Symbol.asyncDispose]: () => stack.disposeAsync() };
	} catch (error) {
		await stack.disposeAsync();
		throw error;
	}
};

const openHub = (o: {
	name: string;
	country: string;
	dataDir: string;
	port: number;
	exchangePort: number;
	directoryFile: string;
}): Hub => {
	const id = `https://${o.name}.example`;
	const url = `http://127.0.0.1:${o.port}`;
	const part = openPart({
		name: o.name,
		main: join(import.meta.dirname, "../../../infra/local/src/start.ts"),
		url,
		env: {
			...nodeEnvironment(),
			...roomySettings,
			SEAMARK_PORT: String(o.port),
			SEAMARK_DATA: o.dataDir,
			SEAMARK_SEED: "demo",
			SEAMARK_DIRECTORY_FILE: o.directoryFile,
			SEAMARK_HUB_ID: id,
			SEAMARK_EXCHANGE_PORT: String(o.exchangePort),
			SEAMARK_EXCHANGE_URL: `https://127.0.0.1:${o.exchangePort}`,
		},
	});
	const tokens = new Map<string, { token: string; at: number }>();
	const hub: Hub = {
		...{ name: o.name, id, country: o.country, dataDir: o.dataDir, part },
		token: async (who) => {
			const officer = {
				desk: `${o.country.toLowerCase()}-a-1`,
				reader: `${o.country.toLowerCase()}-b-1`,
				operator: "centre-1",
			}[who];
			const kept = tokens.get(officer);
			if (kept && performance.now() - kept.at < 300_000) return kept.token;
			const token = await demoToken(url, { officer: `${o.name}-${officer}`, purpose: "investigation" });
			tokens.set(officer, { token, at: performance.now() });
			return token;
		},
		backUp: async () => {
			const copy = `${o.dataDir}-backup`;
			await rm(copy, { recursive: true, force: true });
			await run("cp", ["-a", o.dataDir, copy]);
			return async () => {
				await released(hub);
				await rm(o.dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
				await run("mv", [copy, o.dataDir]);
				tokens.clear();
			};
		},
	};
	return hub;
};

/** PostgreSQL ends a moment after the hub that was killed. */
const released = async ({ dataDir }: Hub): Promise<void> => {
	for (const end = performance.now() + 60_000; existsSync(join(dataDir, "pg/postmaster.pid")); await pause(100))
		if (performance.now() > end) throw new Error(`PostgreSQL of ${dataDir} does not end`);
};
const ended = async (hub: Hub) => {
	await hub.part.kill();
	await released(hub).catch(() => undefined);
};

const pairThrough = async (one: Hub, other: Hub, ports: readonly [number, number]): Promise<void> => {
	const both = [one, other];
	const operators = await Promise.all(both.map(async (hub) => caller(hub.part.url, await hub.token("operator"))));
	const cards = await Promise.all(
		operators.map(
			async (operator) => (await operator.get<{ card: string; fingerprint: string }>("/exchange/card")).body,
		),
	);
	for (const [n, operator] of operators.entries()) {
		const { card, fingerprint } = cards[1 - n] ?? { card: "", fingerprint: "" };
		const asked = { card: cardAt(card, `https://127.0.0.1:${ports[1 - n]}`), fingerprint, terms: termsOfTest };
		const answer = await operator.post("/exchange/links", asked);
		if (answer.status !== 201) throw new Error(answer.text);
	}
};
