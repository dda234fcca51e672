import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { browserProgram, openBrowser, watchedPage } from "../support/browser.ts";
import { draft } from "../support/drafts.ts";
import type { Stage } from "./stage.ts";

/** An officer's day in the browser, with a picture of each screen. Everybody and everything in it is invented. */
export const consoleStory = async (stage: Stage): Promise<void> => {
	const program = browserProgram();
	if (!program) throw new Error("This story needs Chromium: install it, or name one with SEAMARK_BROWSER.");
	const folder = await mkdtemp(join(tmpdir(), "seamark-console-"));
	const origin = stage.url.replace("127.0.0.1", "localhost");
	const tonga = await stage.as("to-customs-desk-1");
	const fiji = await stage.as("fj-desk-1");
	const flash = draft({ title: "Boat without engine (invented)", urgency: "flash", kind: "life-at-risk" });
	await tonga.post("/alerts", flash, { "idempotency-key": "story-flash-alert" });
	const opened = await fiji.post("/cases", { title: "House behind the market (invented)" });
	const browser = await openBrowser(program);
	try {
		const { page, wrong } = await watchedPage(browser, origin);
		const picture = async (name: string, sign: string) => {
			await page.waitForSelector(sign);
			await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
			stage.say(`${name}.png`);
		};
		stage.scene("Fiji's desk signs in, by one click: this is a demonstration");
		await page.goto(`${origin}/console/`);
		await picture("1-sign-in", ".demo-box button.main");
		await page.click(".demo-box button.main");
		stage.scene("The inbox has a flash alert of Tonga");
		await picture("2-inbox", "li.flash");
		await page.click("a.title");
		await picture("3-alert", "article h1");
		await page.getByRole("button", { name: "Acknowledge" }).click();
		stage.scene("An alert is drafted: the hub says whom it would reach before it is sent");
		await page.goto(`${origin}/console/#/alerts/new`);
		await page.getByRole("checkbox", { name: "pacific" }).check();
		await picture("4-raise", ".sentence");
		stage.scene("The queue, the cases, the agency");
		for (const [name, place, sign] of [
			["5-intake", "/intake", "h1"],
			["6-cases", "/cases", "tbody td"],
			["7-case", `/cases/${String(opened.body.id)}`, "article h2"],
			["8-agencies", "/agencies", "tbody td"],
			["9-administration", "/administration", "tbody td"],
		] as const) {
			await page.goto(`${origin}/console/#${place}`);
			await picture(name, sign);
		}
		stage.check("nothing broke the content policy, and no request left the hub", wrong, []);
		stage.say(`The pictures are in ${folder}.`);
	} finally {
		await browser.close();
	}
};
