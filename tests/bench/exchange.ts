import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openBadLink } from "../support/link/link.ts";
import type { Weather } from "../support/link/weather.ts";
import { freePorts } from "../support/ports.ts";
import { openProxy } from "../support/proxy.ts";
import { titleOf } from "./draft.ts";
import type { HubStart, Raised } from "./exchange-hub.ts";
import { openReference } from "./exchange-reference.ts";
import type { Options } from "./options.ts";
import { type Peer, startPeer } from "./processes.ts";
import { figuresOf, goalOf, latencyOf, ratioOf } from "./stats.ts";
import { table } from "./table.ts";

const all = ["FJ", "TO", "VU"];
const islands: Partial<Weather> = { kilobitsPerSecond: 64, delayMs: 150, queueMs: 2_000 };

/** Alerts of the size that real ones have: facts that were published, each to the units of the other hub. */
const draftsOf = (run: string, count: number): string[] => {
	const lines = readFileSync(join(import.meta.dirname, "../fixtures/alerts/reported-facts.jsonl"), "utf8")
		.trim()
		.split("\n");
	const facts = lines.map((line) => (JSON.parse(line) as { draft: Record<string, unknown> }).draft);
	return Array.from({ length: count }, (_, n) =>
		JSON.stringify({
			...facts[n % facts.length],
			title: `${(facts[n % facts.length] as { title: string }).title} ${titleOf(run, n)}`,
			handling: { tlp: "green", audience: { countries: ["TO"] } },
		}),
	);
};

type Two = { north: Peer; south: Peer; ids: [string, string]; urls: [string, string] };

const openTwo = async (
	stack: AsyncDisposableStack,
	exchange: [HubStart["exchange"], HubStart["exchange"]],
): Promise<Two> => {
	const peers = [startPeer("exchange-hub.ts"), startPeer("exchange-hub.ts")] as const;
	for (const peer of peers) stack.defer(() => peer.close());
	const [north, south] = peers;
	const started = await Promise.all([
		north.call<{ id: string; url: string }>("start", { name: "north", countries: ["FJ"], all, exchange: exchange[0] }),
		south.call<{ id: string; url: string }>("start", {
			name: "south",
			countries: ["TO", "VU"],
			all,
			exchange: exchange[1],
		}),
	]);
	const cards = await Promise.all(peers.map((peer) => peer.call("card")));
	await north.call("pair", cards[1]);
	await south.call("pair", cards[0]);
	return { north, south, ids: [started[0].id, started[1].id], urls: [started[0].url, started[1].url] };
};

/** Raises one alert after the other until one goes to the other hub: then its agencies are known. */
const untilShared = async ({ north, south }: Two) => {
	for (let n = 0; (await south.call<number>("held")) === 0; n++) {
		if (n > 200) throw new Error("the hubs did not come to share");
		await north.call("raise", { officer: "fj-a-1", drafts: draftsOf(`warm${n}`, 1), connections: 1 });
		await pause(300);
	}
};

type Burst = { seconds: number; p50: number; p99: number; bytesPerAlert: number; missing: number };

/** Forty alerts at once over a link of the islands: from the moment they are due until an officer of the other hub has each. */
const slowLink = async (o: Options) => {
	await using stack = new AsyncDisposableStack();
	const ports = (await freePorts(2)) as [number, number];
	const link = await openBadLink({ targets: ports, say: o.say });
	stack.defer(() => link.close());
	const two = await openTwo(stack, [
		{ port: ports[0], url: `https://127.0.0.1:${link.ports[0]}` },
		{ port: ports[1], url: `https://127.0.0.1:${link.ports[1]}` },
	]);
	await untilShared(two);
	await two.south.call("follow", "to-a-1");
	await link.set(islands);
	const row = table(o.say, [
		"64 kbit/s, 150 ms each way",
		"alerts",
		"seconds",
		"p50 ms",
		"p99 ms",
		"bytes an alert",
		"missing",
	]);
	const burst = async (title: string, count: number, loss: number): Promise<Burst> => {
		await link.set({ loss });
		await pause(o.quick ? 500 : 3_000);
		const before = await link.carried();
		const raised = await two.north.call<Raised[]>("raise", {
			officer: "fj-a-1",
			drafts: draftsOf(title, count),
			connections: 16,
		});
		const came = await two.south.call<Record<string, number>>(
			"arrived",
			{ ids: raised.map(({ id }) => id), withinMs: 240_000 },
			250_000,
		);
		// What the last batch is answered with belongs to it.
		await pause(1_500);
		const after = await link.carried();
		const later = raised.flatMap(({ id, due }) => (came[id] === undefined ? [] : [came[id] - due]));
		const { p50, p99, max } = latencyOf(Float64Array.from(later));
		const bytesPerAlert = before && after ? Math.round((after.bytes - before.bytes) / count) : Number.NaN;
		const result = { seconds: Math.round(max / 10) / 100, p50, p99, bytesPerAlert, missing: count - later.length };
		row(title, count, result.seconds, p50, p99, bytesPerAlert, result.missing);
		return result;
	};
	const bursts: Record<"loss0" | "loss20", Burst[]> = { loss0: [], loss20: [] };
	for (let round = 1; round <= o.rounds; round++) {
		bursts.loss0.push(await burst(`r${round}loss0`, 40, 0));
		bursts.loss20.push(await burst(`r${round}loss20`, 40, 0.2));
	}
	const thousand = await burst("thousand20", o.quick ? 60 : 1_000, 0.2);
	return { loses: link.loses, bursts, thousand };
};

