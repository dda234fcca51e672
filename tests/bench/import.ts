import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "@seamark/postgres";
import { copyIn, openClient } from "./copy-in.ts";
import type { Options } from "./options.ts";
import { startPeer } from "./processes.ts";
import { ctdcFile, type File, htcdsFile } from "./records.ts";
import { entriesOf, figuresOf, ratioOf } from "./stats.ts";
import { table } from "./table.ts";
import { bearer } from "./tokens.ts";
import { memoryMbOf } from "./usage.ts";

type Round = { importPerSecond: number; copyPerSecond: number; overIdleMb: number };

/**
 * Rows of a file taken in a second, over HTTP with everything that the hub does to them. The reference is COPY of the same bytes into a bare
 * table of text columns without an index, on a PostgreSQL of its own with the same settings; and the memory that the hub takes over idle.
 */
export const importRecords = async (o: Options) => {
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
	const credentials = await bearer(url, "fj");

	/** Milliseconds, and the most memory over what the hub took before. */
	const take = async (kind: string, { bytes, rows }: File) => {
		// The hub collects what it can before the idle figure, and is only watched from outside from then on.
		const idleMb = (await hub.call<number>("memory")) / 1_024;
		let mostMb = idleMb;
		let done = false;
		const watching = (async () => {
			while (!done) {
				mostMb = Math.max(mostMb, memoryMbOf([pid]) ?? Number.NaN);
				await new Promise((resolve) => setTimeout(resolve, 100));
			}
		})();
		const sha256 = createHash("sha256").update(bytes).digest("hex");
		const began = performance.now();
		const answer = await fetch(`${url}/imports?kind=${kind}&sha256=${sha256}&size=${bytes.length}&name=bench.csv`, {
			method: "POST",
			headers: { "content-type": "text/csv", authorization: credentials().slice("authorization: ".length).trim() },
			body: new Uint8Array(bytes),
		});
		const said = (await answer.json()) as { import?: { rows: { taken: number } } };
		const ms = performance.now() - began;
		done = true;
		await watching;
		if (said.import?.rows.taken !== rows) throw new Error(`the import was not whole: ${JSON.stringify(said)}`);
		return { ms, overIdleMb: mostMb - idleMb };
	};

	const copy = async ({ bytes, columns }: File, type: string) => {
		const list = Array.from({ length: columns }, (_, n) => `c${n} ${type}`).join(", ");
		await client.query(`drop table if exists bare; create table bare (${list}); checkpoint`);
		const began = performance.now();
		await copyIn(client, "copy bare from stdin with (format csv, header)", bytes);
		return performance.now() - began;
	};

	const kinds = {
		ctdc: (seed: number) => ctdcFile(o.quick ? 5_000 : 1_000_000, seed),
		htcds: (seed: number) => htcdsFile(o.quick ? 1_000 : 100_000, seed),
	};
	const row = table(o.say, ["file", "rows", "MB", "import/s", "COPY/s", "ratio", "over idle MB"]);
	const rounds: Record<keyof typeof kinds, Round[]> = { ctdc: [], htcds: [] };
	const narrow: number[] = [];
	for (let round = 1; round <= o.rounds; round++)
		for (const [kind, make] of entriesOf(kinds)) {
			const file = make(round);
			const copied = await copy(file, "text");
			const taken = await take(kind, file);
			const perSecond = (ms: number) => Math.round((file.rows * 1_000) / ms);
			const one = {
				importPerSecond: perSecond(taken.ms),
				copyPerSecond: perSecond(copied),
				overIdleMb: taken.overIdleMb,
			};
			// Numbers alone, as no importer knows them before it has read them.
			if (kind === "ctdc") narrow.push(perSecond(await copy(file, "smallint")));
			row(
				`round ${round} ${kind}`,
				file.rows,
				Math.round(file.bytes.length / 1_048_576),
				one.importPerSecond,
				one.copyPerSecond,
				Math.round((one.importPerSecond * 100) / one.copyPerSecond) / 100,
				Math.round(one.overIdleMb),
			);
			rounds[kind].push(one);
		}
	const ratio = (kind: keyof typeof kinds) =>
		ratioOf(
			rounds[kind].map((one) => one.importPerSecond),
			rounds[kind].map((one) => one.copyPerSecond),
		);
	return {
		bench: "import",
		unit: "rows a second",
		rounds: o.rounds,
		goal: { ratio: 0.25, overIdleMb: 300 },
		ratio: {
			ctdcToCopy: ratio("ctdc"),
			htcdsToCopy: ratio("htcds"),
			ctdcToCopyOfSmallints: ratioOf(
				rounds.ctdc.map((one) => one.importPerSecond),
				narrow,
			),
		},
		results: Object.fromEntries(Object.entries(rounds).map(([kind, list]) => [kind, figuresOf(list)])),
	};
};
