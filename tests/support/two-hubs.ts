import { execFile } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Hub, startHub } from "../../infra/local/src/hub.ts";
import { seedId } from "../../infra/seed/src/index.ts";
import { type Caller, caller, demoToken } from "./client.ts";
import { hubFolder } from "./hub-folder.ts";

/** A hub of an owner of its own, with invented agencies. Its name stays when it starts again. */
export type OwnedHub = {
	name: string;
	/** As other hubs call it. */
	id: string;
	dataDir: string;
	hub: () => Hub;
	as(officer: string, o?: { purpose?: string }): Promise<Caller>;
	start(): Promise<void>;
	stop(): Promise<void>;
	/** A copy of all that it keeps, while it is stopped; what is returned puts it back. */
	backUp(): Promise<() => Promise<void>>;
	remove(): Promise<void>;
};

const run = promisify(execFile);

const scopes = ["directory:read", "alerts:read", "alerts:subscribe", "alerts:raise", "alerts:export", "audit:read"];
const purposes = ["crime-prevention", "investigation", "analysis", "life-saving"];

/** For each country two units, and one that runs the hub: officers are called `fj-a-1`, `fj-b-1` and `centre-1`, behind the hub's name. */
const directoryOf = (name: string, countries: readonly string[], all: readonly string[]) => {
	const [first = "FJ"] = countries;
	const unit = (handle: string, country: string, kind: string) => ({
		id: seedId(`${name}/${handle}`),
		handle: `${name}-${handle}`,
		name: `Unit ${handle} of ${name} (invented)`,
		kind,
		country,
		invented: true,
	});
	const units = countries.flatMap((country) =>
		["a", "b"].map((letter) => unit(`${country.toLowerCase()}-${letter}`, country, "tcu")),
	);
	const agencies = [...units, unit("centre", first, "coordination-centre")];
	const posts = agencies.map(({ id, handle, kind }) => ({
		id: seedId(`${handle}/desk`),
		agency: id,
		name: "desk",
		clearance: "red",
		scopes: kind === "tcu" ? scopes : [...scopes, "directory:write", "ops:redrive", "audit:verify"],
		purposes,
	}));
	return {
		regions: [{ slug: "pacific", name: "Pacific" }],
		countries: all.map((code) => ({ code, name: code, region: "pacific" })),
		agencies,
		posts,
		officers: agencies.map(({ id, handle }) => ({ id: seedId(`${handle}-1`), handle: `${handle}-1`, homeAgency: id })),
		postings: agencies.map(({ handle }) => ({
			id: seedId(`${handle}@desk`),
			officer: seedId(`${handle}-1`),
			post: seedId(`${handle}/desk`),
			from: "2025-01-01T00:00:00Z",
		})),
		agreements: [
			{
				id: seedId(`${name}/agreement`),
				title: "Agreement of all (invented)",
				parties: all,
				topics: ["trafficking", "smuggling", "related-crime"],
				records: ["alert"],
				ages: "any",
				purposes,
				from: "2025-01-01T00:00:00Z",
				invented: true,
			},
		],
		clients: [],
	};
};

/** Ports stay when a hub starts again: other hubs know the address. */
const freePort = (): Promise<number> =>
	new Promise((resolve, reject) => {
		const server = createServer().once("error", reject);
		server.listen(0, "127.0.0.1", () => {
			const address = server.address();
			server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
		});
	});

export const agencyId = (hub: string, handle: string): string => seedId(`${hub}/${handle}`);

export const ownedHub = async (
	name: string,
	countries: readonly string[],
	all: readonly string[],
): Promise<OwnedHub> => {
	const dataDir = await hubFolder(`exchange-${name}`);
	const directoryFile = join(dataDir, "directory.json");
	await writeFile(directoryFile, JSON.stringify(directoryOf(name, countries, all)));
	const port = await freePort();
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
				durable: false,
				directoryFile,
				env: {
					SEAMARK_HUB_ID: id,
					SEAMARK_EXCHANGE_PORT: String(port),
					SEAMARK_EXCHANGE_URL: `https://127.0.0.1:${port}`,
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
		remove: async () => {
			await stop();
			await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
		},
	};
};

export const termsOfTest = { records: ["alert"], tlp: "red", until: null };

/** As their operators do it: cards are handed over, fingerprints are read out, both sign the same terms. */
export const pair = async (one: OwnedHub, other: OwnedHub): Promise<void> => {
	const operators = await Promise.all([one, other].map((hub) => hub.as("centre-1")));
	const cards = await Promise.all(
		operators.map(
			async (operator) => (await operator.get<{ card: string; fingerprint: string }>("/exchange/card")).body,
		),
	);
	for (const [n, operator] of operators.entries()) {
		const { card, fingerprint } = cards[1 - n] ?? { card: "", fingerprint: "" };
		const answer = await operator.post("/exchange/links", { card, fingerprint, terms: termsOfTest });
		if (answer.status !== 201) throw new Error(answer.text);
	}
};
