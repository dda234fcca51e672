import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { browserProgram, openBrowser } from "../support/browser.ts";
import { openTour, type Tour } from "./console/tour.ts";
import { openWorld, type World } from "./console/world.ts";
import type { Stage } from "./stage.ts";

/** An officer's day in the browser, with a picture of each screen. Everybody and everything in it is invented. */
export const consoleStory = async (stage: Stage): Promise<void> => {
	const program = browserProgram();
	if (!program) throw new Error("This story needs Chromium: install it, or name one with SEAMARK_BROWSER.");
	const folder = await mkdtemp(`${tmpdir()}/seamark-console-`);
	const world = await openWorld(stage);
	const browser = await openBrowser(program);
	try {
		for (const [language, width] of [
			["en", 1280],
			["ar", 360],
		] as const) {
			stage.scene(`The officer's day, in ${language} at ${width} px`);
			const tour = await openTour(stage, { browser, folder, language, width });
			await day(tour, world);
			stage.check("nothing broke the content policy, and no request left the hub", tour.wrong, []);
			await tour.close();
		}
		stage.say(`The pictures are in ${folder}.`);
	} finally {
		await browser.close();
	}
};

const day = async (tour: Tour, world: World): Promise<void> => {
	const { page, picture, go } = tour;
	await go("");
	await picture("sign-in", ".demo-box button.main");
	await tour.signIn();
	await picture("inbox", "li.flash");
	await page.click(".acting button");
	await picture("choose-post", "section.narrow select");
	await page.click("section.narrow button.main");
	await page.waitForSelector("nav");
	for (const [name, place, sign] of world.places) {
		await go(place);
		await picture(name, sign);
	}
	await go(`/alerts/${world.own}`);
	await page.locator("details.danger-box summary").click();
	await picture("recall", "details.danger-box[open] textarea");
	await go("/alerts/new");
	await page.locator(".checks input").first().check();
	await picture("raise", ".sentence");
	await conflict(tour, world);
	await go(`/alerts/${world.flash}`);
	await page.emulateMedia({ media: "print" });
	await page.evaluate("document.body.classList.add('printing')");
	await picture("print", "article h1");
	await page.evaluate("document.body.classList.remove('printing')");
	await page.emulateMedia({ media: "screen" });
	await tour.signIn("fj-central-authority-desk-1");
	await go("/requests");
	await picture("requests", "tbody td");
};

/** Another officer is faster while this one writes: both versions are side by side. */
const conflict = async ({ page, picture, go }: Tour, world: World): Promise<void> => {
	await go(`/alerts/${world.own}/update`);
	await page.waitForSelector("form.raise textarea");
	await page.locator("form.raise textarea").first().fill("Three boats by night, and a fourth by day (invented).");
	await picture("update", ".sentence");
	await world.overtake();
	await page.locator(".send button.main").click();
	await picture("conflict", ".conflict tbody tr");
};
