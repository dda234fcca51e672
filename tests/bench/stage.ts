import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Limits } from "@seamark/http";
import { readyData } from "../support/hub-folder.ts";
import type { Options } from "./options.ts";
import { type Peer, startPeer } from "./processes.ts";

type Cpu = { hub: number; database: number };

/**
 * Hub, bare server and load client, each a process with data of its own in a folder that is removed in the end. `load` is the
 * file of the client; `directory` the hub's first directory, the demo region's when left out; `limits` those that let a load through when left out.
 */
export const openStage = async (
	o: Options,
	{ load: file = "load.ts", directory, limits }: { load?: string; directory?: object; limits?: Limits } = {},
) => {
	const stack = new AsyncDisposableStack();
	try {
		const folder = await mkdtemp(join(tmpdir(), "seamark-bench-"));
		stack.defer(() => rm(folder, { recursive: true, force: true }));
		const open = (file: string): Peer => {
			const peer = startPeer(file);
			stack.defer(() => peer.close());
			return peer;
		};
		const [load, hub, bare] = [open(file), open("hub-target.ts"), open("bare-target.ts")];
		o.say("Starting the hub and the reference, each with a fresh PostgreSQL that flushes every commit ...");
		const [hubUrls, bareUrls] = await Promise.all([
			hub.call<{ url: string; withoutDatabase: string }>("start", {
				dataDir: await readyData(join(folder, "hub")),
				directory,
				limits,
			}),
			bare.call<{ withInsert: string; withoutDatabase: string }>("start", {
				dataDir: await readyData(join(folder, "bare")),
			}),
		]);

		/** One measurement; CPU in microseconds for each alert, of the server's process and of its database. The audit may finish what it has to record before the next one begins. */
		const measure = async <T extends { operations: number }>(
			name: string,
			task: { seconds: number; warmSeconds: number },
			target: Peer,
			title: string,
		) => {
			const profiled = o.profile !== undefined && target === hub;
			if (profiled) await hub.call("startProfile");
			const before = await target.call<Cpu>("cpu");
			const result = await load.call<T>(name, task, (task.seconds + task.warmSeconds) * 1_000 + 60_000);
			const after = await target.call<Cpu>("cpu");
			if (profiled) await hub.call("stopProfile", { dir: o.profile, name: title });
			const behind =
				target === hub ? await hub.call<{ ms: number }>("settle", { withinMs: 120_000 }, 130_000) : { ms: 0 };
			const each = (of: keyof Cpu) => Math.round(((after[of] - before[of]) * 1_000) / result.operations);
			return { result, cpu: { hub: each("hub"), database: each("database") }, behindMs: behind.ms };
		};
		return {
			load,
			hub: { ...hubUrls, process: hub },
			bare: { ...bareUrls, process: bare },
			measure,
			[Symbol.asyncDispose]: () => stack.disposeAsync(),
		};
	} catch (error) {
		await stack.disposeAsync();
		throw error;
	}
};
