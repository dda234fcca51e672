import { expect, onTestFinished, test, vi } from "vitest";
import type { ServiceContext } from "./context.ts";
import { lookEvery } from "./look-every.ts";

const context = { log: { warn: () => undefined } } as unknown as Pick<ServiceContext, "log">;

/** Looks that end when they are told to, by a clock that the test moves. */
const openLooks = (everyMs: number) => {
	vi.useFakeTimers();
	onTestFinished(() => void vi.useRealTimers());
	const closing = new AsyncDisposableStack();
	const ends: (() => void)[] = [];
	const lookNow = lookEvery({ context, closing }, { everyMs, failed: "nothing was looked at" }, () => {
		const { promise, resolve } = Promise.withResolvers<void>();
		ends.push(resolve);
		return promise;
	});
	const end = async () => {
		ends.at(-1)?.();
		await vi.advanceTimersByTimeAsync(0);
	};
	return { closing, lookNow, end, begun: () => ends.length };
};

test("what is asked for during a look is looked at after it, also when the time for the next one passes meanwhile", async () => {
	const { lookNow, end, begun } = openLooks(1_000);
	lookNow();
	lookNow();
	lookNow();
	expect(begun()).toBe(1);
	await vi.advanceTimersByTimeAsync(2_500);
	expect(begun()).toBe(1);
	await end();
	expect(begun()).toBe(2);
	await end();
	expect(begun()).toBe(2);
	await vi.advanceTimersByTimeAsync(1_000);
	expect(begun()).toBe(3);
});

test("closing waits for the look that is under way, and none begins after it", async () => {
	const { closing, lookNow, end, begun } = openLooks(1_000);
	lookNow();
	lookNow();
	const closed = closing.disposeAsync();
	await end();
	await closed;
	lookNow();
	await vi.advanceTimersByTimeAsync(5_000);
	expect(begun()).toBe(1);
});
