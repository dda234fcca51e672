import { defaultLimits } from "@seamark/http";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { type Caller, caller } from "../support/client.ts";
import { draft } from "../support/drafts.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage(defaultLimits);
});
afterAll(() => stage?.stop());

const p99 = (times: number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] as number;
const median = (times: number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] as number;

const measure = async (who: Caller, count: number) => {
	const times: number[] = [];
	for (let i = 0; i < count; i++) {
		const began = performance.now();
		const answer = await who.post("/alerts", draft());
		expect(answer.status, answer.text).toBe(201);
		times.push(performance.now() - began);
		await new Promise((resolve) => setTimeout(resolve, 15));
	}
	return times;
};

test("one agency's flood is answered with 429 and Retry-After, and the others are still served at once", async () => {
	const others = await stage.as("to-desk-1");
	await measure(others, 20);
	const quiet = await measure(others, 100);
	const flooder = caller(stage.url, stage.unit.mint());
	const statuses = new Map<number, number>();
	let flooding = true;
	onTestFinished(() => {
		flooding = false;
	});
	const flood = Promise.all(
		Array.from({ length: 40 }, async () => {
			while (flooding) {
				const { status, headers, body } = await flooder.post("/alerts", draft());
				statuses.set(status, (statuses.get(status) ?? 0) + 1);
				if (status !== 429) continue;
				expect(Number(headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
				expect(body.code).toBe("TOO_MANY_REQUESTS");
				// A flood that comes back sooner than it is told, if not at once: the load comes from this process too.
				await new Promise((resolve) => setTimeout(resolve, 100));
			}
		}),
	);
	// What went wrong in it is told below, once the others are measured.
	flood.catch(() => undefined);
	const during = await measure(others, 100);
	flooding = false;
	await flood;
	const said = `quiet ${median(quiet)} / ${p99(quiet)} ms, during ${median(during)} / ${p99(during)} ms, ${JSON.stringify([...statuses])}`;
	expect([...statuses.keys()].sort(), said).toEqual([201, 429]);
	// How much slower is for a measurement on a machine of its own; here nobody is refused or left waiting.
	expect(median(during), said).toBeLessThan(2_000);
	expect(p99(during), said).toBeLessThan(10_000);
	await stage.stillAlive();
});
