import { randomUUID } from "node:crypto";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { openPool, type Pool } from "@seamark/db";
import { startPostgres } from "../../infra/local/src/postgres/index.ts";
import { servePeer } from "./processes.ts";
import { cpuMsOf, treeOf } from "./usage.ts";

/**
 * What this machine can do: a bare node:http server that broadcasts what it is posted to its event streams. No tokens, no
 * schema, no policy, no audit; one address stores first, with one insert for all posts of a moment, the other stores nothing.
 */

type Post = { id: string; body: string; response: ServerResponse };

const stack = new AsyncDisposableStack();
let postgresPid = 0;

const broadcaster = (store: ((posts: Post[]) => Promise<void>) | undefined) => {
	const readers = new Set<ServerResponse>();
	const queue: Post[] = [];
	let inFlight = 0;
	const settle = async (posts: Post[]) => {
		await store?.(posts);
		for (const { id, response } of posts)
			response.writeHead(201, { "content-type": "application/json" }).end(`{"id":"${id}"}`);
		const frames = Buffer.from(posts.map(({ id, body }) => `event: raised\nid: ${id}\ndata: ${body}\n\n`).join(""));
		for (const reader of readers) reader.write(frames);
	};
	const pump = () => {
		while (inFlight < 2 && queue.length > 0) {
			inFlight++;
			settle(queue.splice(0, 128)).then(
				() => {
					inFlight--;
					pump();
				},
				(error: unknown) => {
					throw error;
				},
			);
		}
	};
	return createServer((request, response) => {
		if (request.method === "GET") {
			response.writeHead(200, { "content-type": "text/event-stream" });
			response.write(": open\n\n");
			readers.add(response);
			response.on("close", () => readers.delete(response));
			return;
		}
		const chunks: Buffer[] = [];
		request.on("data", (chunk: Buffer) => chunks.push(chunk));
		request.on("end", () => {
			const body = JSON.stringify(JSON.parse(Buffer.concat(chunks).toString()));
			queue.push({ id: randomUUID(), body, response });
			if (queue.length === 1) setImmediate(pump);
		});
	});
};

const listen = async (server: ReturnType<typeof createServer>): Promise<string> => {
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	stack.defer(() => {
		server.closeAllConnections();
		server.close();
	});
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const insertInto = (pool: Pool) => async (posts: Post[]) => {
	await pool.query({
		name: "insert",
		text: "insert into alert (id, content) select * from unnest($1::uuid[], $2::jsonb[])",
		values: [posts.map((one) => one.id), posts.map((one) => one.body)],
	});
};

const start = async ({ dataDir }: { dataDir: string }) => {
	const postgres = await startPostgres({ dataDir });
	postgresPid = postgres.pid;
	stack.defer(() => postgres.stop());
	const pool = openPool({ url: postgres.url("postgres"), name: "bare", max: 4 });
	stack.defer(() => pool.end());
	await pool.query("create table if not exists alert (id uuid primary key, content jsonb not null)");
	return {
		withInsert: await listen(broadcaster(insertInto(pool))),
		withoutDatabase: await listen(broadcaster(undefined)),
	};
};

servePeer(
	{ start, cpu: () => ({ hub: cpuMsOf([process.pid]) ?? 0, database: cpuMsOf(treeOf(postgresPid)) ?? 0 }) },
	() => stack.disposeAsync(),
);
