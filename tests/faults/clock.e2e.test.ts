import { rm } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Hub, startHub } from "../../infra/local/src/hub.ts";
import { caller } from "../support/client.ts";
import { draft } from "../support/drafts.ts";
import { hubFolder } from "../support/hub-folder.ts";

const minutes = 60_000;
let hub: Hub;
let dataDir: string;
/** How far the hub's clock is off, in milliseconds. */
let off = 0;
beforeAll(async () => {
	dataDir = await hubFolder("clock");
	// The units' first keys are valid from the moment they are made: this hub was set up a while ago.
	off = -30 * minutes;
	hub = await startHub({
		dataDir,
		host: "127.0.0.1",
		port: 0,
		seed: "demo",
		durable: false,
		now: () => Date.now() + off,
	});
	off = 0;
});
afterAll(async () => {
	await hub?.stop();
	await rm(dataDir, { recursive: true, force: true });
});

/** A token from an issuer whose clock is off by so much. */
const tokenAt = async (ms: number, officer: string, purpose: string) => {
	off = ms;
	const { access_token } = await hub.token({ officer, purpose });
	off = 0;
	return access_token;
};
const statusOf = async (token: string) => (await caller(hub.url, token).get("/alerts")).status;

test("an issuer's clock may be ten seconds ahead of the hub's, and not a minute", async () => {
	expect(await statusOf(await tokenAt(0, "fj-desk-1", "investigation"))).toBe(200);
	expect(await statusOf(await tokenAt(9_000, "fj-desk-1", "investigation"))).toBe(200);
	expect(await statusOf(await tokenAt(61_000, "fj-desk-1", "investigation"))).toBe(401);
	expect(await statusOf(await tokenAt(5 * minutes, "fj-desk-1", "investigation"))).toBe(401);
});

test("a clock five minutes off in either direction hides what it thinks expired, and erases nothing", async () => {
	const fiji = caller(hub.url, await tokenAt(0, "fj-desk-1", "investigation"));
	// A minute and more on either side of each look: this test takes its time on a busy machine.
	const in3 = new Date(Date.now() + 3 * minutes).toISOString();
	const handling = { tlp: "green" as const, audience: { regions: ["pacific"] }, expiresAt: in3 };
	const { id } = (await fiji.post<{ id: string }>("/alerts", draft({ handling }))).body;
	const reads = async (ms: number) => {
		const token = await tokenAt(ms, "to-customs-liaison-1", "border-control");
		off = ms;
		const { status } = await caller(hub.url, token).get(`/alerts/${id}`);
		off = 0;
		return status;
	};
	expect(await reads(0)).toBe(200);
	expect(await reads(5 * minutes)).toBe(404);
	expect(await reads(-5 * minutes)).toBe(200);
	expect(await reads(2 * minutes)).toBe(200);
	expect(await reads(4 * minutes)).toBe(404);
	// Nothing was erased by the clock that was ahead.
	expect(await reads(0)).toBe(200);
	expect((await fiji.get(`/alerts/${id}`)).status).toBe(200);
	// And the log goes on, in its own order, no matter what times its entries say.
	off = -5 * minutes;
	const late = await caller(hub.url, await tokenAt(-5 * minutes, "fj-desk-1", "investigation")).post<{ id: string }>(
		"/alerts",
		draft(),
	);
	off = 0;
	expect(late.status).toBe(201);
	const feed = await caller(hub.url, await tokenAt(0, "sb-desk-1", "investigation")).feed("?from=start");
	await feed.next((item) => item.data.id === late.body.id);
	const raised = feed.items().flatMap((item) => (item.event === "raised" ? [item.data.id] : []));
	expect(raised.filter((one) => one === id || one === late.body.id)).toEqual([id, late.body.id]);
	await feed.close();
});
