import { rm } from "node:fs/promises";
import { serviceNames } from "@seamark/service";
import { expect } from "vitest";

import { type Hub, startHub } from "../../infra/local/src/hub.ts";
import { type Caller, caller } from "./client.ts";
import { hubFolder } from "./hub-folder.ts";
import { roomyLimits } from "./limits.ts";

/** Two hubs that start alike and share one clock, which does not move until it is moved on. */
export type Twins = {
	hubs: readonly [Hub, Hub];
	/** Moves the clock of both on by a second. */
	tick(): void;
	now(): number;
	/** A token in each hub, for officers whose answers are compared; got again by `renew`. */
	tokens(officer: string, purpose?: string): Promise<readonly [string, string]>;
	/** An officer in one of the hubs. */
	as(which: 0 | 1, officer: string, purpose?: string): Promise<Caller>;
	/** Tokens live ten minutes of the shared clock. */
	renew(): void;
	/** Resolves when nothing is being delivered any more and everything that happened is in both audits. */
	settled(): Promise<void>;
	stop(): Promise<void>;
};

export const startTwins = async (): Promise<Twins> => {
	const stack = new AsyncDisposableStack();
	let at = Date.parse("2030-01-07T08:00:00Z");
	const start = async () => {
		const dataDir = await hubFolder("twin");
		stack.defer(() => rm(dataDir, { recursive: true, force: true }));
		// The reader asks more in a second than a post may: a refusal in one hub alone would be a difference.
		const limits = roomyLimits;
		const hub = await startHub({
			dataDir,
			host: "127.0.0.1",
			port: 0,
			seed: "demo",
			durable: false,
			now: () => at,
			limits,
		});
		stack.defer(() => hub.stop());
		return hub;
	};
	const hubs = [await start(), await start()] as const;
	const known = new Map<string, Promise<string>>();
	const token = (which: 0 | 1, officer: string, purpose?: string): Promise<string> => {
		const key = `${which} ${officer} ${purpose ?? ""}`;
		const got =
			known.get(key) ??
			hubs[which].token({ officer, ...(purpose ? { purpose } : {}) }).then((answer) => answer.access_token);
		known.set(key, got);
		return got;
	};
	return {
		hubs,
		tick: () => {
			at += 1_000;
		},
		now: () => at,
		tokens: async (officer, purpose) => [await token(0, officer, purpose), await token(1, officer, purpose)],
		as: async (which, officer, purpose) => caller(hubs[which].url, await token(which, officer, purpose)),
		renew: () => known.clear(),
		settled: async () => {
			await Promise.all(
				hubs.map((hub) => expect.poll(() => unsettled(hub), { timeout: 30_000, interval: 15 }).toEqual([])),
			);
		},
		stop: () => stack.disposeAsync(),
	};
};

/** What is still under way in a hub: open streams, and events that are in no audit entry yet. */
const unsettled = async (hub: Hub): Promise<string[]> => {
	const streams = await hub.context("alerts").pool.query("select from feed_stream");
	const { rows } = await hub
		.context("audit")
		.pool.query<{ source: string; position: number }>(
			"select source, max(position) as position from entry group by source",
		);
	const behind = await Promise.all(
		serviceNames.map(async (source) => {
			const { pool } = hub.context(source);
			const head =
				(await pool.query<{ position: number }>("select position from seamark.log_head")).rows[0]?.position ?? 0;
			const recorded = rows.find((row) => row.source === source)?.position ?? 0;
			return recorded < head ? [`audit is at ${recorded} of ${head} in ${source}`] : [];
		}),
	);
	return [...(streams.rowCount ? [`${streams.rowCount} streams`] : []), ...behind.flat()];
};
