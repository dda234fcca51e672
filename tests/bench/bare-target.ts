import { randomUUID } from "node:crypto";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { openPool, type Pool } from "@seamark/db";
import { startPostgres } from "@seamark/postgres";
import { servePeer } from "./processes.ts";
import { cpuMsOf, memoryKbNow, treeOf } from "./usage.ts";

/**
 * What this machine can do: a bare node:http server that broadcasts what it is posted to its event streams. No tokens, no
 * schema, no policy, no audit; one address stores first, with one insert for all posts of a moment, the other stores nothing.
 */

type Post = { id: string; body: string; response: ServerResponse };

const stack = new AsyncDisposableStack();
let postgresPid = 0;

/** Pages of a table of JSON, as fast as they can be read and sent. */
const sendPage = async (pool: Pool, url: string, response: ServerResponse) => {
	const query = new URL(url, "http://bare").searchParams;
	const limit = Number(query.get("limit"));
	const { rows } = await pool.query<{ position: number; content: string }>({
		name: "page",
		text: "select position, content::text from synced where position > $1 order by position limit $2",
		values: [Number(query.get("after") ?? 0), limit + 1],
	});
	const page = rows.slice(0, limit);
	const next = page.at(-1)?.position ?? Number(query.get("after") ?? 0);
	const body = `{"items":[${page.map((row) => row.content).join()}],"next":"${next}"}`;
	response
		.writeHead(200, { "content-type": "application/json", "content-length": String(Buffer.byteLength(body)) })
		.end(body);
};

const broadcaster = (store: ((posts: Post[]) => Promise<void>) | undefined, pool?: Pool) => {
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
		if (pool && request.url?.startsWith("/synced")) {
			void sendPage(pool, request.url, response);
			return;
		}
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

let pool: Pool;

/** Fills the table that `/synced` serves: as many rows as there are alerts, each the same but for its title. */
const fill = async ({ rows, title, sample }: { rows: number; title: string; sample: string }) => {
	await pool.query("create table synced (position bigint primary key, content jsonb not null)");
	await pool.query(
		`insert into synced select n, jsonb_set($2::jsonb, '{title}', to_jsonb($3 || lpad((n - 1)::text, 8, '0')))
		from generate_series(1, $1) n`,
		[rows, sample, title],
	);
	await pool.query("analyze synced");
};

const start = async ({ dataDir }: { dataDir: string }) => {
	const postgres = await startPostgres({ dataDir });
	postgresPid = postgres.pid;
	stack.defer(() => postgres.stop());
	pool = openPool({ url: postgres.url("postgres"), name: "bare", max: 4 });
	stack.defer(() => pool.end());
	await pool.query("create table if not exists alert (id uuid primary key, content jsonb not null)");
	return {
		withInsert: await listen(broadcaster(insertInto(pool), pool)),
		withoutDatabase: await listen(broadcaster(undefined)),
	};
};

servePeer(
	{
		start,
		fill,
		cpu: () => ({ hub: cpuMsOf([process.pid]) ?? 0, database: cpuMsOf(treeOf(postgresPid)) ?? 0 }),
		memory: memoryKbNow,
	},
	() => stack.disposeAsync(),
);
