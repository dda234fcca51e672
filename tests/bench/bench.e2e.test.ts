import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);

/** Runs a bench as `npm run bench` does. What it measured in so short a time says nothing; that it measures is what counts. */
const bench = async (...args: string[]) => {
	const { stdout } = await run(process.execPath, [join(import.meta.dirname, "run.ts"), ...args, "--quick"], {
		timeout: 290_000,
	});
	const lines = stdout.trim().split("\n");
	expect(lines).toHaveLength(1);
	const result = JSON.parse(lines[0] ?? "") as Record<string, unknown>;
	expect(result.machine).toEqual({
		processor: expect.any(String),
		cores: expect.any(Number),
		node: process.version,
		loadAtStart: expect.any(Number),
		sha256MegabytesPerSecond: expect.any(Number),
	});
	return result;
};

const figure = { median: expect.any(Number), least: expect.any(Number), most: expect.any(Number) };
const latency = { p50: figure, p99: figure, max: figure };

test("bench latency accounts for every delivery, of product and references, with tokens bound by DPoP", async () => {
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

test("bench ingest measures the hub, the same route without a database, and a bare loop", async () => {
	const result = await bench("ingest");
	const measured = { perSecond: figure, p50: figure, p99: figure };
	expect(result).toMatchObject({
		bench: "ingest",
		connections: 64,
		refused: 0,
		ratio: { toRouteWithoutDatabase: expect.any(Number), toBareWithInsert: expect.any(Number) },
		results: { hub: measured, routeWithoutDatabase: measured, bareWithInsert: measured, bareWithoutDatabase: measured },
	});
	for (const { perSecond } of Object.values(result.results as Record<string, { perSecond: { median: number } }>))
		expect(perSecond.median).toBeGreaterThan(0);
});

const goal = { measured: expect.any(Number), met: true };

test("bench flood refuses the agency that floods, and nobody else", async () => {
	const result = await bench("flood");
	expect(result).toMatchObject({
		bench: "flood",
		quiet: { p99: figure, refused: { most: 0 } },
		during: { p99: figure, refused: figure },
		uploads: { p99: figure },
		bundles: { p99: figure },
		ratio: { p99: expect.any(Number), uploadsP99: expect.any(Number), bundlesP99: expect.any(Number) },
	});
	expect((result.during as { refused: { least: number } }).refused.least).toBeGreaterThan(0);
});

test("bench fanout accounts for every delivery, and slow readers come back without a gap", async () => {
	const result = await bench("fanout");
	const measured = { p50: figure, p99: figure, lastP50: figure, cpuMicros: figure };
	expect(result).toMatchObject({
		bench: "fanout",
		tokens: "dpop",
		...{ sent: 4, deliveries: 4 * 200, missing: 0, doubled: 0, refused: 0 },
		goals: { p99: { under: 250 }, missing: goal, doubled: goal, slowReadersDropped: goal },
		kilobytesEach: { hub: expect.any(Number), bareWithoutDatabase: expect.any(Number) },
		results: { hub: measured, bareWithoutDatabase: measured },
		slow: { readers: 5, dropped: 5, refused: 0, missing: 0 },
	});
});

test("bench drain takes in all events once, over both transports", async () => {
	const result = await bench("drain");
	expect(result).toMatchObject({
		...{ bench: "drain", events: 3_000, missing: 0, doubled: 0 },
		results: { bareRead: figure, bareReadAndStore: figure, follow: figure, followAudit: figure },
		ratio: { follow: { toBareRead: expect.any(Number), toBareReadAndStore: expect.any(Number) } },
	});
	// Without Java or Docker there is no Kafka here, and the bench says why.
	if (result.kafka === "measured")
		expect(result).toMatchObject({
			goals: { idleCpuPercent: { under: 3, measured: expect.any(Number) } },
			results: { kafka: figure, kafkaAudit: figure },
			relayPerSecond: expect.any(Number),
		});
	else expect(result.kafka).toMatch(/^no Kafka: /);
});

test("bench policy compares one rule in its two forms", async () => {
	const result = await bench("policy");
	expect(result).toMatchObject({
		bench: "policy",
		ratio: { scanToWithout: expect.any(Number), readsToWithout: expect.any(Number) },
		results: {
			pure: figure,
			scanWithPolicy: figure,
			scanWithout: figure,
			readsWithPolicy: figure,
			readsToldOnly: figure,
		},
	});
});

test("bench auth measures tokens first seen, seen before, and bound by DPoP", async () => {
	const result = await bench("auth");
	expect(result).toMatchObject({
		bench: "auth",
		ratio: { coldToRaw: expect.any(Number), dpopCachedToRaw: expect.any(Number) },
		results: { raw: figure, cold: figure, cached: figure, dpopCold: figure, dpopCached: figure },
	});
});

test("bench sync reads every alert once, and asks once when nothing is new", async () => {
	const result = await bench("sync");
	expect(result).toMatchObject({
		...{ bench: "sync", alerts: 2_500, pageSize: 1_000, requests: 3, againRequests: 1, againAlerts: 0 },
		goals: { againMs: { under: 50 }, againRequests: goal, missing: goal, doubled: goal },
		results: { hub: { perSecond: figure, againMax: figure }, bareRead: { perSecond: figure } },
		search: { everything: expect.any(Number), nextToNothing: expect.any(Number), page: expect.any(Number) },
	});
});

test("bench search asks by words, beginnings and sounds, beside a page of the list", async () => {
	const result = await bench("search");
	const latency = { p50: expect.any(Number), p99: expect.any(Number) };
	expect(result).toMatchObject({
		...{ bench: "search", alerts: 500, goals: { beginning: { under: 3 }, nameBySound: { under: 3 } } },
		results: { page: latency, oneInTen: latency, rareBeginning: latency, twoNamesBySound: latency },
		cases: {
			goals: { oneInThousand: { under: 3 }, rareCountry: { under: 3 } },
			results: { page: latency, twoWords: latency, wordAndRareFilter: latency },
		},
	});
});

test("bench start measures a cold start and what the idle hub takes", async () => {
	const result = await bench("start");
	expect(result).toMatchObject({
		bench: "start",
		results: { freshMs: figure, againMs: figure, hubMb: process.platform === "linux" ? figure : expect.anything() },
	});
});

test("bench classify measures the engine, and the reference gives the same answers", async () => {
	const result = await bench("classify");
	expect(result).toMatchObject({
		bench: "classify",
		ratio: { engineToBareConditions: expect.any(Number), engineToJsonParse: expect.any(Number) },
		results: { engine: figure, checkedAndClassified: figure, bareConditions: figure, jsonParse: figure },
	});
	expect(result.answered).toBeGreaterThan(1_000);
});

test("bench names measures persons, scripts and short forms apart, of made-up names", async () => {
	const group = {
		same: expect.any(Number),
		auc: expect.any(Number),
		f1: expect.any(Number),
		found: expect.any(Number),
	};
	const { results } = await bench("names");
	expect(results).toMatchObject({ persons: group, scripts: group, nicknames: group });
});

test("bench match finds made-up names in the vault, and more of them than the reference does", async () => {
	const result = await bench("match");
	const side = { asked: 210, p50: expect.any(Number), p99: expect.any(Number), recallAt20: expect.any(Number) };
	expect(result).toMatchObject({ bench: "match", names: 4_000, results: { vault: side, reference: side } });
	const { vault, reference } = result.results as Record<string, { recallAt20: number; f1: number }>;
	expect(vault?.recallAt20).toBeGreaterThanOrEqual(0.97);
	expect(vault?.f1).toBeGreaterThan(reference?.f1 ?? 1);
});

test("bench import takes whole files, of both kinds, and compares with COPY of the same bytes", async () => {
	const result = await bench("import");
	const measured = { importPerSecond: figure, copyPerSecond: figure, overIdleMb: expect.anything() };
	expect(result).toMatchObject({
		bench: "import",
		ratio: {
			ctdcToCopy: expect.any(Number),
			htcdsToCopy: expect.any(Number),
			ctdcToCopyOfSmallints: expect.any(Number),
		},
		results: { ctdc: measured, htcds: measured },
	});
});

test("bench stats freezes a yearly return", async () => {
	const result = await bench("stats");
	expect(result).toMatchObject({ bench: "stats", persons: 5_000, results: { returnMs: figure, barePassMs: figure } });
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

test("bench hits measures look-ups against the bare POPRF, and all are right", async () => {
	expect(await bench("hits")).toMatchObject({ bench: "hits", right: true, results: { lookUps: figure, bare: figure } });
});

test("bench ledger measures the books against bare inserts of the same rows", async () => {
	expect(await bench("ledger")).toMatchObject({
		bench: "ledger",
		results: { books: figure, bare: figure, bareInGroups: figure },
	});
});

test("bench patterns measures all patterns against one pass, and says how many are right", async () => {
	expect(await bench("patterns")).toMatchObject({
		bench: "patterns",
		right: { planted: expect.any(Number), found: expect.any(Number), right: expect.any(Number) },
		ratio: { allPatternsToOnePass: expect.any(Number) },
		results: { patternsMs: figure, passMs: figure },
	});
});

test("bench owners and bench trace measure against a pass and against SQL, which finds the same", async () => {
	expect(await bench("owners")).toMatchObject({ bench: "owners", ratio: { readyToOnePass: expect.any(Number) } });
	expect(await bench("trace")).toMatchObject({
		...{ bench: "trace", bytesPerTransfer: 28 },
		results: { hops: [3, 4, 5, 6].map((hops) => ({ hops, ratio: { sqlToGraph: expect.any(Number) } })) },
	});
});
