import { rm } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
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
const fiji = "fj-desk-1";
const tonga = "to-customs-desk-1";

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

	test("an officer enrols a passkey by a code of two, works with it, and leaves nothing behind", async () => {
		const liaison = seedId("fj-liaison-1");
		const [first, second] = [await as(fiji), await as("fj-desk-second-1")];
		const asked = await first.post(`/officers/${liaison}/enrolments`, {}, key());
		const confirmed = await second.post(`/enrolments/${String(asked.body.id)}/confirm`, {}, key());
		const { page, wrong } = await opened();
		await virtualAuthenticator(page);
		await page.click("summary");
		const [one, two] = await page.locator("details input").all();
		await one?.fill(String(asked.body.firstHalf));
		await two?.fill(String(confirmed.body.secondHalf).toLowerCase());
		await page.click("details button");
		await page.waitForSelector("details [role=status]");
		await page.getByRole("button", { name: "Sign in with a passkey" }).click();
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
		await goTo(page, "/inbox?q=nothing-has-this-word", ".empty");
		expect(await page.textContent(".empty")).toContain("nothing-has-this-word");
		expect(wrong).toEqual([]);
	});

	test("a draft outlives the page, says whom it reaches, is sent once over a broken line, and shows a conflict side by side", async () => {
		const { page, wrong } = await signedIn();
		await goTo(page, "/alerts/new", "form.raise");
		await page.getByRole("checkbox", { name: "pacific" }).check();
		await page.waitForSelector(".sentence:has-text('Reaches')");
		await page.getByLabel(/^Title/).fill("Night landings (invented)");
		await page.getByLabel(/^Summary/).fill("Small boats.");
		await page.waitForSelector(".send small[aria-busy=false]");
		await page.reload();
		await page.waitForSelector("form.raise");
		expect(await page.getByLabel(/^Title/).inputValue()).toBe("Night landings (invented)");
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
		const mine = await (await as(fiji)).get<{ items: { id: string; title: string; version: number }[] }>(
			"/alerts?mine=true",
		);
		const [one, ...others] = mine.body.items.filter(({ title }) => title.startsWith("Night landings"));
		expect(others).toEqual([]);

		await goTo(page, `/alerts/${one?.id}/update`, "form.raise");
		await page.getByLabel(/^Summary/).fill("Mine.");
		const theirs = draft({ title: "Night landings (invented)", summary: "Theirs." });
		await (await as("fj-desk-second-1")).put(`/alerts/${one?.id}`, { expectedVersion: 1, draft: theirs }, key());
		await page.getByRole("button", { name: "Send the update" }).click();
		const conflict = page.locator(".conflict");
		await conflict.waitFor();
		expect(await conflict.textContent()).toMatch(/Mine\.[\s\S]*Theirs\./);
		await conflict.getByRole("button", { name: "I have compared them" }).click();
		await page.getByRole("button", { name: "Send the update" }).click();
		await page.waitForSelector("article:has-text('Mine.')");
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
			[`/persons/${String((added.body.person as { id?: string } | undefined)?.id ?? added.body.id)}`, "article h1"],
			["/agencies", "tbody td"],
			["/administration", "tbody td"],
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
				const over = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
				expect(over, `${place} at ${width} is too wide`).toBeLessThanOrEqual(0);
			}
			expect(wrong).toEqual([]);
		}
	});
});
