import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { transfersOf } from "@seamark/money-graph";
import { expect, onTestFinished, test } from "vitest";
import { buffersOf } from "./columns.ts";
import type { SnapshotPlace } from "./graph-store.ts";
import { openTracer, type Tell } from "./tracer.ts";

const never = new AbortController().signal;
const caller = { agency: "A", signal: never };
const count = 120_000;
const chain = (from: number, to: number) =>
	transfersOf(
		Array.from({ length: to - from }, (_, n) => {
			const row = from + n + 1;
			return { source: 1 + (row % 5_000), target: 1 + ((row * 7 + 1) % 5_000), at: row, amount: 100 + row, row };
		}),
	);
const give = async (tell: Tell, place: SnapshotPlace, upTo: number): Promise<number> => {
	const have = await tell("have", { file: "f", place });
	if (have < upTo) {
		const transfers = chain(have, upTo);
		await tell("add", { file: "f", transfers, upTo }, buffersOf(transfers));
	}
	await tell("build", { file: "f", place });
	return have;
};
const asked = { direction: "forwards", accounts: ["A1"], hops: 2, otherMoney: "own" } as const;
const starts = [{ account: 1, at: 0 }];

test("a graph follows what is added, is there after a restart, and is read by nobody without the key of its file", async () => {
	const folder = mkdtempSync(join(tmpdir(), "seamark-graphs-"));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	const key = Buffer.alloc(32, 7);
	const scopeOf = async (tell: Tell, place: SnapshotPlace, upTo: number) =>
		tell("scope", { file: "f", place, asked: { ...asked, accounts: ["A1"] }, starts, upTo });
	const once = async (upTo: number, by: Uint8Array = key) => {
		const tracer = openTracer(folder);
		const place = tracer.placeOf("f", () => by);
		try {
			return await tracer.run(caller, async (tell) => ({
				have: await give(tell, place, upTo),
				scope: await scopeOf(tell, place, upTo),
			}));
		} finally {
			tracer.close();
		}
	};
	const first = await once(count);
	expect(first.have).toBe(0);
	expect(readdirSync(folder)).toEqual(["f.graph"]);
	// From the file, and with what came since.
	const second = await once(count + 500);
	expect(second.have).toBe(count);
	const without = openTracer();
	const whole = await without.run(caller, async (tell) => {
		await give(tell, undefined, count + 500);
		return scopeOf(tell, undefined, count + 500);
	});
	without.close();
	expect(second.scope).toEqual(whole);
	expect((await once(count, Buffer.alloc(32, 8))).have).toBe(0);
	const path = join(folder, "f.graph");
	const bytes = readFileSync(path);
	bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] as number) ^ 1;
	writeFileSync(path, bytes);
	expect((await once(count, Buffer.alloc(32, 8))).have).toBe(0);
});

test("what the thread refuses comes back as it was refused, and the next question is answered", async () => {
	const tracer = openTracer();
	onTestFinished(() => tracer.close());
	const star = transfersOf(
		Array.from({ length: 5_002 }, (_, n) => ({ source: 1, target: 2 + n, at: n, amount: 1, row: n + 1 })),
	);
	await tracer.run(caller, async (tell) => {
		await tell("add", { file: "s", transfers: star, upTo: 5_002 });
		const question = { file: "s", place: undefined, asked: { ...asked, accounts: ["A1"] }, starts };
		await expect(tell("scope", { ...question, upTo: 5_002 })).rejects.toMatchObject({
			code: "REFUSED",
			faults: [{ at: "/accounts" }],
		});
		expect((await tell("scope", { ...question, upTo: 100 })).rows).toHaveLength(100);
		await expect(tell("compute", null as never)).rejects.toThrow();
		expect(await tell("build", { file: "s", place: undefined })).toBe(5_003);
	});
});
