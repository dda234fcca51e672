import { randomBytes, randomUUID } from "node:crypto";
import { openConnections } from "./connection.ts";
import { draft, markOf, titleOf } from "./draft.ts";
import { servePeer } from "./processes.ts";
import { type Latency, latencyOf } from "./stats.ts";
import { bearer, posters, readers } from "./tokens.ts";
import { cpuMeter } from "./usage.ts";

/** The client of `sync`: fills the hub, and reads it from the start as another system would. */

export type FillTask = { url: string; alerts: number };
export type Filled = { mark: string; refused: number; seconds: number };
export type SyncTask = {
	/** Address of a page, up to the cursor: `http://…/alerts?order=changes&limit=1000`. */
	pages: string;
	/** Whose hub the tokens are from; none for the reference. */
	tokensFrom: string | undefined;
	mark: string;
	alerts: number;
	repeats: number;
	seconds: number;
	warmSeconds: number;
};
export type SyncResult = {
	/** Alerts read. */
	operations: number;
	ms: number;
	requests: number;
	megabytes: number;
	page: Latency;
	missing: number;
	doubled: number;
	/** Asking again when nothing is new, many times over. */
	again: Latency;
	againRequests: number;
	againAlerts: number;
	clientCpu: number;
};

const fill = async ({ url, alerts }: FillTask): Promise<Filled> => {
	const run = randomBytes(3).toString("hex");
	const credentials = await Promise.all(posters.map((unit) => bearer(url, unit)));
	const connections = await openConnections(url, 64);
	const began = performance.now();
	let [next, refused] = [0, 0];
	const poster = async () => {
		while (next < alerts) {
			const index = next++;
			const head = `POST /alerts HTTP/1.1\r\n${credentials[index % credentials.length]?.() ?? ""}idempotency-key: ${randomUUID()}\r\n`;
			if ((await connections.request(head, draft(titleOf(run, index)))).status !== 201) refused++;
		}
	};
	await Promise.all(Array.from({ length: 64 }, poster)).finally(() => connections.close());
	return { mark: markOf(run), refused, seconds: Math.round((performance.now() - began) / 100) / 10 };
};

/** Page by page, each asked for when the one before is here: the cursor comes with it. */
const sync = async (task: SyncTask): Promise<SyncResult> => {
	const { pathname, search, searchParams, origin } = new URL(task.pages);
	const credentials = task.tokensFrom === undefined ? () => "" : await bearer(task.tokensFrom, readers[4]);
	const connections = await openConnections(origin, 1);
	const cpu = cpuMeter();
	let requests = 0;
	const ask = async (after: string | undefined) => {
		requests++;
		const path = `${pathname}${search}${after === undefined ? "" : `&after=${encodeURIComponent(after)}`}`;
		const { status, body } = await connections.request(`GET ${path} HTTP/1.1\r\n${credentials()}`, "");
		if (status !== 200) throw new Error(`GET ${path}: ${status} ${body.slice(0, 300)}`);
		return {
			bytes: body.length,
			...(JSON.parse(body) as { items: { title: string }[]; next?: string }),
		};
	};
	const seen = new Set<string>();
	const times: number[] = [];
	let [doubled, bytes] = [0, 0];
	let after: string | undefined;
	try {
		const began = performance.now();
		// A page that is not full is the last one.
		for (let more = true; more; ) {
			const asked = performance.now();
			const page = await ask(after);
			times.push(performance.now() - asked);
			bytes += page.bytes;
			for (const { title } of page.items) {
				if (!title.startsWith(task.mark)) continue;
				if (seen.has(title)) doubled++;
				seen.add(title);
			}
			after = page.next ?? after;
			more = page.items.length === Number(searchParams.get("limit"));
		}
		const ms = performance.now() - began;
		const read = requests;
		const again: number[] = [];
		let againAlerts = 0;
		for (let n = 0; n < task.repeats; n++) {
			const asked = performance.now();
			let page = await ask(after);
			againAlerts += page.items.length;
			while (page.items.length > 0) page = await ask(page.next);
			after = page.next ?? after;
			again.push(performance.now() - asked);
		}
		return {
			operations: seen.size,
			ms: Math.round(ms),
			requests: read,
			megabytes: Math.round(bytes / 1e5) / 10,
			page: latencyOf(Float64Array.from(times)),
			missing: task.alerts - seen.size,
			doubled,
			again: latencyOf(Float64Array.from(again)),
			againRequests: (requests - read) / task.repeats,
			againAlerts,
			clientCpu: cpu(),
		};
	} finally {
		connections.close();
	}
};

export type SearchTask = { url: string; repeats: number };
export type SearchResult = Record<"everything" | "nextToNothing" | "page", number>;

/**
 * A word that every alert has, asked for by a reader who sees them all and by one who sees none of them; and a page of the list. Medians in
 * milliseconds, in turn.
 */
const search = async ({ url, repeats }: SearchTask): Promise<SearchResult> => {
	const everything = await bearer(url, readers[4]);
	// Of another region: nothing of what is raised here is addressed to it.
	const nothing = await bearer(url, "lc-police");
	const connections = await openConnections(url, 1);
	const asked = { everything: [], nextToNothing: [], page: [] } as Record<keyof SearchResult, number[]>;
	const ask = async (name: keyof SearchResult, who: () => string, path: string, expected: number) => {
		const began = performance.now();
		const { status, body } = await connections.request(`GET ${path} HTTP/1.1\r\n${who()}`, "");
		asked[name].push(performance.now() - began);
		const { items } = JSON.parse(body) as { items?: object[] };
		if (status !== 200 || items?.length !== expected) throw new Error(`GET ${path}: ${status} ${body.slice(0, 300)}`);
	};
	try {
		for (let n = 0; n < repeats; n++) {
			await ask("everything", everything, "/alerts?q=boat%20dark&limit=50", 50);
			await ask("nextToNothing", nothing, "/alerts?q=boat%20dark&limit=50", 0);
			await ask("page", everything, "/alerts?limit=50", 50);
		}
	} finally {
		connections.close();
	}
	const median = (times: number[]) => latencyOf(Float64Array.from(times)).p50;
	return {
		everything: median(asked.everything),
		nextToNothing: median(asked.nextToNothing),
		page: median(asked.page),
	};
};

/** One alert as the hub presents it, for the reference to serve. */
const sample = async ({ url }: { url: string }): Promise<string> => {
	const credentials = await bearer(url, readers[4]);
	const connections = await openConnections(url, 1);
	try {
		const { body } = await connections.request(`GET /alerts?limit=1 HTTP/1.1\r\n${credentials()}`, "");
		return JSON.stringify((JSON.parse(body) as { items: object[] }).items[0]);
	} finally {
		connections.close();
	}
};

servePeer({ fill, sync, sample, search });
