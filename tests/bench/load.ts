import { randomBytes, randomUUID } from "node:crypto";
import { type Connections, openConnections } from "./connection.ts";
import { draft, markOf, titleOf } from "./draft.ts";
import { servePeer } from "./processes.ts";
import { type Latency, latencyOf } from "./stats.ts";
import { openSubscriber } from "./subscriber.ts";
import { bearer, bound, type Credentials, checkUnits, posters, readers } from "./tokens.ts";
import { cpuMeter } from "./usage.ts";

/** The load client, in a process of its own. Its share of the machine is part of every figure. */

export type Target = { url: string; tokens: "none" | "bearer" | "dpop"; tokenUrl?: string };
export type LatencyTask = { target: Target; rate: number; seconds: number; warmSeconds: number; subscribers: number };
export type LatencyResult = {
	operations: number;
	post: Latency;
	arrival: Latency;
	sent: number;
	expected: number;
	missing: number;
	doubled: number;
	refused: number;
	clientCpu: number;
};
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

const deliveryLimitMs = 15_000;

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

/**
 * Posts at a steady rate whatever the answers do, so that a stall is not left out: every time counts from the moment at
 * which the post was due. The timer's own grain of about a millisecond is in the figures.
 */
const latency = async (task: LatencyTask): Promise<LatencyResult> => {
	const { rate, subscribers } = task;
	const total = Math.round(rate * (task.warmSeconds + task.seconds));
	const warm = Math.round(rate * task.warmSeconds);
	const measured = total - warm;
	const run = randomBytes(3).toString("hex");
	const due = new Float64Array(total);
	const seen = new Uint8Array(total * subscribers);
	const arrivals = new Float64Array(measured * subscribers);
	const posts = new Float64Array(measured);
	let [arrived, counted, doubled, answered, refused] = [0, 0, 0, 0, 0];
	let failure: Error | undefined;
	const { promise: complete, resolve: finish } = Promise.withResolvers<void>();
	const check = () => {
		if (failure || (answered === total && arrived === (total - refused) * subscribers)) finish();
	};
	const onArrival = (subscriber: number, index: number) => {
		const at = index * subscribers + subscriber;
		if (seen[at] !== 0) {
			doubled++;
			return;
		}
		seen[at] = 1;
		arrived++;
		if (index >= warm) arrivals[counted++] = performance.now() - (due[index] as number);
		check();
	};
	const fail = (why: string) => {
		failure ??= new Error(why);
		finish();
	};

	const credentials = await credentialsOf(task.target, total);
	const streams = await subscribe(task, onArrival, markOf(run), fail);
	const connections = await openConnections(task.target.url, 64);
	const cpu = cpuMeter();
	const send = (index: number) =>
		raise(connections, credentials[index % credentials.length] as Credentials, titleOf(run, index)).then(
			({ status }) => {
				answered++;
				if (status !== 201) refused++;
				if (index >= warm) posts[index - warm] = performance.now() - (due[index] as number);
				check();
			},
			(error: Error) => fail(error.message),
		);
	try {
		const began = performance.now() + 20;
		for (let index = 0; index < total && !failure; ) {
			const now = performance.now();
			for (; index < total && began + (index * 1_000) / rate <= now; index++) {
				due[index] = began + (index * 1_000) / rate;
				void send(index);
			}
			await new Promise((resolve) => setTimeout(resolve, 1));
		}
		const late = setTimeout(finish, deliveryLimitMs);
		check();
		await complete;
		clearTimeout(late);
		if (failure) throw failure;
		const expected = (total - refused) * subscribers;
		return {
			post: latencyOf(posts),
			arrival: latencyOf(arrivals.subarray(0, counted)),
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

servePeer({ latency, ingest, flood });
