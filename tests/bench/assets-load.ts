import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "@seamark/postgres";
import { seeded } from "../support/seeded.ts";
import { copyIn, openClient } from "./copy-in.ts";
import type { Options } from "./options.ts";
import { startPeer } from "./processes.ts";
import { figuresOf, goalOf, ratioOf } from "./stats.ts";
import { table } from "./table.ts";
import { bearer } from "./tokens.ts";
import { memoryMbOf } from "./usage.ts";

const columns = { id: "id", at: "at", from: "from", to: "to", amount: "amount", currency: "currency" };
const mapping = { columns, decimal: ".", dates: "year-month-day", sameDay: "as-in-file" };

const fileOf = (rows: number, seed: number): Buffer => {
	const random = seeded(seed);
	const lines = [Object.values(columns).join(",")];
	for (let n = 0; n < rows; n++) {
		const from = random.int(20_000);
		const to = (from + 1 + random.int(19_999)) % 20_000;
		const day = new Date(Date.UTC(2025, 0, 1 + random.int(365))).toISOString().slice(0, 10);
		lines.push(
			`S${seed}-${n},${day},FJ${100_000 + from},FJ${100_000 + to},${1 + random.int(9_999)}.${10 + random.int(90)},FJD`,
		);
	}
	return Buffer.from(`${lines.join("\n")}\n`);
};

/**
 * Transfers taken in a second, over HTTP with all that the hub does to them: accounts numbered and sealed, lines compared with those that are
 * there, refusals. The reference is COPY of the same bytes into a bare table of text columns without an index.
 */
export const assetsLoad = async (o: Options) => {
	await using stack = new AsyncDisposableStack();
	const folder = await mkdtemp(join(tmpdir(), "seamark-bench-"));
	stack.defer(() => rm(folder, { recursive: true, force: true }));
	const hub = startPeer("hub-target.ts");
	stack.defer(() => hub.close());
	const postgres = await startPostgres({ dataDir: join(folder, "reference") });
	stack.defer(() => postgres.stop());
	const client = await openClient(postgres.url("postgres"));
	stack.defer(() => client.end());
	const { url } = await hub.call<{ url: string }>("start", { dataDir: join(folder, "hub") });
	const pid = await hub.call<number>("pid");
	const credentials = await bearer(url, "fj-fiu", "financial-investigation");
	const send = async <T>(method: string, path: string, body: string | Buffer, type: string): Promise<T> => {
		const authorization = credentials().slice("authorization: ".length).trim();
		const answer = await fetch(`${url}${path}`, {
			...{ method, body: typeof body === "string" ? body : new Uint8Array(body) },
			headers: { "content-type": type, authorization, "idempotency-key": crypto.randomUUID() },
		});
		const text = await answer.text();
		if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
		return JSON.parse(text) as T;
	};
	const json = <T>(path: string, body: object) => send<T>("POST", path, JSON.stringify(body), "application/json");

	const load = async (bytes: Buffer, rows: number) => {
		const { id } = await json<{ id: string }>("/assets/files", { title: "Bench", basis: { kind: "unit" } });
		const sha256 = createHash("sha256").update(bytes).digest("hex");
		const announced = { name: "bench.csv", format: "csv", sha256, size: bytes.length, mapping };
		const { id: of } = await json<{ id: string }>(`/assets/files/${id}/loads`, announced);
		const idleMb = (await hub.call<number>("memory")) / 1_024;
		let mostMb = idleMb;
		const watch = setInterval(() => {
			mostMb = Math.max(mostMb, memoryMbOf([pid]) ?? Number.NaN);
		}, 200);
		const began = performance.now();
		const done = await send<{ load: { rows: { taken: number } } }>(
			"PUT",
			`/assets/files/${id}/loads/${of}/content`,
			bytes,
			"text/csv",
		);
		const ms = performance.now() - began;
		clearInterval(watch);
		if (done.load.rows.taken !== rows) throw new Error(`the load was not whole: ${JSON.stringify(done)}`);
		return { ms, overIdleMb: mostMb - idleMb };
	};
	const copy = async (bytes: Buffer) => {
		const list = Object.keys(columns).map((name) => `"${name}" text`);
		await client.query(`drop table if exists bare; create table bare (${list.join(", ")}); checkpoint`);
		const began = performance.now();
		await copyIn(client, "copy bare from stdin with (format csv, header)", bytes);
		return performance.now() - began;
	};
	const rows = o.quick ? 5_000 : 1_000_000;
	const row = table(o.say, ["rows", "load/s", "COPY/s", "ratio", "over idle MB"]);
	const rounds: { loadPerSecond: number; copyPerSecond: number; overIdleMb: number }[] = [];
	for (let round = 1; round <= o.rounds; round++) {
		// Memory is flat when twice the rows take no more of it.
		const count = round % 2 === 0 ? rows / 2 : rows;
		const bytes = fileOf(count, round);
		const copied = await copy(bytes);
		const { ms, overIdleMb } = await load(bytes, count);
		const one = { loadPerSecond: (count / ms) * 1_000, copyPerSecond: (count / copied) * 1_000, overIdleMb };
		rounds.push(one);
		row(
			count,
			Math.round(one.loadPerSecond),
			Math.round(one.copyPerSecond),
			Number((one.loadPerSecond / one.copyPerSecond).toFixed(3)),
			Math.round(overIdleMb),
		);
	}
	const ratio = ratioOf(
		rounds.map((one) => one.loadPerSecond),
		rounds.map((one) => one.copyPerSecond),
	);
	return {
		bench: "load",
		unit: "rows/s",
		rounds: o.rounds,
		ratio: { loadToCopy: goalOf(ratio, { atLeast: 0.25 }) },
		results: figuresOf(rounds),
	};
};
