import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page, Response } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { start } from "../cli/src/testing/run.ts";
import { type Hub, startHub } from "../infra/local/src/hub.ts";
import { seedId } from "../infra/seed/src/seed-id.ts";
import {
	browserProgram,
	openBrowser,
	seriousFindings,
	virtualAuthenticator,
	type WatchedPage,
	watchedPage,
} from "./support/browser.ts";
import { caller, demoToken } from "./support/client.ts";
import { draft } from "./support/drafts.ts";
import { hubFolder } from "./support/hub-folder.ts";

/** The officers' console, in a real browser on a running hub. */

const program = browserProgram();
const withBrowser = program === undefined ? describe.skip : describe;
if (program === undefined && !process.env.CI)
	process.stderr.write("NO BROWSER: the console is not tested. Install Chromium, or name one with SEAMARK_BROWSER.\n");

test("there is a browser to test the console in", () => {
	if (process.env.CI) expect(program, "CI needs Chromium: apt-get install chromium, or SEAMARK_BROWSER").toBeDefined();
});

const hostile = '<img src=x onerror="alert(1)"> \u202egnitset (invented)';
/** Ids, ways to fields, names of fields and codes, and what the hub says to programs: none of it is for officers. */
const machineWords =
	/[0-9a-f]{8}-[0-9a-f]{4}-|\B\/[a-z]+|\b[a-z]+[A-Z]\w+|\b[A-Z]+_[A-Z]+\b|\[object|[{}]|\b(undefined|null|NaN|scope|token)\b/;
const fiji = "fj-desk-1";
const tonga = "to-customs-desk-1";
const centre = "ws-ptccc-operations-1";

withBrowser("the console", () => {
	const stack = new AsyncDisposableStack();
	let hub: Hub;
	let browser: Browser;
	let origin: string;
	let made = 0;
	const key = () => ({ "idempotency-key": `console-test-request-${made++}` });
	const as = async (officer: string) => caller(hub.url, await demoToken(hub.url, { officer }));
	const raise = async (officer: string, o: Parameters<typeof draft>[0]) =>
		String((await (await as(officer)).post("/alerts", draft(o), key())).body.id);

	beforeAll(async () => {
		const dataDir = await hubFolder("console");
		stack.defer(() => rm(dataDir, { recursive: true, force: true }));
		hub = await startHub({ dataDir, host: "127.0.0.1", port: 0, seed: "demo", durable: false });
		stack.defer(() => hub.stop());
		origin = hub.url.replace("127.0.0.1", "localhost");
		browser = await openBrowser(program ?? "");
		stack.defer(() => browser.close());
	});
	afterAll(() => stack.disposeAsync());

	const opened = async (o: { language?: string; width?: number } = {}): Promise<WatchedPage> => {
		const one = await watchedPage(browser, origin, o);
		onTestFinished(() => one.context.close());
		await one.page.goto(`${origin}/console/`);
		return one;
	};
	const signedIn = async (o: { language?: string; width?: number } = {}): Promise<WatchedPage> => {
		const one = await opened(o);
		await one.page.click(".demo-box button.main");
		await one.page.waitForSelector("nav");
		return one;
	};
	const goTo = async (page: Page, place: string, sign: string) => {
		await page.goto(`${origin}/console/#${place}`);
		await page.waitForSelector(`main[data-place="${place}"]:not(:has(.loading, [aria-busy=true]))`);
		await page.waitForSelector(sign);
	};

	test("the page is small, its own alone, and kept by the browser; other pages ask nothing through it", async () => {
		const page = await fetch(`${origin}/console/`);
		expect(page.headers.get("content-security-policy")).toContain("require-trusted-types-for 'script'");
		expect(page.headers.get("cache-control")).toBe("no-store");
		const html = await page.text();
		expect(html).toMatch(/Loading, \d+ kB/);
		const { page: shown, wrong } = await opened();
		const sizes: number[] = [];
		shown.on("response", async (response) => {
			if (!response.url().includes("/console/files/")) return;
			sizes.push((await response.request().sizes()).responseBodySize);
			expect(response.headers()).toMatchObject({ "content-encoding": "br" });
			expect(response.headers()["cache-control"]).toContain("immutable");
		});
		await shown.reload();
		await shown.waitForSelector(".demo-box");
		await shown.waitForLoadState("networkidle");
		expect(sizes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(60_000);
		const refused = [
			{},
			{ "seamark-console": "1" },
			{ "seamark-console": "1", "sec-fetch-site": "cross-site" },
			{ "seamark-console": "1", "sec-fetch-site": "same-site" },
			{ "sec-fetch-site": "same-origin" },
		];
		for (const headers of refused)
			for (const path of ["session", "api/alerts"])
				expect((await fetch(`${hub.url}/console/${path}`, { headers })).status, path).toBe(403);
		const own = { "seamark-console": "1", "sec-fetch-site": "same-origin" };
		expect((await fetch(`${hub.url}/console/api/alerts`, { headers: own })).status).toBe(401);
		expect(wrong).toEqual([]);
	});

	const liaison = seedId("fj-liaison-1");
	/** The liaison officer gets a code by two, makes a passkey with it and signs in. */
	const enrolled = async (page: Page) => {
		const [first, second] = [await as(fiji), await as("fj-desk-second-1")];
		const asked = await first.post(`/officers/${liaison}/enrolments`, { replace: true }, key());
		const confirmed = await second.post(`/enrolments/${String(asked.body.id)}/confirm`, {}, key());
		return makePasskey(page, {
			firstHalf: String(asked.body.firstHalf),
			secondHalf: String(confirmed.body.secondHalf).toLowerCase(),
		});
	};
	const makePasskey = async (page: Page, code: { firstHalf: string; secondHalf: string }) => {
		const authenticator = await virtualAuthenticator(page);
		// The last of the ways to sign in.
		const enrol = page.locator("main details").last();
		await enrol.locator("summary").click();
		const [one, two] = await enrol.locator("input").all();
		await one?.fill(code.firstHalf);
		await two?.fill(code.secondHalf);
		await enrol.locator("button").click();
		await enrol.locator("[role=status]").waitFor();
		await page.getByRole("button", { name: "Sign in with a passkey" }).click();
		return authenticator;
	};

	test("an officer enrols a passkey by a code of two, works with it, and leaves nothing behind", async () => {
		const first = await as(fiji);
		const { page, wrong } = await opened();
		await enrolled(page);
		await page.getByRole("button", { name: "Begin work" }).click();
		await page.waitForSelector(".acting");
		expect(await page.textContent(".acting")).toContain("fj-liaison-1");
		const [cookie] = await page.context().cookies();
		expect(cookie).toMatchObject({ name: "__Host-seamark", httpOnly: true, secure: true, sameSite: "Strict" });

		// Another purpose takes the passkey again, and works with it.
		await page.click(".acting button");
		await page.locator("select").last().selectOption("analysis");
		await page.getByRole("button", { name: "Begin work" }).click();
		await page.waitForSelector(".acting:has-text('analysis')");
		await page.getByRole("button", { name: "Sign out" }).click();
		await page.waitForSelector(".demo-box");
		await page.goBack();
		expect(await page.content()).not.toContain("fj-liaison-1");
		expect(await page.context().cookies()).toEqual([]);
		expect(wrong).toEqual([]);

		// Removed passkeys end what is open at once.
		await page.goto(`${origin}/console/`);
		await page.getByRole("button", { name: "Sign in with a passkey" }).click();
		await page.getByRole("button", { name: "Begin work" }).click();
		await page.waitForSelector(".acting");
		await first.post(`/officers/${liaison}/passkeys/remove`, { reason: "a drill" }, key());
		await expect
			.poll(async () =>
				page.evaluate("fetch('/console/session', { headers: { 'seamark-console': '1' } }).then((r) => r.json())"),
			)
			.toMatchObject({ state: "out" });
		// The live feed of the page ends with it, and what it showed is gone.
		await page.waitForSelector("main:has-text('Your session has ended')");
		expect(await page.locator(".acting, nav, ul.alerts").count()).toBe(0);
	});

	test("an agency and its first officer are on board with what the program prints, and the officer works", async () => {
		const home = await mkdtemp(join(tmpdir(), "seamark-home-"));
		onTestFinished(() => rm(home, { recursive: true, force: true }));
		const began = performance.now();
		const done = async (running: Promise<{ code: number; stdout: string; stderr: string }>) => {
			const ran = await running;
			expect(ran.code, ran.stderr).toBe(0);
			return ran;
		};
		const seamark = (...words: string[]) => done(start(home, ["--hub", hub.url, ...words]).done);
		/** A line as it was printed, typed into a shell. */
		const typed = (line: string) =>
			done(
				new Promise((resolve) => {
					const env = { PATH: process.env.PATH, SEAMARK_HOME: home };
					execFile("sh", ["-c", line], { cwd: home, env }, (error, stdout, stderr) =>
						resolve({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr }),
					);
				}),
			);
		const lines = (text: string) => [...text.matchAll(/\S*node \S*seamark\.js .+$/gm)].map(([line]) => line);
		await seamark("login", "--demo", centre, "--as", "centre");
		await seamark("--as", "centre", "admin", "add-country", "NR", "--name", "Nauru", "--region", "pacific");
		const added = await seamark(
			...[
				"--as",
				"centre",
				"admin",
				"add-agency",
				"nr-police",
				"--name",
				"Nauru Police (invented)",
				"--kind",
				"police",
			],
			...["--country", "NR", "--key", join(home, "nr.jwk"), "--invented"],
		);
		const key = await readFile(join(home, "nr.jwk"), "utf8");
		expect(added.stdout + added.stderr).not.toContain(JSON.parse(key).d);
		expect((await stat(join(home, "nr.jwk"))).mode & 0o777).toBe(0o600);
		const [login, post, officer] = lines(added.stderr);
		await typed(login ?? "");
		await typed(post ?? "");
		const asked = await typed(officer ?? "");
		const firstHalf = /code for nr-police-1: (\S+)/.exec(asked.stdout)?.[1] ?? "";
		const id = /confirm-code (\S+)/.exec(asked.stderr)?.[1] ?? "";
		// The agency has no second administrator yet: the coordination centre is the second person.
		const confirmed = await seamark("--as", "centre", "admin", "confirm-code", id);
		const secondHalf = /half of the code: (\S+)/.exec(confirmed.stdout)?.[1] ?? "";
		const { page, wrong } = await opened();
		await makePasskey(page, { firstHalf, secondHalf });
		await page.getByRole("button", { name: "Begin work" }).click();
		await page.waitForSelector(".acting:has-text('nr-police-1')");
		await page.waitForSelector(".feed.live");
		expect(performance.now() - began).toBeLessThan(10 * 60_000);
		// What one person has typed twice is refused, and no key is lost under another one's name.
		const again = await start(home, [
			"--as",
			"centre",
			"admin",
			"add-agency",
			"nr-two",
			"--name",
			"x",
			"--kind",
			"police",
			"--country",
			"NR",
			"--key",
			join(home, "nr.jwk"),
		]).done;
		expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining("There is a file") });
		expect(await readFile(join(home, "nr.jwk"), "utf8")).toBe(key);
		expect(wrong).toEqual([]);
	});

	/** The command line signs in, and recalls an alert: both are approved in the console, by the code that it shows. */
	const byCommandLine = async (page: Page, alert: string) => {
		const home = await mkdtemp(join(tmpdir(), "seamark-home-"));
		onTestFinished(() => rm(home, { recursive: true, force: true }));
		const approved = async (words: string[]) => {
			const program = start(home, ["--hub", hub.url, ...words]);
			await program.said("it is good for ten minutes");
			const code = /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(program.text())?.[0] ?? "";
			await goTo(page, "/inbox", ".feed");
			await goTo(page, "/device", "main input");
			await page.locator("main input").fill(code.toLowerCase());
			await page.getByRole("button", { name: "Approve with the passkey" }).click();
			await page.waitForSelector("main [role=status]");
			return program.done;
		};
		expect(await approved(["login"])).toMatchObject({ code: 0, stdout: expect.stringContaining("fj-liaison-1") });
		const who = await start(home, ["whoami", "--json"]).done;
		expect(JSON.parse(who.stdout)).toMatchObject({ kind: "officer", officer: "fj-liaison-1", bound: true });
		const recalled = await approved(["alerts", "recall", alert, "--reason", "Another ship was meant."]);
		expect(recalled, recalled.stderr).toMatchObject({ code: 0 });
		expect((await (await as(fiji)).get(`/alerts/${alert}`)).body).toMatchObject({ status: "recalled" });
	};

	test("a recall takes the passkey again, for this one alert: an open session alone, also a stolen one, is refused", async () => {
		await (await as(fiji)).post(`/posts/${seedId("fj-tcu/desk")}/postings`, { officer: liaison }, key());
		const [mine, other] = [await raise(fiji, { title: "Wrong ship" }), await raise(fiji, { title: "Right ship" })];
		const { page, wrong } = await opened();
		const authenticator = await enrolled(page);
		await page.getByLabel("Duty post").selectOption(seedId("fj-tcu/desk"));
		await page.getByRole("button", { name: "Begin work" }).click();
		await page.waitForSelector(".acting:has-text('desk')");
		const recall = async (id: string) => {
			await goTo(page, `/alerts/${id}`, "details.danger-box");
			await page.click("details.danger-box summary");
			await page.locator("details.danger-box textarea").fill("Another ship was meant.");
			await page.getByRole("button", { name: "Recall", exact: true }).click();
		};
		// Who has the cookie, and nobody's finger.
		await authenticator.verifies(false);
		await recall(other);
		await page.waitForSelector("details.danger-box .trouble");
		const body = JSON.stringify({ expectedVersion: 1, reason: "Stolen session." });
		const stolen = (confirmed: string) =>
			page.evaluate(
				`fetch("/console/api/alerts/${other}/recall", { method: "POST", body: ${JSON.stringify(body)}, headers: {
					"seamark-console": "1", "content-type": "application/json", "seamark-confirmed": "${confirmed}" } }).then((r) => r.json())`,
			);
		expect(await stolen("")).toMatchObject({ code: "CONFIRMATION_NEEDED" });
		expect(await stolen("A".repeat(43))).toMatchObject({ code: "CONFIRMATION_NEEDED" });
		expect((await (await as(fiji)).get(`/alerts/${other}`)).body).toMatchObject({ status: "live" });
		await authenticator.verifies(true);
		await byCommandLine(page, other);
		await recall(mine);
		await page.waitForSelector("h1:has-text('Recalled')");
		expect((await (await as(fiji)).get(`/alerts/${mine}`)).body).toMatchObject({ status: "recalled" });
		expect(wrong).toEqual([]);
	});

	test("paper shows an alert only after the hub has recorded it, and H2 has no button; nobody is signed out unheard", async () => {
		const shown = await raise(tonga, { title: "To be printed (invented)" });
		const kept = await raise(tonga, {
			title: "Stays in the hub (invented)",
			handling: { ...draft({}).handling, use: { codes: ["H2"] } },
		});
		const { page, wrong } = await signedIn();
		const asked: string[] = [];
		page.on("response", (answer) => asked.push(`${answer.status()} ${new URL(answer.url()).pathname}`));
		await page.evaluate("window.print = () => { window.printed = document.body.className }");
		await goTo(page, `/alerts/${shown}`, "article h1");
		await page.emulateMedia({ media: "print" });
		expect(await page.isVisible("article h1")).toBe(false);
		expect(await page.isVisible(".paper")).toBe(true);
		await page.emulateMedia({ media: "screen" });
		await page.route(/stix$/, (route) => route.abort(), { times: 1 });
		await page.getByRole("button", { name: "Print" }).click();
		await page.waitForSelector(".trouble");
		expect(await page.evaluate("window.printed ?? 'nothing'")).toBe("nothing");
		await page.getByRole("button", { name: "Print" }).click();
		await expect.poll(() => page.evaluate("window.printed")).toBe("printing");
		expect(asked).toContain(`200 /console/api/alerts/${shown}/stix`);
		await page.emulateMedia({ media: "print" });
		expect(await page.isVisible("article h1")).toBe(true);
		for (const hidden of ["nav", "button", ".off-paper", ".paper"])
			expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
		await page.evaluate("dispatchEvent(new Event('afterprint'))");
		expect(await page.isVisible("article h1")).toBe(false);
		await page.emulateMedia({ media: "screen" });
		await goTo(page, `/alerts/${kept}`, "article:has-text('Stays in the hub')");
		expect(await page.getByRole("button", { name: "Acknowledge" }).isVisible()).toBe(true);
		expect(await page.getByRole("button", { name: "Print" }).count()).toBe(0);
		// The hub refuses it too: the page is no defence.
		expect((await (await as(fiji)).get(`/alerts/${kept}/stix`)).status).not.toBe(200);

		await page.route(/sign-out$/, (route) => route.abort(), { times: 1 });
		await page.getByRole("button", { name: "Sign out" }).click();
		await page.waitForSelector("header .trouble");
		expect(await page.isVisible("nav")).toBe(true);
		await page.getByRole("button", { name: "Sign out" }).click();
		await page.waitForSelector(".demo-box");
		expect(wrong).toEqual([]);
	});

	test("an alert comes by itself, flash first, hostile text as text, and is acknowledged by keyboard", async () => {
		await raise(tonga, { title: hostile, summary: hostile, urgency: "priority" });
		const { page, wrong } = await signedIn();
		await page.waitForSelector(".feed.live");
		await raise(tonga, { title: "Boat without engine (invented)", urgency: "flash", kind: "life-at-risk" });
		await page.waitForSelector("li.flash");
		const titles = await page.locator("a.title").allTextContents();
		expect(titles[0]).toBe("Boat without engine (invented)");
		expect(titles).toContain(hostile);
		await page.keyboard.press("j");
		await page.keyboard.press("a");
		await page.waitForSelector("li.flash", { state: "detached" });
		await page.keyboard.press("Enter");
		await page.waitForSelector("article");
		expect(await page.textContent("h1")).toContain("onerror");
		// A filter is the post's, and is there for the next officer.
		await goTo(page, "/inbox?show=all&kinds=document", "input");
		await page.getByLabel("Save this filter as").fill("Documents");
		await page.getByRole("button", { name: "Save the filter" }).click();
		await page.getByLabel("Saved filter").waitFor();
		await goTo(page, "/inbox?show=all", "ul.alerts");
		await page.getByLabel("Saved filter").selectOption({ label: "Documents" });
		await page.waitForURL(/kinds=document/);
		await goTo(page, "/inbox?q=nothing-has-this-word", ".empty");
		expect(await page.textContent(".empty")).toContain("nothing-has-this-word");
		expect(wrong).toEqual([]);
	});

	test("a draft outlives the page, says whom it reaches, is sent once over a broken line, and shows a conflict side by side", async () => {
		const { page, wrong } = await signedIn();
		await goTo(page, "/alerts/new", "form.raise");
		await page.getByRole("checkbox", { name: "pacific" }).check();
		await page.waitForSelector(".sentence:has-text('Reaches')");
		// What is missing is named as the form names it.
		await page.getByRole("button", { name: "Add a place" }).click();
		await page.waitForSelector(".missing:has-text('Route 1, Place')");
		const missing = await page.locator(".missing li").allTextContents();
		expect(missing.map((one) => one.trim())).toEqual([
			"Title must not be empty",
			"Summary must not be empty",
			"Route 1, Place must not be empty",
		]);
		await page.getByRole("button", { name: "Remove", exact: true }).click();
		await page.getByLabel(/^Title/).fill("Night landings (invented)");
		await page.getByLabel(/^Summary/).fill("Small boats.");
		await page.waitForSelector(".send small[aria-busy=false]");
		await page.reload();
		await page.waitForSelector("form.raise");
		expect(await page.getByLabel(/^Title/).inputValue()).toBe("Night landings (invented)");
		// It outlives the session too.
		await page.context().clearCookies();
		await page.getByLabel(/^Summary/).fill("Small boats by night.");
		await page.waitForSelector("main:has-text('Your session has ended')");
		await page.click(".demo-box button.main");
		await page.waitForSelector("form.raise");
		expect(await page.getByLabel(/^Summary/).inputValue()).toBe("Small boats by night.");
		// The hub stores it, and the answer is lost on the way.
		let lost = 0;
		await page.route(
			/console\/api\/alerts$/,
			async (route) => {
				await route.fetch();
				lost++;
				await route.abort();
			},
			{ times: 1 },
		);
		const send = page.getByRole("button", { name: "Raise the alert" });
		await send.click();
		await page.waitForSelector(".trouble");
		await send.click();
		await page.waitForSelector("article");
		expect(lost).toBe(1);
		// What was recalled has no title any more.
		const mine = await (await as(fiji)).get<{ items: { id: string; title?: string; version: number }[] }>(
			"/alerts?mine=true",
		);
		const [one, ...others] = mine.body.items.filter(({ title }) => title?.startsWith("Night landings"));
		expect(others).toEqual([]);

		await goTo(page, `/alerts/${one?.id}/update`, "form.raise");
		await page.getByLabel(/^Summary/).fill("Mine.");
		const theirs = draft({ title: "Night landings (invented)", summary: "Theirs.", countries: ["FJ", "TO"] });
		await (await as("fj-desk-second-1")).put(`/alerts/${one?.id}`, { expectedVersion: 1, draft: theirs }, key());
		await page.getByRole("button", { name: "Send the update" }).click();
		const conflict = page.locator(".conflict");
		await conflict.waitFor();
		expect(await conflict.textContent()).toMatch(/Mine\.[\s\S]*Theirs\./);
		expect(await conflict.textContent()).toContain("Fiji, Tonga");
		expect((await page.locator("main").allInnerTexts()).join()).not.toMatch(machineWords);
		await conflict.getByRole("button", { name: "I have compared them" }).click();
		await page.getByRole("button", { name: "Send the update" }).click();
		await page.waitForSelector("article:has-text('Mine.')");
		expect(wrong).toEqual([]);
	});

	test("what a post may not see leaves no trace: the same bytes and the same picture with it and without", async () => {
		const { page, wrong } = await signedIn();
		const seen = async () => {
			const answers = new Map<string, string>();
			const hear = async (answer: Response) => {
				const { pathname, search } = new URL(answer.url());
				if (!pathname.startsWith("/console/api/") || pathname.endsWith("/feed")) return;
				answers.set(pathname + search, await answer.text());
			};
			page.on("response", hear);
			const pictures: string[] = [];
			for (const [place, sign] of [
				["/inbox?show=all&q=landings", ".feed.live"],
				["/agencies", "tbody td"],
				["/numbers", "table.numbers"],
				["/health", "h2"],
			] as const) {
				await goTo(page, place, sign);
				pictures.push((await page.screenshot({ fullPage: true, animations: "disabled" })).toString("base64"));
			}
			page.off("response", hear);
			return { answers: [...answers].sort(), pictures };
		};
		await seen();
		const without = await seen();
		const hidden = { handling: { ...draft({}).handling, audience: { agencies: [seedId("to-tcu")] } } };
		await raise(tonga, { title: "Night landings that nobody else may know of (invented)", ...hidden });
		const system = await as("ws-desk-1");
		await system.post("/cases", { title: "Night landings (invented)" }, key());
		const withIt = await seen();
		expect(withIt.answers).toEqual(without.answers);
		expect(withIt.pictures).toEqual(without.pictures);
		// A control: what the post may see does change them.
		await raise(tonga, { title: "Night landings for all (invented)" });
		const changed = await seen();
		expect(changed.pictures[0]).not.toBe(without.pictures[0]);
		expect(wrong).toEqual([]);
	});

	test("who comes back from the agency's page without being signed in reads why, and comes to the inbox by another way", async () => {
		const { page, wrong } = await opened();
		for (const how of ["refused", "away"]) {
			await page.goto("about:blank");
			await page.goto(`${origin}/console/#${how}`);
			await page.waitForSelector("details[open] [role=alert]:has-text('You are not signed in')");
		}
		await page.click(".demo-box button.main");
		await page.waitForSelector("main[data-place='/inbox'] .feed");
		expect(wrong).toEqual([]);
	});

	test("every place is accessible, in English and Arabic, wide and narrow", async () => {
		const report = {
			clientId: "01900000-0000-4000-8000-00000000c001",
			capturedAt: new Date().toISOString(),
			channel: "hotline",
			urgency: "lifeAtRisk",
			observations: ["personsConfined"],
			country: "FJ",
			narrative: hostile,
			things: [{ kind: "vehicle", value: "FJ 12345" }],
		};
		const officer = await as(fiji);
		await officer.post("/reports", report, key());
		const opened_ = await officer.post("/cases", { title: hostile }, key());
		const id = String(opened_.body.id);
		const person = { roles: ["suspectedVictim"], sex: "female", nationality: ["TO"] };
		const added = await officer.post(`/cases/${id}/persons`, person, key());
		const personId = String((added.body.person as { id?: string } | undefined)?.id ?? added.body.id);
		const alert = await raise(tonga, { title: hostile });
		const own = await raise(fiji, { title: hostile });
		const { items } = (await officer.get<{ items: { id: string }[] }>("/reports?status=waiting")).body;
		const places: [string, string][] = [
			["/inbox", "ul.alerts"],
			[`/alerts/${alert}`, "article h1"],
			[`/alerts/${own}`, "article table"],
			["/alerts/new", "form.raise"],
			["/intake", "tbody td"],
			[`/reports/${items[0]?.id}`, "article aside"],
			["/cases", "tbody td"],
			[`/cases/${id}`, "article h2"],
			[`/persons/${personId}`, "article h1"],
			["/numbers", "table.numbers"],
			["/health", "h2"],
			[`/persons/${personId}/assess`, ".sentence"],
			["/device", "main input"],
			["/agencies", "tbody td"],
			["/administration", "tbody td"],
			// The post may not read them, and has no link there.
			["/requests", ".trouble"],
		];
		for (const [language, width] of [
			["en", 1280],
			["ar", 360],
		] as const) {
			const { page, wrong } = await signedIn({ language, width });
			expect(await page.getAttribute("html", "dir")).toBe(language === "ar" ? "rtl" : "ltr");
			for (const [place, sign] of places) {
				await goTo(page, place, sign);
				expect(await seriousFindings(page), `${place} in ${language}`).toEqual([]);
				const words = (await page.locator("main").allInnerTexts()).join().replaceAll(hostile, "");
				expect(words, `${place} in ${language}`).not.toMatch(machineWords);
				const over = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
				expect(over, `${place} at ${width} is too wide`).toBeLessThanOrEqual(0);
			}
			expect(wrong).toEqual([]);
		}
	});
});
