import { createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { folderStore, openFiles } from "@seamark/files";
import type { Options } from "./options.ts";
import { figureOf, figuresOf, goalOf, ratioOf } from "./stats.ts";
import { table } from "./table.ts";
import { memoryKbNow } from "./usage.ts";

const piece = randomBytes(64 * 1024);
async function* pieces(bytes: number): AsyncGenerator<Buffer> {
	for (let sent = 0; sent < bytes; sent += piece.length) yield piece;
}

/** The most memory while something goes on, in megabytes. */
const mostMemory = async (work: () => Promise<unknown>): Promise<number> => {
	let most = process.memoryUsage.rss();
	const timer = setInterval(() => {
		most = Math.max(most, process.memoryUsage.rss());
	}, 20);
	await work();
	clearInterval(timer);
	return Math.round(most / 1024 ** 2);
};

/** The least that could be done: the hash of the bytes while they are written to one file, which is flushed at the end. */
const hashAndCopy = async (path: string, bytes: number): Promise<void> => {
	const hash = createHash("sha256");
	const handle = await open(path, "w");
	for await (const some of pieces(bytes)) {
		hash.update(some);
		await handle.write(some);
	}
	await handle.datasync();
	await handle.close();
	hash.digest();
};

const timed = async (work: () => Promise<unknown>): Promise<number> => {
	const began = performance.now();
	await work();
	return performance.now() - began;
};

/** 1 GB through the library of files, into a folder and out again, against SHA-256 and a copy in the same run. */
export const files = async (o: Options) => {
	const bytes = o.quick ? 8 * 1024 ** 2 : 1024 ** 3;
	const folder = await mkdtemp(join(tmpdir(), "seamark-bench-"));
	const row = table(o.say, ["1 GB", "receive MB/s", "read MB/s", "hash and copy MB/s", "memory over idle MB"]);
	const rounds: { receive: number; read: number; hashAndCopy: number; memoryMb: number }[] = [];
	const perSecond = (ms: number) => bytes / 1024 ** 2 / (ms / 1_000);
	try {
		const store = openFiles({ store: folderStore(join(folder, "files")) });
		for (let round = 1; round <= o.rounds; round++) {
			// What the reference left behind is not the library's.
			const idle = Math.round(memoryKbNow() / 1024);
			const place = { file: randomUUID(), key: randomBytes(32) };
			let [receive, read] = [0, 0];
			const most = await mostMemory(async () => {
				let received = { size: 0, sha256: "" };
				receive = await timed(async () => {
					received = await store.receive({ ...place, source: pieces(bytes), most: bytes });
				});
				read = await timed(async () => {
					for await (const _ of store.read({ ...place, ...received }));
				});
			});
			await store.erase(place.file);
			const bare = await timed(() => hashAndCopy(join(folder, "copy"), bytes));
			await rm(join(folder, "copy"));
			const figures = {
				receive: perSecond(receive),
				read: perSecond(read),
				hashAndCopy: perSecond(bare),
				memoryMb: most - idle,
			};
			row(`round ${round}`, ...Object.values(figures).map(Math.round));
			rounds.push(figures);
		}
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
	const of = (name: keyof (typeof rounds)[number]) => rounds.map((one) => one[name]);
	const ratio = ratioOf(of("receive"), of("hashAndCopy"));
	return {
		bench: "files",
		unit: "MB/s",
		rounds: o.rounds,
		results: figuresOf(rounds),
		ratio: { receiveToHashAndCopy: ratio },
		goals: {
			receiveToHashAndCopy: goalOf(ratio, { atLeast: 0.5 }),
			memoryOverIdleMb: goalOf(figureOf(of("memoryMb")).median, { under: 100 }),
		},
	};
};
