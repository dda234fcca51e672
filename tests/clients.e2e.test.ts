import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { sized } from "@seamark/testing";
import createFetchClient from "openapi-fetch";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { paths } from "../libs/client/src/generated/schema.ts";
import { hubTogether, type TestHub } from "./support/hub.ts";

/** Clients that developers make of the hub's description, with nothing of ours in them, sign in and call. */

let hub: TestHub;
const dir = mkdtempSync(join(tmpdir(), "seamark-clients-"));
beforeAll(async () => {
	hub = await hubTogether();
});
afterAll(async () => {
	await hub.stop();
	rmSync(dir, { recursive: true, force: true });
});

const officer = { officer: "fj-desk-1", purpose: "investigation" } as const;

test("by openapi-typescript: an officer signs in, lists, and is refused without a token", async () => {
	const client = createFetchClient<paths>({ baseUrl: hub.identity });
	const { data: signed } = await client.POST("/demo/token", { body: officer });
	const headers = { authorization: `Bearer ${signed?.access_token}` };
	expect((await client.GET("/alerts", { headers })).data?.items).toEqual([]);
	expect((await client.GET("/alerts")).response.status).toBe(401);
});

const tool = join(dirname(import.meta.dirname), "scripts/hey-api-tool");

/** Installs the generator where it is not there yet; says why not where nobody can be asked for it. */
const missing = (): string | undefined => {
	if (existsSync(join(tool, "node_modules/@hey-api/openapi-ts"))) return undefined;
	const npm = process.env.npm_execpath;
	const words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];
	const done = npm?.endsWith("npm-cli.js")
		? spawnSync(process.execPath, [npm, ...words], { cwd: tool, encoding: "utf8" })
		: spawnSync(process.platform === "win32" ? "npm.cmd" : "npm", words, { cwd: tool, encoding: "utf8" });
	return done.status === 0 ? undefined : `${done.stderr ?? ""}${done.error?.message ?? ""}`.trim();
};

type Called = { data?: Record<string, unknown>; error?: { code?: string }; response?: Response };
type Sdk = Record<"getDemoToken" | "listAlerts" | "readAlert", (options?: object) => Promise<Called>>;
type Made = { client: { setConfig(config: object): void } };

test("by hey-api: an officer signs in, lists, and is told what is wrong", {
	timeout: sized(180_000, 180_000),
}, async () => {
	const why = missing();
	if (why !== undefined) {
		console.warn(`NOT CHECKED: hey-api could not be installed from npm: ${why}`);
		return;
	}
	const description = join(dir, "openapi.json");
	writeFileSync(description, await (await fetch(`${hub.identity}/openapi.json`)).text());
	const made = spawnSync(process.execPath, ["write-client.mjs", description, join(dir, "made")], {
		cwd: tool,
		encoding: "utf8",
	});
	expect(made.status, `${made.stdout}${made.stderr}`).toBe(0);
	const load = <T>(file: string) => import(pathToFileURL(join(dir, "made", file)).href) as Promise<T>;
	const { client } = await load<Made>("client.gen.ts");
	const sdk = await load<Sdk>("sdk.gen.ts");
	client.setConfig({ baseUrl: hub.identity });
	expect((await sdk.listAlerts()).error?.code).toBe("UNAUTHENTICATED");
	const { data: signed } = await sdk.getDemoToken({ body: officer });
	client.setConfig({ auth: () => signed?.access_token });
	expect((await sdk.listAlerts({ query: { limit: 5 } })).data).toMatchObject({ items: [] });
	const unknown = "00000000-0000-7000-8000-000000000001";
	expect((await sdk.readAlert({ path: { id: unknown } })).error?.code).toBe("ALERT_NOT_FOUND");
});
