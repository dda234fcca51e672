import { randomUUID } from "node:crypto";
import { startTelemetry } from "@seamark/telemetry";
import { findLink } from "../../services/exchange/src/store/links.ts";
import { openCaller } from "../../services/exchange/src/sync/call.ts";
import { make, type Sync, take } from "../../services/exchange/src/sync/exchange-once.ts";
import { demoToken, type Feed } from "../support/client.ts";
import { type OwnedHub, ownedHub, termsOfTest } from "../support/two-hubs.ts";
import { openConnections } from "./connection.ts";
import { fillShared } from "./exchange-fill.ts";
import { servePeer } from "./processes.ts";
import { cpuMsOf, treeOf } from "./usage.ts";

/** One of two hubs of two owners, in a process of its own, durable, with its own PostgreSQL. */

let own: OwnedHub;
let feed: Feed | undefined;

export type HubStart = {
	name: string;
	countries: string[];
	all: string[];
	exchange: { port: number; url: string | undefined };
};
/** Milliseconds since 1970, of this machine. */
export type Raised = { id: string; due: number; acknowledged: number };

const now = () => performance.timeOrigin + performance.now();
const operator = () => own.as("centre-1");
const pool = () => own.hub().context("exchange").pool;
const one = async (sql: string, values: unknown[] = []): Promise<number> =>
	Number((await pool().query<{ n: string }>(sql, values)).rows[0]?.n ?? 0);

const start = async ({ name, countries, all, exchange }: HubStart) => {
	startTelemetry({ service: "seamark" });
	own = await ownedHub(name, countries, all, { exchange, durable: true });
	await own.start();
	return { url: own.hub().url, id: own.id };
};

const pair = async ({ card, fingerprint }: { card: string; fingerprint: string }): Promise<void> => {
	const answer = await (await operator()).post("/exchange/links", { card, fingerprint, terms: termsOfTest });
	if (answer.status !== 201) throw new Error(answer.text);
};

/** Each connection posts its next one as soon as the last was acknowledged; all are due at once. */
const raise = async (o: { officer: string; drafts: string[]; connections: number }): Promise<Raised[]> => {
	const token = await demoToken(own.hub().url, { officer: `${own.name}-${o.officer}`, purpose: "investigation" });
	const connections = await openConnections(own.hub().url, o.connections);
	const due = now();
	try {
		return await Promise.all(
			o.drafts.map(async (draft) => {
				const head = `POST /alerts HTTP/1.1\r\nauthorization: Bearer ${token}\r\nidempotency-key: ${randomUUID()}\r\n`;
				const { status, body } = await connections.request(head, draft);
				if (status !== 201) throw new Error(`${status} ${body}`);
				return { id: (JSON.parse(body) as { id: string }).id, due, acknowledged: now() };
			}),
		);
	} finally {
		connections.close();
	}
};

const follow = async (officer: string): Promise<void> => {
	feed = await (await own.as(officer)).feed();
};

/** When each alert came to the officer who follows; those that did not come in time are left out. */
const arrived = async ({ ids, withinMs }: { ids: string[]; withinMs: number }): Promise<Record<string, number>> => {
	const end = performance.now() + withinMs;
	const wanted = new Set(ids);
	for (;;) {
		const came = Object.fromEntries(
			(feed?.items() ?? []).flatMap(({ data, at }) =>
				wanted.has(data.id as string) ? [[data.id as string, performance.timeOrigin + at] as const] : [],
			),
		);
		if (Object.keys(came).length === wanted.size || performance.now() > end) return came;
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
};

/** How many alerts of the other hub are here. */
const held = () => one("select count(*) as n from held where state = 'shown'");
const heldWhen = async ({ count, withinMs }: { count: number; withinMs: number }): Promise<number> => {
	const end = performance.now() + withinMs;
	while ((await held()) < count) {
		if (performance.now() > end) throw new Error(`${await held()} of ${count} came within ${withinMs / 1_000} s`);
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
	return now();
};
/** Frames that wait for the other hub, when every alert was looked at. */
const offered = async ({ count, withinMs }: { count: number; withinMs: number }): Promise<void> => {
	const end = performance.now() + withinMs;
	while ((await one("select count(*) as n from sent where state = 'shown'")) < count) {
		if (performance.now() > end) throw new Error("not every alert was offered in time");
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
};

/** Asks the other hub by hand, as often as told: nothing is new. Its exchange answers at `url`. */
const ask = async ({ hub, url, times }: { hub: string; url: string; times: number }) => {
	const { sync } = own.hub().own("exchange") as { sync: Sync };
	const caller = openCaller(sync.key);
	const signal = new AbortController().signal;
	const ms: number[] = [];
	let moved = 0;
	try {
		for (let n = 0; n < times; n++) {
			const link = await findLink(pool(), hub);
			if (!link) throw new Error("there is no link");
			const began = performance.now();
			const made = await make(sync, hub, { counted: true, waitMs: 0 });
			if (!made) throw new Error("nothing was made");
			const answer = await caller.call({ ...link, url }, made.said, { waitMs: 0, signal });
			const { taken } = await take(sync, hub, answer);
			ms.push(performance.now() - began);
			moved += taken + made.frames;
		}
	} finally {
		caller.close();
	}
	return { ms, moved };
};

servePeer(
	{
		start,
		pair,
		raise,
		follow,
		arrived,
		held,
		heldWhen,
		offered,
		ask,
		card: async () => (await (await operator()).get<{ card: string; fingerprint: string }>("/exchange/card")).body,
		links: async () =>
			(await (await operator()).get<{ items: { state: string }[] }>("/exchange/links")).body.items.map(
				({ state }) => state,
			),
		fill: (o: Parameters<typeof fillShared>[1]) => fillShared(pool(), o),
		cpu: () => ({ hub: cpuMsOf([process.pid]) ?? 0, database: cpuMsOf(treeOf(own.hub().postgres.pid)) ?? 0 }),
	},
	async () => {
		await feed?.close();
		await own?.remove();
	},
);
