import { expect, test } from "vitest";
import { readLog } from "./index.ts";
import { openLogStage } from "./testing.ts";

test("a committed change is read back at its position, in order and without gaps", async () => {
	const stage = await openLogStage();
	const commit = (subject: string) =>
		stage.committer.commit({
			writes: [],
			events: [{ type: "seamark.events.v1.Test", subject, data: new Uint8Array([1, 2]) }],
		});
	const done = await Promise.all(Array.from({ length: 50 }, (_, i) => commit(`s${i}`)));
	const page = await readLog(stage.pool, 0, 100);
	expect(page.events.map((event) => event.position)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
	expect(done.map((one) => page.events[one.position - 1]?.subject)).toEqual(
		Array.from({ length: 50 }, (_, i) => `s${i}`),
	);
	await stage.close();
});

test("a page is held to about a megabyte, and goes on where it ended", async () => {
	const stage = await openLogStage();
	const large = { type: "seamark.events.v1.Test", subject: "s", data: new Uint8Array(600 * 1024) };
	for (let i = 0; i < 5; i++) await stage.committer.commit({ writes: [], events: [large] });
	const sizes: number[] = [];
	for (let after = 0; after < 5; ) {
		const page = await readLog(stage.pool, after, 500);
		sizes.push(page.events.length);
		after = page.events.at(-1)?.position ?? 5;
	}
	expect(sizes).toEqual([2, 2, 1]);
	await stage.close();
});
