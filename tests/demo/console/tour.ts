import { join } from "node:path";
import type { Browser } from "playwright-core";
import { watchedPage } from "../../support/browser.ts";
import type { Stage } from "../stage.ts";

/** A browser in one language and width that is led through the console. */
export const openTour = async (
	stage: Stage,
	o: { browser: Browser; folder: string; language: string; width: number },
) => {
	const origin = stage.url.replace("127.0.0.1", "localhost");
	const { page, context, wrong } = await watchedPage(o.browser, origin, o);
	let taken = 0;
	return {
		page,
		wrong,
		close: () => context.close(),
		go: async (place: string) => {
			await page.goto(place === "" ? `${origin}/console/` : `${origin}/console/#${place}`);
			if (place !== "") await page.waitForSelector(`main[data-place="${place}"]`);
		},
		/** The picture of a screen, once what it is of is there and nothing is on its way any more. */
		picture: async (name: string, sign: string) => {
			await page.waitForSelector(sign);
			await page.waitForSelector(".loading, .feed.opening, [aria-busy=true]", { state: "detached" });
			const file = `${o.language}-${o.width}-${String(++taken).padStart(2, "0")}-${name}.png`;
			await page.screenshot({ path: join(o.folder, file), fullPage: true });
			stage.say(file);
		},
		/** By one click, on a demonstration hub; as the officer who is offered first where none is named. */
		signIn: async (officer?: string) => {
			if (officer) {
				await context.clearCookies();
				await page.goto("about:blank");
				await page.goto(`${origin}/console/`);
				await page.waitForSelector(".demo-box select");
				const value = await page.locator(".demo-box option", { hasText: `${officer} ·` }).getAttribute("value");
				await page.locator(".demo-box select").selectOption(value);
			}
			await page.click(".demo-box button.main");
			await page.waitForSelector("nav");
		},
	};
};
export type Tour = Awaited<ReturnType<typeof openTour>>;
