import { expect, test } from "vitest";
import { openTurns } from "./in-turn.ts";

test("pieces are read one at a time, in the order in which they came, and what waits gets its turn in between", async () => {
	const inTurn = openTurns();
	const done: string[] = [];
	const waiting = (n: number): unknown =>
		setImmediate(() => {
			if (n === 0) return;
			done.push("other");
			waiting(n - 1);
		});
	const reads = ["a", "b", "c"].map((name) => inTurn(() => void done.push(name)));
	waiting(3);
	await Promise.all(reads);
	expect(done.filter((name) => name !== "other")).toEqual(["a", "b", "c"]);
	// Between two pieces the event loop went round.
	expect(done.slice(done.indexOf("a") + 1, done.indexOf("b"))).toContain("other");
	expect(done.slice(done.indexOf("b") + 1, done.indexOf("c"))).toContain("other");
});

test("a piece that cannot be read fails for its reader alone", async () => {
	const inTurn = openTurns();
	const wrong = inTurn(() => {
		throw new Error("wrong header");
	});
	const right = inTurn(() => 1);
	await expect(wrong).rejects.toThrow("wrong header");
	expect(await right).toBe(1);
});