/** The JSON of the same alerts over the same link, a POST each. */
const references = async (o: Options) => {
	await using stack = new AsyncDisposableStack();
	const [port = 0, other = 0] = await freePorts(2);
	const reference = await openReference(port);
	stack.defer(() => reference.close());
	const link = await openBadLink({ targets: [port, other], say: () => undefined });
	stack.defer(() => link.close());
	const row = table(o.say, ["JSON, one POST each", "alerts", "seconds", "bytes an alert"]);
	const measured: Record<string, { seconds: number; bytesPerAlert: number }> = {};
	for (const [name, kept, count, loss] of [
		["keptLoss0", true, o.quick ? 5 : 40, 0],
		["keptLoss20", true, o.quick ? 5 : 40, 0.2],
		["newEachLoss0", false, o.quick ? 2 : 10, 0],
	] as const) {
		await link.set({ ...islands, loss });
		const before = await link.carried();
		const ms = await reference.post(link.ports[0], draftsOf(name, count), { kept });
		const after = await link.carried();
		const seconds = Math.round(ms.reduce((sum, one) => sum + one, 0) / 10) / 100;
		const bytesPerAlert = before && after ? Math.round((after.bytes - before.bytes) / count) : Number.NaN;
		row(name, count, seconds, bytesPerAlert);
		measured[name] = { seconds, bytesPerAlert };
	}
	return measured;
};

type Rates = Record<"ingest" | "across" | "together" | "acrossToIngest", number>;

/** What one hub takes from its officers, and what goes from there to the other hub: both share this machine. */
const loopback = async (o: Options) => {
	await using stack = new AsyncDisposableStack();
	const ports = (await freePorts(2)) as [number, number];
	const proxy = await openProxy(() => ({ port: ports[1] }));
	stack.defer(() => proxy.close());
	const two = await openTwo(stack, [
		{ port: ports[0], url: undefined },
		{ port: ports[1], url: `https://127.0.0.1:${proxy.port}` },
	]);
	await untilShared(two);
	const count = o.quick ? 200 : 3_000;
	const row = table(o.say, [
		`${count} alerts, loopback`,
		"ingest/s",
		"across/s",
		"together/s",
		"ratio",
		"north cpu us",
		"south cpu us",
	]);
	const rounds: Rates[] = [];
	const perSecond = (ms: number) => Math.round((count * 1_000) / ms);
	const cpu = async () =>
		Promise.all([two.north, two.south].map((peer) => peer.call<{ hub: number; database: number }>("cpu")));
	let shared = await two.south.call<number>("held");
	const raise = (run: string) =>
		two.north.call<Raised[]>("raise", { officer: "fj-a-1", drafts: draftsOf(run, count), connections: 64 }, 300_000);
	const tookMs = (raised: readonly Raised[]) =>
		Math.max(...raised.map((one) => one.acknowledged)) - Math.min(...raised.map((one) => one.due));
	for (let round = 1; round <= o.rounds; round++) {
		proxy.hold(true);
		const ingest = perSecond(tookMs(await raise(`i${round}`)));
		shared += count;
		await two.north.call("offered", { count: shared, withinMs: 300_000 }, 310_000);
		const before = await cpu();
		const began = performance.timeOrigin + performance.now();
		proxy.hold(false);
		const across = perSecond(
			(await two.south.call<number>("heldWhen", { count: shared, withinMs: 300_000 }, 310_000)) - began,
		);
		const after = await cpu();
		const live = await raise(`l${round}`);
		shared += count;
		const last = await two.south.call<number>("heldWhen", { count: shared, withinMs: 300_000 }, 310_000);
		const together = perSecond(last - Math.min(...live.map(({ due }) => due)));
		const each = (n: 0 | 1) => Math.round((((after[n]?.hub ?? 0) - (before[n]?.hub ?? 0)) * 1_000) / count);
		const rates = { ingest, across, together, acrossToIngest: Math.round((across / ingest) * 100) / 100 };
		row(`round ${round}`, ingest, across, together, rates.acrossToIngest, each(0), each(1));
		rounds.push(rates);
	}
	return rounds;
};

