import { randomBytes, randomUUID } from "node:crypto";
import { type Connections, openConnections } from "./connection.ts";
import { type Deliveries, openDeliveries, type SteadyRate } from "./deliveries.ts";
import { draft, markOf, titleOf } from "./draft.ts";
import { floodWith, largeBundle, packedUpload, type Sent } from "./flooders.ts";
import { servePeer } from "./processes.ts";
import { type Latency, latencyOf } from "./stats.ts";
import { openSubscriber } from "./subscriber.ts";
import { bearer, bound, type Credentials, checkUnits, posters, readers } from "./tokens.ts";
import { cpuMeter } from "./usage.ts";

/** The load client, in a process of its own. Its share of the machine is part of every figure. */

export type Target = { url: string; tokens: "none" | "bearer" | "dpop"; tokenUrl?: string };
export type LatencyTask = SteadyRate & { target: Target; subscribers: number };
export type LatencyResult = Deliveries & { clientCpu: number };
export type FloodTask = {
	target: Target;
	/** Posts a second of the unit that is watched. */
	rate: number;
	seconds: number;
	warmSeconds: number;
	/** Connections of another unit that post as fast as they are answered, and again a tenth of a second after a refusal. */
	flooding: number;
};
export type FloodResult = {
	/** Of the unit that is watched. */
	operations: number;
	post: Latency;
	/** Of the unit that floods. */
	accepted: number;
	refused: number;
};
export type IngestTask = { target: Target; connections: number; seconds: number; warmSeconds: number };
export type IngestResult = {
	perSecond: number;
	/** Acknowledged, the warm-up included. */
	operations: number;
	latency: Latency;
	refused: number;
	firstRefusal: string;
	clientCpu: number;
};

const credentialsOf = async (target: Target, requests: number): Promise<Credentials[]> => {
	if (target.tokens === "none") return [() => ""];
	checkUnits();
	const from = target.tokenUrl ?? target.url;
	const each = Math.ceil(requests / posters.length);
	return Promise.all(posters.map((unit) => (target.tokens === "dpop" ? bound(from, unit, each) : bearer(from, unit))));
};

const raise = (connections: Connections, credentials: Credentials, title: string) =>
	connections.request(`POST /alerts HTTP/1.1\r\n${credentials()}idempotency-key: ${randomUUID()}\r\n`, draft(title));

/** Half of the readers follow everything, half a filter; each unit is an audience of its own. */
const subscribe = async (
	task: LatencyTask,
	arrived: (subscriber: number, index: number) => void,
	mark: string,
	lost: (why: string) => void,
) => {
	const tokens =
		task.target.tokens === "none"
			? [() => ""]
			: await Promise.all(readers.map((unit) => bearer(task.target.tokenUrl ?? task.target.url, unit)));
	return Promise.all(
		Array.from({ length: task.subscribers }, (_, subscriber) =>
			openSubscriber({
				url: `${task.target.url}/alerts/feed${subscriber % 2 === 0 ? "" : "?regions=pacific&topics=smuggling"}`,
				headers: (tokens[(subscriber >> 1) % tokens.length] as Credentials)(),
				mark,
				arrived: (index) => arrived(subscriber, index),
				lost,
			}),
		),
	);
};

const latency = async (task: LatencyTask): Promise<LatencyResult> => {
	const deliveries = openDeliveries(task, task.subscribers);
	const run = randomBytes(3).toString("hex");
	const credentials = await credentialsOf(task.target, deliveries.total);
	const streams = await subscribe(task, deliveries.arrived, markOf(run), (why) => deliveries.failed(new Error(why)));
	const connections = await openConnections(task.target.url, 64);
	const cpu = cpuMeter();
	try {
		const result = await deliveries.run((index) =>
			raise(connections, credentials[index % credentials.length] as Credentials, titleOf(run, index)),
		);
		return { ...result, clientCpu: cpu() };
	} finally {
		connections.close();
		for (const stream of streams) stream.close();
	}
};

