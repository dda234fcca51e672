import { expect, test } from "vitest";
import { openAside } from "./aside.ts";
import { openLimits } from "./limiter.ts";
import { defaultLimits } from "./limits.ts";

/** A clock that steps move on; pauses are counted by the turns of a real timer. */
const stage = (asking: boolean) => {
	let at = 0;
	const take = (ms: number) => {
		at += ms;
	};
	return { aside: openAside({ now: () => at, asking: () => asking }), take };
};

test("steps go one at a time, in the order in which they came, and what waits gets its turn in between", async () => {
	const { aside } = stage(false);
	const done: string[] = [];
	const waiting = (n: number): unknown =>
		setImmediate(() => {
			if (n === 0) return;
			done.push("other");
			waiting(n - 1);
		});
	const steps = ["a", "b", "c"].map((name) => aside(() => void done.push(name)));
	waiting(3);
	await Promise.all(steps);
	expect(done.filter((name) => name !== "other")).toEqual(["a", "b", "c"]);
	expect(done.slice(done.indexOf("a") + 1, done.indexOf("b"))).toContain("other");
	expect(done.slice(done.indexOf("b") + 1, done.indexOf("c"))).toContain("other");
});

test("a step that is not done in time holds up nobody, and who waited long for a turn goes beside nobody", async () => {
	const aside = openAside({ now: () => 0, asking: () => false, patienceMs: 300 });
	const patient = Promise.withResolvers<void>();
	const stuck = aside(() => patient.promise);
	let atOnce = 0;
	let most = 0;
	// Together they wait longer than a step may take, and each takes less.
	const steps = Array.from({ length: 12 }, () =>
		aside(async () => {
			most = Math.max(most, ++atOnce);
			await new Promise((done) => setTimeout(done, 50));
			atOnce--;
		}),
	);
	await Promise.all(steps);
	expect(most).toBe(1);
	patient.resolve();
	await stuck;
});

test("a step that fails fails for its caller alone", async () => {
	const { aside } = stage(true);
	const wrong = aside(() => {
		throw new Error("wrong header");
	});
	const right = aside(async () => 1);
	await expect(wrong).rejects.toThrow("wrong header");
	expect(await right).toBe(1);
});

test("a step is followed by a pause three times as long while others ask, and by none while nobody does", async () => {
	const waited = async (asking: boolean) => {
		const { aside, take } = stage(asking);
		await aside(() => take(20));
		const began = performance.now();
		await aside(() => undefined);
		return performance.now() - began;
	};
	// A timer counts from the turn in which it was set, so it may come a little early; a busy machine only makes it later.
	expect(await waited(true)).toBeGreaterThanOrEqual(45);
	const pausesOf = async (asking: boolean) => {
		let paused = false;
		const { aside, take } = stage(asking);
		await aside(() => take(1_000_000));
		const timer = setTimeout(() => {
			paused = true;
		}, 100);
		await aside(() => undefined);
		clearTimeout(timer);
		return paused;
	};
	// Not even the longest step is followed by more than a fifth of a second, and none by a pause where nobody asks.
	expect(await pausesOf(true)).toBe(true);
	expect(await waited(false)).toBeLessThan(await waited(true));
});

test("who asks is counted by ordinary requests of the last second; imports and streams are none", () => {
	let at = 0;
	const limits = openLimits(defaultLimits, () => at);
	const who = { agency: "a", post: "p" };
	expect(limits.asking()).toBe(false);
	limits.enter(who, "bulk").release();
	limits.enter(who, "stream").release();
	expect(limits.asking()).toBe(false);
	limits.enter(who, "request").release();
	at = 900;
	expect(limits.asking()).toBe(true);
	at = 1_100;
	expect(limits.asking()).toBe(false);
});
