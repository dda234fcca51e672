import { sized } from "@seamark/testing";
import { expect, test } from "vitest";
import { simulate } from "./simulate.ts";

const seeds = sized(60, 1_000);

test(`${seeds} histories drawn from seeds: nothing is lost, doubled, reordered or leaked, and the audit's chain verifies`, {
	timeout: sized(120_000, 600_000),
}, async () => {
	const sum = { acknowledged: 0, delivered: 0, kills: 0 };
	const histories = new Set<string>();
	for (let seed = 1; seed <= seeds; seed++) {
		const outcome = await simulate(seed);
		expect(outcome.broken, `npm run chaos -- --simulate 1 --seed ${seed}`).toEqual([]);
		sum.acknowledged += outcome.acknowledged;
		sum.delivered += outcome.delivered;
		sum.kills += outcome.kills;
		histories.add(outcome.history);
	}
	console.log(`simulation: ${seeds} seeds, ${JSON.stringify(sum)}`);
	expect(histories.size).toBe(seeds);
	expect(sum.kills).toBeGreaterThan(seeds / 2);
});

test.each([
	["late-positions", /missing|0 times/],
	["torn-effect", /\d times|chain is broken/],
	["borrowed-session", /leaked|missing/],
] as const)("a planted bug (%s) is found, and its seed gives the same history again", async (planted, word) => {
	let seed = 0;
	let found = await simulate(++seed, planted);
	while (found.broken.length === 0 && seed < 30) found = await simulate(++seed, planted);
	expect(found.broken.join("\n")).toMatch(word);
	expect(await simulate(seed, planted)).toEqual(found);
	// It was the bug, and not the seed.
	const sound = await simulate(seed);
	expect(sound.broken).toEqual([]);
	expect(sound.history).not.toBe(found.history);
});