/** A million records are shared, and nothing is new. */
const nothingNew = async (o: Options) => {
	await using stack = new AsyncDisposableStack();
	const ports = (await freePorts(2)) as [number, number];
	const counted = await openCounter(ports[1]);
	stack.defer(() => counted.close());
	const two = await openTwo(stack, [
		{ port: ports[0], url: undefined },
		{ port: ports[1], url: undefined },
	]);
	const rows = o.quick ? 2_000 : 1_000_000;
	o.say(`Writing ${rows} shared records on both sides ...`);
	const lane = await two.north.call("fill", { hub: two.ids[1], side: "sender", rows }, 600_000);
	await two.south.call("fill", { hub: two.ids[0], side: "receiver", rows, lane }, 600_000);
	const ask = (times: number) =>
		two.north.call<{ ms: number[]; moved: number }>(
			"ask",
			{ hub: two.ids[1], url: `https://127.0.0.1:${counted.port}`, times },
			120_000,
		);
	// Directories are exchanged, and both have heard each other.
	for (let n = 0; n < 100 && (n < 5 || (await ask(3)).moved > 0); n++) await pause(300);
	const [connection, more] = [counted.bytes(), 20];
	const { ms, moved } = await ask(more);
	const all = counted.bytes() - connection;
	// The connection itself is new for each series: what one question more costs is what counts.
	const before = counted.bytes();
	await ask(1);
	const bytes = Math.round((all - (counted.bytes() - before)) / (more - 1));
	const { p50, max } = latencyOf(Float64Array.from(ms.slice(1)));
	o.say(`${rows} records, nothing new: ${bytes} bytes both ways, p50 ${p50} ms, most ${max} ms; ${moved} frames moved`);
	return { records: rows, requests: 1, bytes, p50, max, moved };
};

/** Bytes of connections to a port, both ways, with all that TLS and HTTP add. */
const openCounter = async (port: number) => {
	const { createServer, createConnection } = await import("node:net");
	let bytes = 0;
	const server = createServer((inward) => {
		const outward = createConnection({ port, host: "127.0.0.1" });
		for (const [from, to] of [
			[inward, outward],
			[outward, inward],
		] as const) {
			from.setNoDelay(true);
			from.on("data", (chunk: Buffer) => {
				bytes += chunk.length;
			});
			from.on("error", () => to.destroy());
			from.once("close", () => to.destroy());
			from.pipe(to);
		}
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return { port: (server.address() as { port: number }).port, bytes: () => bytes, close: () => void server.close() };
};

export const exchange = async (o: Options) => {
	const slow = await slowLink(o);
	const reference = await references(o);
	const rates = await loopback(o);
	const idle = await nothingNew(o);
	const results = {
		loss0: figuresOf(slow.bursts.loss0),
		loss20: figuresOf(slow.bursts.loss20),
		loopback: figuresOf(rates),
	};
	const acrossToIngest = ratioOf(
		rates.map(({ across }) => across),
		rates.map(({ ingest }) => ingest),
	);
	const missing = [...slow.bursts.loss0, ...slow.bursts.loss20, slow.thousand].reduce(
		(sum, one) => sum + one.missing,
		0,
	);
	return {
		bench: "exchange",
		rounds: o.rounds,
		link: slow.loses ? "packets lost between network namespaces" : "A TCP PROXY: NOTHING IS LOST, THESE ARE NO FIGURES",
		goals: {
			bytesPerAlert: goalOf(results.loss0.bytesPerAlert.median, { under: 400.01 }),
			fortySeconds: goalOf(results.loss0.seconds.median, { under: 4 }),
			fortySecondsLoss20: goalOf(results.loss20.seconds.median, { under: 8 }),
			acrossToIngest: goalOf(acrossToIngest, { atLeast: 0.5 }),
			nothingNewMs: goalOf(idle.p50, { under: 50 }),
			nothingNewBytes: goalOf(idle.bytes, { under: 1_000 }),
			missing: goalOf(missing, { under: 1 }),
		},
		results,
		thousandAt20: slow.thousand,
		reference,
		nothingNew: idle,
	};
};
