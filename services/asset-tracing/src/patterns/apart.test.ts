import { transfersOf } from "@seamark/money-graph";
import { expect, test } from "vitest";
import { openTurns } from "../apart/turns.ts";
import { openPatternFinder, type Question } from "./apart.ts";

const never = new AbortController().signal;
const questionOf = (count: number): Question => ({
	transfers: transfersOf(
		Array.from({ length: count }, (_, n) => ({
			source: 1 + (n % 997),
			target: 2_001 + ((n * 7) % 991),
			at: n * 60,
			amount: 5_000 + n,
			row: n + 1,
		})),
	),
	parameters: {},
	only: undefined,
});

test("agencies take turns: many searches of one hold up another by no more than the one that runs", async () => {
	const inTurn = openTurns();
	const [begun, running]: [string[], PromiseWithResolvers<void>[]] = [[], []];
	const ask = (name: string, signal = never) =>
		inTurn(name.slice(0, 1), signal, async () => {
			begun.push(name);
			const work = Promise.withResolvers<void>();
			running.push(work);
			await work.promise;
		});
	const all = ["A1", "A2", "A3", "B1", "B2", "C1"].map((name) => ask(name));
	const goneWhileWaiting = new AbortController();
	const gone = ask("B3", goneWhileWaiting.signal);
	goneWhileWaiting.abort(new Error("hung up"));
	await expect(gone).rejects.toThrow("hung up");
	expect(begun).toEqual(["A1"]);
	for (const [n] of all.entries()) {
		// Work that fails gives its turn back too.
		if (n === 1) running[n]?.reject(new Error("failed"));
		else running[n]?.resolve();
		await expect.poll(() => begun.length).toBe(Math.min(n + 2, all.length));
	}
	const ended = await Promise.allSettled(all);
	expect(ended.filter(({ status }) => status === "rejected")).toHaveLength(1);
	expect(begun).toEqual(["A1", "B1", "C1", "A2", "B2", "A3"]);
	await expect(inTurn("D", AbortSignal.abort(new Error("hung up")), async () => undefined)).rejects.toThrow("hung up");
});

test("transfers are read when their turn comes; a search ends with its caller, and the next one begins", async () => {
	const find = openPatternFinder();
	const leaving = new AbortController();
	const reading = Promise.withResolvers<void>();
	const first = find({ agency: "A", signal: leaving.signal }, async () => {
		await reading.promise;
		// By now the thread is about to be made.
		setImmediate(() => leaving.abort(new Error("hung up")));
		return questionOf(300_000);
	});
	let isRead = false;
	const second = find({ agency: "B", signal: never }, async () => {
		isRead = true;
		return questionOf(1_000);
	});
	expect(isRead).toBe(false);
	reading.resolve();
	await expect(first).rejects.toThrow("hung up");
	expect(await second).toMatchObject({ looked: 1_000, findings: expect.any(Array) });
});

test("a thread that fails says so, and the next search has its turn", async () => {
	const find = openPatternFinder();
	const broken = { ...questionOf(5_000), parameters: { windows: null as never } };
	await expect(find({ agency: "A", signal: never }, async () => broken)).rejects.toThrow();
	await expect(find({ agency: "A", signal: never }, () => Promise.reject(new Error("no rows")))).rejects.toThrow(
		"no rows",
	);
	expect(await find({ agency: "A", signal: never }, async () => questionOf(5))).toMatchObject({ looked: 5 });
});
