import { HubError } from "@seamark/errors";
import { logMigrations } from "@seamark/log";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Allowance, openAllowances } from "./allowances.ts";
import { type TestContext, testContext } from "./testing.ts";

let context: TestContext;
beforeAll(async () => {
	context = await testContext({ name: "allowances", migrations: [logMigrations] });
});
afterAll(() => context.close());

const clock = { at: Date.parse("2026-01-01T00:00:00Z") };
const instance = () => openAllowances({ pool: context.pool, now: () => clock.at });
const four: Allowance = { limit: "post-reports", most: 4, perMs: 3_600_000 };
const six: Allowance = { limit: "agency-reports", most: 6, perMs: 3_600_000 };
const of = (post: string) =>
	[
		{ of: four, key: post, says: (seconds: number) => `post in ${seconds}` },
		{ of: six, key: "unit", says: (seconds: number) => `agency in ${seconds}` },
	] as const;
const refused = async (promise: Promise<unknown>) =>
	promise.then(
		() => undefined,
		(error: unknown) => (error instanceof HubError ? [error.code, error.message, error.retryAfter] : error),
	);

test("two instances count together, what is refused costs nothing, and the time gives back one by one", async () => {
	const [one, two] = [instance(), instance()];
	const at = await Promise.all(Array.from({ length: 12 }, (_, n) => refused((n % 2 ? one : two).use(...of("day")))));
	expect(at.filter((error) => error === undefined)).toHaveLength(4);
	expect(at.find((error) => error !== undefined)).toEqual([
		"TOO_MANY_REQUESTS",
		expect.stringContaining("post in 900"),
		900,
	]);
	// The agency has two left for its other posts.
	for (const _ of [1, 2]) await one.use(...of("night"));
	expect(await refused(two.use(...of("night")))).toMatchObject([
		"TOO_MANY_REQUESTS",
		expect.stringContaining("agency in 600"),
		600,
	]);
	clock.at += 899_000;
	expect(await refused(instance().use(...of("day")))).toMatchObject(["TOO_MANY_REQUESTS", expect.anything(), 1]);
	clock.at += 1_000;
	await instance().use(...of("day"));
	// The quarter of an hour gave the agency one and a half.
	expect(await refused(one.use(...of("day")))).toMatchObject([
		"TOO_MANY_REQUESTS",
		expect.stringContaining("agency in 300"),
		300,
	]);
});

test("what is given back can be used again, and rows that say nothing any more go", async () => {
	const tries: Allowance = { limit: "passkey-tries", most: 2, perMs: 600_000 };
	const use = () => instance().use({ of: tries, key: "k", says: () => "later" });
	for (const _ of [1, 2]) await use();
	await instance().giveBack(tries, "k");
	await use();
	expect(await refused(use())).toMatchObject(["TOO_MANY_REQUESTS", expect.anything(), 300]);
	clock.at += 3 * 3_600_000;
	await use();
	const { rows } = await context.pool.query("select name, key from seamark.allowance");
	expect(rows).toEqual([{ name: "passkey-tries", key: "k" }]);
});
