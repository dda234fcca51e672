import { rm } from "node:fs/promises";
import { expect, onTestFinished, test } from "vitest";
import { startHub } from "../infra/local/src/hub.ts";
import { browserProgram, openBrowser, watchedPage } from "./support/browser.ts";
import { demoToken } from "./support/client.ts";
import { hubFolder } from "./support/hub-folder.ts";
import { openidAgency } from "./support/openid-agency.ts";
import { openProvider } from "./support/openid-provider.ts";

/** An officer of an agency that holds its own key signs in to the console at that agency's own page, which is another site. */

const program = browserProgram();

test.skipIf(program === undefined && !process.env.CI)(
	"an officer goes to the agency's page, comes back signed in, and not where that page says something wrong",
	async () => {
		const dataDir = await hubFolder("openid");
		const env = { SEAMARK_PROVIDER_ALLOW: "127.0.0.0/8" };
		const hub = await startHub({ dataDir, host: "127.0.0.1", port: 0, seed: "demo", durable: false, env });
		onTestFinished(async () => {
			await hub.stop();
			await rm(dataDir, { recursive: true, force: true });
		});
		const origin = hub.url.replace("127.0.0.1", "localhost");
		const agency = await openidAgency({
			url: hub.url,
			audience: hub.url,
			centreToken: await demoToken(hub.url, { officer: "ws-ptccc-operations-1" }),
			handle: "to-openid",
		});
		const provider = await openProvider({ now: Date.now });
		onTestFinished(() => provider.close());
		const { id, clientKey, redirectUri } = await agency.post(await agency.token(agency.first), "/providers", {
			issuer: provider.issuer,
			clientId: "seamark",
		});
		expect(redirectUri).toBe(`${origin}/console/provider/${agency.id}`);
		provider.register("seamark", clientKey as object);
		await agency.post(await agency.token(agency.second), `/providers/${String(id)}/confirm`, {});
		const subject = await agency.post(await agency.token(agency.first), `/officers/${agency.third}/provider-subjects`, {
			subject: "subject-1",
		});
		await agency.post(await agency.token(agency.second), `/provider-subjects/${String(subject.id)}/confirm`, {});

		const browser = await openBrowser(program ?? "");
		onTestFinished(() => browser.close());
		const { page, context, wrong } = await watchedPage(browser, origin);
		const go = async () => {
			await page.goto(`${origin}/console/`);
			const box = page.locator("details", { hasText: "Sign in at your agency" });
			await box.locator("summary").click();
			await box.locator("input").fill(agency.handle);
			await box.locator("button").click();
		};
		provider.set({ mode: "another nonce" });
		await go();
		await page.waitForSelector("details[open] [role=alert]");
		expect(new URL(page.url()).search).toBe("");
		expect((await context.cookies()).filter(({ name }) => name === "__Host-seamark")).toEqual([]);

		provider.set({ mode: "right" });
		await go();
		await page.waitForSelector("section.narrow select");
		expect(await page.locator("body").textContent()).toContain("third");
		const cookies = await context.cookies();
		expect(cookies).toMatchObject([{ name: "__Host-seamark", sameSite: "Strict", httpOnly: true, secure: true }]);
		// An answer that somebody else was given signs nobody in: this browser began nothing.
		await context.clearCookies();
		await page.goto(`${origin}/console/provider/${agency.id}?code=x&state=${"A".repeat(72)}`);
		await page.waitForSelector("details[open] [role=alert]");
		// The provider's own page is the one other origin.
		expect(wrong.filter((one) => !one.startsWith(`foreign request: ${provider.issuer}/authorize`))).toEqual([]);
	},
	120_000,
);
