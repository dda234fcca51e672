import { createPrivateKey, randomBytes, randomUUID } from "node:crypto";
import { openConnections } from "./connection.ts";
import { markOf, titleOf, wideDraft } from "./draft.ts";
import type { SystemClient } from "./many-regions.ts";
import { servePeer } from "./processes.ts";
import { type SlowResult, slowReaders } from "./slow-readers.ts";
import { type Latency, latencyOf } from "./stats.ts";
import { openSubscriber } from "./subscriber.ts";
import { type Bound, boundToken } from "./tokens.ts";
import { cpuMeter } from "./usage.ts";

/** The readers of `fanout`, all in one process: ten thousand sockets, and the few posts that they wait for. */

export type FanoutTarget = { url: string; tokens: "dpop" | "none" };
export type FanoutOpen = { target: FanoutTarget; clients: SystemClient[]; subscribers: number };
export type FanoutRun = { rate: number; seconds: number; warmSeconds: number };
export type FanoutResult = {
	operations: number;
	post: Latency;
	/** From the moment a post was due to each reader's receipt. */
	arrival: Latency;
	/** From the moment a post was due to the last of all readers, for each post. */
	last: Latency;
	sent: number;
	expected: number;
	missing: number;
	doubled: number;
	refused: number;
	clientCpu: number;
};
export type SlowTask = { target: FanoutTarget; clients: SystemClient[]; readers: number; alerts: number };
export type { SlowResult };

const deliveryLimitMs = 15_000;
/** Connections that are being opened at once: the server's queue of new ones is short. */
const wave = 200;

type Crowd = FanoutOpen & {
	tokens: (Bound | undefined)[];
	mark: string;
	streams: { close(): void }[];
	arrived: (subscriber: number, index: number) => void;
	lost: (why: string) => void;
};
let crowd: Crowd | undefined;

const tokensOf = (target: FanoutTarget, clients: SystemClient[]): Promise<(Bound | undefined)[]> =>
	Promise.all(
		clients.map(async ({ agency, client, privateKey }) =>
			target.tokens === "none"
				? undefined
				: boundToken({
						issuer: `${target.url}/agencies/${agency}`,
						client,
						privateKey: createPrivateKey({ key: privateKey, format: "jwk" }),
					}),
		),
	);

/** A bench's readers come from several addresses of this machine where it has them: one has 28,000 ports. */
const addressOf = (subscriber: number): object =>
	process.platform === "linux" ? { from: `127.0.0.${2 + (subscriber % 8)}` } : {};

const open = async (task: FanoutOpen): Promise<{ ms: number }> => {
	const began = performance.now();
	const { target, clients, subscribers } = task;
	const run = randomBytes(3).toString("hex");
	const mine: Crowd = {
		...task,
		tokens: await tokensOf(target, clients),
		mark: run,
		streams: [],
		arrived: () => undefined,
		lost: (why) => {
			throw new Error(`a reader lost its stream before the run: ${why}`);
		},
	};
	crowd = mine;
	let next = 0;
	const opener = async () => {
		while (next < subscribers) {
			const subscriber = next++;
			const of = subscriber % clients.length;
			const url = `${target.url}/alerts/feed`;
			mine.streams.push(
				await openSubscriber({
					url: `${url}?regions=${clients[of]?.region}&topics=smuggling`,
					headers: mine.tokens[of]?.("GET", url) ?? "",
					mark: markOf(run),
					arrived: (index) => mine.arrived(subscriber, index),
					lost: (why) => mine.lost(why),
					...addressOf(subscriber),
				}),
			);
		}
	};
	await Promise.all(Array.from({ length: wave }, opener));
	return { ms: Math.round(performance.now() - began) };
};

/** Posts at a steady rate whatever the answers do; every time counts from the moment at which the post was due. */
const run = async ({ rate, seconds, warmSeconds }: FanoutRun): Promise<FanoutResult> => {
	if (!crowd) throw new Error("nobody subscribed");
	const { target, clients, tokens, mark, subscribers } = crowd;
	const total = Math.round(rate * (warmSeconds + seconds));
	const warm = Math.round(rate * warmSeconds);
	const due = new Float64Array(total);
	const seen = new Uint8Array(total * subscribers);
	const arrivals = new Float64Array((total - warm) * subscribers);
	const last = new Float64Array(total - warm);
	const posts = new Float64Array(total - warm);
	let [arrived, counted, doubled, answered, refused] = [0, 0, 0, 0, 0];
	const { promise: complete, resolve: finish, reject } = Promise.withResolvers<void>();
	const check = () => {
		if (answered === total && arrived === (total - refused) * subscribers) finish();
	};
	crowd.lost = (why) => reject(new Error(why));
	crowd.arrived = (subscriber, index) => {
		const at = index * subscribers + subscriber;
		if (seen[at] !== 0) {
			doubled++;
			return;
		}
		seen[at] = 1;
		arrived++;
		if (index >= warm) {
			const took = performance.now() - (due[index] as number);
			arrivals[counted++] = took;
			last[index - warm] = took;
		}
		check();
	};
	const places = { countries: clients.map((one) => one.country), regions: clients.map((one) => one.region) };
	const connections = await openConnections(target.url, 8);
	const cpu = cpuMeter();
	const send = async (index: number) => {
		const headers = tokens[index % tokens.length]?.("POST", `${target.url}/alerts`) ?? "";
		const head = `POST /alerts HTTP/1.1\r\n${headers}idempotency-key: ${randomUUID()}\r\n`;
		const { status } = await connections.request(head, wideDraft(titleOf(mark, index), places));
		answered++;
		if (status !== 201) refused++;
		if (index >= warm) posts[index - warm] = performance.now() - (due[index] as number);
		check();
	};
	try {
		const began = performance.now() + 20;
		for (let index = 0; index < total; index++) {
			due[index] = began + (index * 1_000) / rate;
			await new Promise((resolve) => setTimeout(resolve, Math.max(0, (due[index] as number) - performance.now())));
			send(index).catch(reject);
		}
		const late = setTimeout(finish, deliveryLimitMs);
		check();
		await complete.finally(() => clearTimeout(late));
		const expected = (total - refused) * subscribers;
		return {
			post: latencyOf(posts),
			arrival: latencyOf(arrivals.subarray(0, counted)),
			last: latencyOf(last),
			operations: total - refused,
			sent: total,
			expected,
			missing: expected - arrived,
			doubled,
			refused,
			clientCpu: cpu(),
		};
	} finally {
		connections.close();
	}
};

const close = () => {
	for (const stream of crowd?.streams ?? []) stream.close();
	crowd = undefined;
};

const slow = async ({ target, clients, readers, alerts }: SlowTask): Promise<SlowResult> => {
	const tokens = await tokensOf(target, clients);
	return slowReaders({
		url: target.url,
		clients,
		readers,
		alerts,
		headersOf: (of, method, url) => tokens[of % tokens.length]?.(method, url) ?? "",
	});
};

servePeer({ open, run, close, slow });
