import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

const places = [
	"/usr/bin/chromium",
	"/usr/bin/chromium-browser",
	"/usr/bin/google-chrome",
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** A browser of this machine; undefined where there is none. */
export const browserProgram = (): string | undefined =>
	[process.env.SEAMARK_BROWSER ?? "", ...places].find((path) => path !== "" && existsSync(path));

export const openBrowser = (program: string): Promise<Browser> =>
	chromium.launch({
		executablePath: program,
		args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
	});

/** A page that hears of everything that must not be: broken policy, requests elsewhere, failures of the script. */
export type WatchedPage = { page: Page; context: BrowserContext; wrong: string[] };

export const watchedPage = async (
	browser: Browser,
	origin: string,
	o: { language?: string; width?: number } = {},
): Promise<WatchedPage> => {
	const context = await browser.newContext({
		viewport: { width: o.width ?? 1280, height: 900 },
		locale: o.language ?? "en",
	});
	const page = await context.newPage();
	const wrong: string[] = [];
	page.on("pageerror", (error) => wrong.push(`script: ${error.message}`));
	page.on("console", (message) => {
		if (/Content Security Policy|Trusted/.test(message.text())) wrong.push(`policy: ${message.text()}`);
	});
	page.on("dialog", (dialog) => {
		wrong.push(`dialog: ${dialog.message()}`);
		void dialog.dismiss();
	});
	page.on("request", (request) => {
		const url = request.url();
		if (!url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url)) wrong.push(`foreign request: ${url}`);
	});
	return { page, context, wrong };
};

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
type Finding = { id: string; impact: string; nodes: { target: string[] }[] };

/** What axe finds serious on the page as it is. It is put in by the debugger: the page's own policy would not let it in. */
export const seriousFindings = async (page: Page): Promise<string[]> => {
	const session = await page.context().newCDPSession(page);
	const evaluate = async (expression: string) => {
		const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
			expression,
			awaitPromise: true,
			returnByValue: true,
		});
		if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
		return result.value as unknown;
	};
	await evaluate(`${await readFile(axe, "utf8")};0`);
	const found = await evaluate(
		"axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then((r) => r.violations)",
	);
	await session.detach();
	return (found as Finding[])
		.filter(({ impact }) => impact === "serious" || impact === "critical")
		.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
};

/** An authenticator that the browser itself plays: it makes passkeys, and the person is there until it is said otherwise. */
export const virtualAuthenticator = async (page: Page): Promise<{ verifies(is: boolean): Promise<unknown> }> => {
	const session = await page.context().newCDPSession(page);
	await session.send("WebAuthn.enable");
	const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
		options: {
			protocol: "ctap2",
			transport: "internal",
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			automaticPresenceSimulation: true,
		},
	});
	return {
		verifies: (isUserVerified) => session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
	};
};
