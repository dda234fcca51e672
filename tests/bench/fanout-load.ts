import { createPrivateKey, randomBytes, randomUUID } from "node:crypto";
import { openConnections } from "./connection.ts";
import { type Deliveries, openDeliveries, type SteadyRate } from "./deliveries.ts";
import { markOf, titleOf, wideDraft } from "./draft.ts";
import type { SystemClient } from "./many-regions.ts";
import { servePeer } from "./processes.ts";
import { type SlowResult, slowReaders } from "./slow-readers.ts";
import { openSubscriber } from "./subscriber.ts";
import { type Bound, boundToken } from "./tokens.ts";
import { cpuMeter } from "./usage.ts";

/** The readers of `fanout`, all in one process: ten thousand sockets, and the few posts that they wait for. */

export type FanoutTarget = { url: string; tokens: "dpop" | "none" };
export type FanoutOpen = { target: FanoutTarget; clients: SystemClient[]; subscribers: number };
export type FanoutResult = Deliveries & { clientCpu: number };
export type SlowTask = { target: FanoutTarget; clients: SystemClient[]; readers: number; alerts: number };
export type { SlowResult };

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

const run = async (task: SteadyRate): Promise<FanoutResult> => {
	if (!crowd) throw new Error("nobody subscribed");
	const { target, clients, tokens, mark, subscribers } = crowd;
	const deliveries = openDeliveries(task, subscribers);
	crowd.lost = (why) => deliveries.failed(new Error(why));
	crowd.arrived = deliveries.arrived;
	const places = { countries: clients.map((one) => one.country), regions: clients.map((one) => one.region) };
	const connections = await openConnections(target.url, 8);
	const cpu = cpuMeter();
	try {
		const result = await deliveries.run((index) => {
			const headers = tokens[index % tokens.length]?.("POST", `${target.url}/alerts`) ?? "";
			const head = `POST /alerts HTTP/1.1\r\n${headers}idempotency-key: ${randomUUID()}\r\n`;
			return connections.request(head, wideDraft(titleOf(mark, index), places));
		});
		return { ...result, clientCpu: cpu() };
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
