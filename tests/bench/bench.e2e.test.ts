import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);

/** Runs a bench as `npm run bench` does. What it measured in so short a time says nothing; that it measures is what counts. */
const bench = async (...args: string[]) => {
	const { stdout } = await run(process.execPath, [join(import.meta.dirname, "run.ts"), ...args, "--quick"], {
		timeout: 90_000,
	});
	const lines = stdout.trim().split("\n");
	expect(lines).toHaveLength(1);
	return JSON.parse(lines[0] ?? "") as Record<string, unknown>;
};

const figure = { median: expect.any(Number), least: expect.any(Number), most: expect.any(Number) };
const latency = { p50: figure, p99: figure, max: figure };

test("bench latency accounts for every delivery, of product and references, with tokens bound by DPoP", {
	timeout: 120_000,
}, async () => {
	const result = await bench("latency", "--bound");
	expect(result).toMatchObject({
		bench: "latency",
		tokens: "dpop",
		missing: 0,
		doubled: 0,
		refused: 0,
		sent: 60,
		deliveries: 60 * 200,
		results: [
			{
				rate: 50,
				hub: { ...latency, postP50: figure, postP99: figure },
				bareWithInsert: latency,
				bareWithoutDatabase: latency,
				ratio: { toBareWithInsert: { p50: expect.any(Number), p99: expect.any(Number) } },
			},
		],
	});
});

test("bench ingest measures the hub, the same route without a database, and a bare loop", {
	timeout: 120_000,
}, async () => {
	const result = await bench("ingest");
	const measured = { perSecond: figure, p50: figure, p99: figure };
	expect(result).toMatchObject({
		bench: "ingest",
		connections: 64,
		refused: 0,
		ratio: { toRouteWithoutDatabase: expect.any(Number), toBareWithInsert: expect.any(Number) },
		results: { hub: measured, routeWithoutDatabase: measured, bareWithInsert: measured, bareWithoutDatabase: measured },
	});
	for (const { perSecond } of Object.values(result["results"] as Record<string, { perSecond: { median: number } }>))
		expect(perSecond.median).toBeGreaterThan(0);
});

test("bench start measures a cold start and what the idle hub takes", { timeout: 120_000 }, async () => {
	const result = await bench("start");
	expect(result).toMatchObject({
		bench: "start",
		results: { freshMs: figure, againMs: figure, hubMb: process.platform === "linux" ? figure : expect.anything() },
	});
});

test("a bench that is not known, and an option that is wrong, say what can be asked for", async () => {
	const refused = (...args: string[]) =>
		run(process.execPath, [join(import.meta.dirname, "run.ts"), ...args]).then(
			() => expect.unreachable(),
			(error: { code: number; stderr: string }) => error,
		);
	expect(await refused("nothing")).toMatchObject({ code: 2, stderr: expect.stringContaining("npm run bench -- NAME") });
	expect(await refused("latency", "--rounds", "x")).toMatchObject({
		code: 1,
		stderr: expect.stringContaining("--rounds must be a whole number"),
	});
});
