import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CDPSession, Page } from "playwright-core";
import { startHub } from "../../infra/local/src/hub.ts";
import { browserProgram, openBrowser, watchedPage } from "../support/browser.ts";
import { caller, demoToken } from "../support/client.ts";
import { draft } from "../support/drafts.ts";
import type { Options } from "./options.ts";
import { figureOf, goalOf } from "./stats.ts";
import { table } from "./table.ts";

/** Bytes a second and milliseconds of delay; nothing is held up where it is left out. */
type Line = { name: string; bytes: number; delay: number };
const lines: readonly Line[] = [
	{ name: "64 kbit/s", bytes: 8_000, delay: 300 },
	{ name: "unlimited", bytes: -1, delay: 0 },
];

/** What a step of an officer takes: from its beginning to what is waited for. */
type Step = { ms: number; kb: number; requests: number };

/** Counts what goes over the line, headers included, as the browser says. */
const counting = async (page: Page, line: Line) => {
	const session: CDPSession = await page.context().newCDPSession(page);
	await session.send("Network.enable");
	await session.send("Network.emulateNetworkConditions", {
		offline: false,
		latency: line.delay,
		downloadThroughput: line.bytes,
		uploadThroughput: line.bytes,
	});
	let bytes = 0;
	let requests = 0;
	session.on("Network.requestWillBeSent", ({ request }) => {
		if (request.url.startsWith("http")) requests++;
	});
	session.on("Network.dataReceived", ({ encodedDataLength }) => {
		bytes += encodedDataLength;
	});
	session.on("Network.responseReceivedExtraInfo", ({ headersText }) => {
		bytes += headersText?.length ?? 0;
	});
	return async (act: () => Promise<unknown>): Promise<Step> => {
		[bytes, requests] = [0, 0];
		const began = performance.now();
		await act();
		return { ms: performance.now() - began, kb: bytes / 1_000, requests };
	};
};

/** The first view and one acknowledgement, by an officer whose browser has never been here. */
const round = async (o: { browser: Awaited<ReturnType<typeof openBrowser>>; url: string; line: Line }) => {
	const origin = o.url.replace("127.0.0.1", "localhost");
	const tonga = caller(o.url, await demoToken(o.url, { officer: "to-customs-desk-1" }));
	await tonga.post("/alerts", draft({ title: "Night landings (invented)" }), {
		"idempotency-key": `bench-alert-${performance.now()}`,
	});
	const { page, context } = await watchedPage(o.browser, origin);
	try {
		const step = await counting(page, o.line);
		const first = await step(async () => {
			await page.goto(`${origin}/console/`, { timeout: 120_000, waitUntil: "commit" });
			await page.waitForSelector(".demo-box button.main", { timeout: 120_000 });
		});
		const inbox = await step(async () => {
			await page.click(".demo-box button.main");
			await page.waitForSelector("button.acknowledge", { timeout: 120_000 });
		});
		// The live feed and the names of agencies are under way meanwhile, as they are for an officer.
		const acknowledged = await step(async () => {
			const one = page.locator("ul.alerts li").first();
			const address = (await one.locator("a.title").getAttribute("href")) ?? "";
			await one.locator("button.acknowledge").click();
			await page.waitForSelector(`ul.alerts a.title[href="${address}"]`, { state: "detached", timeout: 120_000 });
		});
		return { first, inbox, acknowledged };
	} finally {
		await context.close();
	}
};

const figures = (steps: readonly Step[]) => ({
	ms: figureOf(steps.map(({ ms }) => Math.round(ms))),
	kb: figureOf(steps.map(({ kb }) => Math.round(kb * 10) / 10)),
	requests: figureOf(steps.map(({ requests }) => requests)),
});

/** Bytes, requests and time of the console's first view, of the inbox after it and of an acknowledgement, on a poor line and on a good one. */
export const consoleBench = async (o: Options) => {
	const program = browserProgram();
	if (!program) throw new TypeError("--: this bench needs Chromium. Install it, or name one with SEAMARK_BROWSER.");
	const dataDir = await mkdtemp(join(tmpdir(), "seamark-bench-"));
	const hub = await startHub({ dataDir, host: "127.0.0.1", port: 0, seed: "demo" });
	const browser = await openBrowser(program);
	try {
		// The files of the page are made when the first browser asks, once in the life of a hub.
		await fetch(`${hub.url}/console/`);
		const row = table(o.say, ["line", "first view s", "kB", "requests", "inbox s", "acknowledged s"]);
		const results: Record<string, Record<string, ReturnType<typeof figures>>> = {};
		for (const line of lines) {
			const rounds: Awaited<ReturnType<typeof round>>[] = [];
			for (let n = 0; n < o.rounds; n++) {
				const one = await round({ browser, url: hub.url, line });
				rounds.push(one);
				const seconds = ({ ms }: Step) => (ms / 1_000).toFixed(1);
				row(
					line.name,
					seconds(one.first),
					one.first.kb.toFixed(1),
					one.first.requests,
					seconds(one.inbox),
					seconds(one.acknowledged),
				);
			}
			results[line.name] = {
				firstView: figures(rounds.map(({ first }) => first)),
				inbox: figures(rounds.map(({ inbox }) => inbox)),
				acknowledgement: figures(rounds.map(({ acknowledged }) => acknowledged)),
			};
		}
		const slow = results["64 kbit/s"];
		return {
			bench: "console",
			unit: "ms",
			results,
			goals: {
				firstViewKb: goalOf(slow?.firstView?.kb.median ?? 0, { under: 60 }),
				firstViewMs: goalOf(slow?.firstView?.ms.median ?? 0, { under: 15_000 }),
				acknowledgementMs: goalOf(slow?.acknowledgement?.ms.median ?? 0, { under: 3_000 }),
			},
		};
	} finally {
		await browser.close();
		await hub.stop();
		await rm(dataDir, { recursive: true, force: true });
	}
};
