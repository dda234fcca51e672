import { execFile } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { freePort } from "@seamark/config";
import { type Hub, startHub } from "../../infra/local/src/hub.ts";
import { ownerAgency, ownerDirectory } from "../../infra/seed/src/index.ts";
import { type Caller, caller, demoToken } from "./client.ts";
import { hubFolder } from "./hub-folder.ts";
import { roomyLimits } from "./limits.ts";

/** A hub of an owner of its own, with invented agencies. Its name stays when it starts again. */
export type OwnedHub = {
	name: string;
	/** As other hubs call it. */
	id: string;
	/** On which it answers other hubs. */
	port: number;
	dataDir: string;
	hub: () => Hub;
	as(officer: string, o?: { purpose?: string }): Promise<Caller>;
	start(): Promise<void>;
	stop(): Promise<void>;
	/** A copy of all that it keeps, while it is stopped; what is returned puts it back. */
	backUp(): Promise<() => Promise<void>>;
	/** The same hub once more, from a copy of all that it keeps, while it is stopped. */
	twin(): Promise<OwnedHub>;
	remove(): Promise<void>;
};

const run = promisify(execFile);

export const agencyId = ownerAgency;

export const ownedHub = async (
	name: string,
	countries: readonly string[],
	all: readonly string[],
	o: {
		/** Where it answers other hubs, and what its card says of that: a port and an address of its own when left out. */
		exchange?: { port: number; url: string | undefined };
		durable?: boolean;
		/** With an authority for legal assistance, in its last country. */
		authority?: boolean;
		now?: () => number;
	} = {},
): Promise<OwnedHub> => {
	const dataDir = await hubFolder(`exchange-${name}`);
	const directory = ownerDirectory(name, { countries, all, authority: o.authority ?? false });
	await writeFile(join(dataDir, "directory.json"), JSON.stringify(directory));
	return hubIn(name, dataDir, o);
};

const hubIn = async (name: string, dataDir: string, o: Parameters<typeof ownedHub>[3] = {}): Promise<OwnedHub> => {
	const directoryFile = join(dataDir, "directory.json");
	// It stays when the hub starts again: other hubs know the address.
	const own = await freePort();
	const { port, url } = o.exchange ?? { port: own, url: `https://127.0.0.1:${own}` };
	const id = `https://${name}.example`;
	let running: Hub | undefined;
	const hub = () => {
		if (!running) throw new Error(`${name} does not run`);
		return running;
	};
	const stop = async () => {
		await running?.stop();
		running = undefined;
	};
	return {
		name,
		id,
		port,
		dataDir,
		hub,
		as: async (officer, o = {}) =>
			caller(hub().url, await demoToken(hub().url, { officer: `${name}-${officer}`, purpose: "investigation", ...o })),
		start: async () => {
			running = await startHub({
				dataDir,
				host: "127.0.0.1",
				port: 0,
				seed: "demo",
				durable: o.durable ?? false,
				directoryFile,
				limits: roomyLimits,
				...(o.now ? { now: o.now } : {}),
				env: {
					SEAMARK_HUB_ID: id,
					SEAMARK_EXCHANGE_PORT: String(port),
					SEAMARK_EXCHANGE_URL: url,
				},
			});
		},
		stop,
		backUp: async () => {
			const copy = `${dataDir}-backup`;
			await run("cp", ["-a", dataDir, copy]);
			return async () => {
				await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
				await run("mv", [copy, dataDir]);
			};
		},
		twin: async () => {
			const copy = `${dataDir}-twin`;
			await run("cp", ["-a", dataDir, copy]);
			return hubIn(name, copy, o);
		},
		remove: async () => {
			await stop();
			await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
		},
	};
};

export const termsOfTest = { records: ["alert"], tlp: "red", until: null };

/** As their operators do it: cards are handed over, fingerprints are read out, both sign the same terms. */
export const pair = async (
	one: OwnedHub,
	other: OwnedHub,
	/** Where each is called, when that is not what its card says: a card is not signed, and the fingerprint is of its key. */
	urls?: readonly [string, string],
): Promise<void> => {
	const operators = await Promise.all([one, other].map((hub) => hub.as("centre-1")));
	const cards = await Promise.all(
		operators.map(
			async (operator) => (await operator.get<{ card: string; fingerprint: string }>("/exchange/card")).body,
		),
	);
	for (const [n, operator] of operators.entries()) {
		const { card, fingerprint } = cards[1 - n] ?? { card: "", fingerprint: "" };
		const url = urls?.[1 - n];
		const asked = { card: url === undefined ? card : cardAt(card, url), fingerprint, terms: termsOfTest };
		const answer = await operator.post("/exchange/links", asked);
		if (answer.status !== 201) throw new Error(answer.text);
	}
};

/** The same card with another address. */
export const cardAt = (card: string, url: string): string =>
	Buffer.from(JSON.stringify({ ...(JSON.parse(Buffer.from(card, "base64url").toString()) as object), url })).toString(
		"base64url",
	);