/** Each connection posts its next alert as soon as the last one was acknowledged. */
const ingest = async (task: IngestTask): Promise<IngestResult> => {
	const credentials = await credentialsOf(task.target, 5_000 * (task.seconds + task.warmSeconds));
	const connections = await openConnections(task.target.url, task.connections);
	const run = randomBytes(3).toString("hex");
	const samples: number[] = [];
	let [index, refused, firstRefusal] = [0, 0, ""];
	const begin = performance.now() + task.warmSeconds * 1_000;
	const end = begin + task.seconds * 1_000;
	const cpu = cpuMeter();
	const poster = async () => {
		for (;;) {
			const sent = performance.now();
			if (sent >= end) return;
			const next = index++;
			const { status, body } = await raise(
				connections,
				credentials[next % credentials.length] as Credentials,
				titleOf(run, next),
			);
			const now = performance.now();
			if (status !== 201) {
				refused++;
				firstRefusal ||= `${status} ${body}`;
			} else if (now >= begin && now < end) samples.push(now - sent);
		}
	};
	try {
		await Promise.all(Array.from({ length: task.connections }, poster));
		return {
			perSecond: Math.round(samples.length / task.seconds),
			operations: index - refused,
			latency: latencyOf(Float64Array.from(samples)),
			refused,
			firstRefusal,
			clientCpu: cpu(),
		};
	} finally {
		connections.close();
	}
};

/** One unit posts at the pace of people while another floods the hub, or nobody does. */
const flood = async (task: FloodTask): Promise<FloodResult> => {
	const [watched, flooder] = await Promise.all([bearer(task.target.url, "to"), bearer(task.target.url, "fj")]);
	const run = randomBytes(3).toString("hex");
	let [index, accepted, refused, over] = [0, 0, 0, false];
	const flooding = await openConnections(task.target.url, Math.max(1, task.flooding));
	const connections = await openConnections(task.target.url, 8);
	const flooders = Array.from({ length: task.flooding }, async () => {
		while (!over) {
			const { status } = await raise(flooding, flooder, titleOf(run, index++));
			if (status === 201) accepted++;
			else {
				refused++;
				await new Promise((resolve) => setTimeout(resolve, 100));
			}
		}
	});
	const total = Math.round(task.rate * (task.warmSeconds + task.seconds));
	const warm = Math.round(task.rate * task.warmSeconds);
	const posts = new Float64Array(total - warm);
	try {
		const began = performance.now() + 20;
		await Promise.all(
			Array.from({ length: total }, async (_, n) => {
				const due = began + (n * 1_000) / task.rate;
				await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
				const { status, body } = await raise(connections, watched, titleOf(run, index++));
				if (status !== 201) throw new Error(`who does not flood was refused: ${status} ${body}`);
				if (n >= warm) posts[n - warm] = performance.now() - due;
			}),
		);
		return { operations: total, post: latencyOf(posts), accepted, refused };
	} finally {
		over = true;
		await Promise.all(flooders);
		connections.close();
		flooding.close();
	}
};

/** `small`: what is uploaded has an eighth of its size. */
export type UploadTask = { url: string; how: "uploads" | "bundles"; seconds: number; small: boolean };

/** Uploads of a unit that floods, in a process of its own: what they cost the client must not count as the hub's delay. */
const upload = async ({ url, how, seconds, small }: UploadTask): Promise<Sent> => {
	const flooder = await bearer(url, "fj");
	const share = small ? 1 / 8 : 1;
	const what = how === "uploads" ? packedUpload(share) : largeBundle(share);
	const end = performance.now() + seconds * 1_000;
	const over = () => performance.now() > end;
	return how === "uploads"
		? floodWith(url, flooder, { upload: what, callers: 14, leaveMs: 500, over })
		: floodWith(url, flooder, { upload: what, callers: 6, over });
};

servePeer({ latency, ingest, flood, upload });
