import { randomUUID } from "node:crypto";
import type { Authenticator } from "@seamark/auth";
import { decodeEvent } from "@seamark/contracts";
import { openHttp } from "@seamark/http";
import { logMigrations, readLog } from "@seamark/log";
import { openLogger } from "@seamark/telemetry";
import { expect, onTestFinished, test } from "vitest";
import { openOperations, openRefusals } from "./operations/index.ts";
import { operatorOperations } from "./operator-operations.ts";
import { testContext } from "./testing.ts";

const claims = { agency: randomUUID(), post: randomUUID(), purpose: "oversight", tokenId: "t" };
// Tokens are tested where they are read; here a caller simply has the scope that it names.
const authenticator = {
	authenticate: async ({ authorization }: { authorization?: string }) => ({
		claims,
		principal: () => ({ ...claims, scopes: [authorization] }),
	}),
} as unknown as Authenticator;

test("an operator sees dead letters without payloads, redrives them, and resets a cursor, on record; nobody else does", async () => {
	const context = await testContext({ name: "audit", migrations: [logMigrations] });
	onTestFinished(() => context.close());
	const { pool } = context;
	await pool.query(`insert into seamark.dead_letter (consumer, source, position, event_id, type, subject, time, traceparent, data, cause, attempts)
		values ('audit', 'alerts', 7, gen_random_uuid(), 't', 's', now(), '', '\\x534543524554', 'poison', 5)`);
	await pool.query(
		"insert into seamark.cursor (consumer, source, partition, position, transport_offset) values ('audit', 'alerts', 0, 900, 12)",
	);
	const redriven: number[] = [];
	const app = await openHttp({
		title: "test",
		publicUrl: "http://127.0.0.1",
		authenticator,
		log: openLogger({ service: "test", level: "fatal" }),
		notReady: async () => [],
	});
	onTestFinished(() => app.close());
	const refusals = openRefusals({ committer: context.committer, now: context.now, onError: () => undefined });
	onTestFinished(() => refusals.close());
	operatorOperations(openOperations({ app, context, refusals, tag: "operations" }), {
		service: "audit",
		pool,
		states: () => [],
		consumers: [
			{
				consumer: "audit",
				source: "alerts",
				effect: async (_tx, events) => void redriven.push(...events.map((event) => event.position)),
			},
		],
	});
	const call = (method: "GET" | "POST", url: string, payload?: object, authorization = "ops:redrive") =>
		app.inject({ method, url: `/ops/audit/${url}`, headers: { authorization }, ...(payload ? { payload } : {}) });

	expect((await call("GET", "dead-letters", undefined, "alerts:read")).statusCode).toBe(403);
	const listed = await call("GET", "dead-letters");
	expect(listed.json()).toMatchObject({ items: [{ position: 7, cause: "poison", state: "dead" }] });
	expect(listed.body).not.toContain("SECRET");
	expect(listed.json().items[0]).not.toHaveProperty("data");

	const key = { consumer: "audit", source: "alerts" };
	expect((await call("POST", "dead-letters/redrive", key, "alerts:read")).statusCode).toBe(403);
	expect((await call("POST", "dead-letters/redrive", { ...key, source: "identity" })).statusCode).toBe(404);
	expect((await call("POST", "dead-letters/redrive", { ...key, all: true })).statusCode).toBe(400);
	expect((await call("POST", "dead-letters/redrive", key)).json()).toEqual({ redriven: 1, left: 0 });
	expect((await call("POST", "dead-letters/redrive", key)).json()).toEqual({ redriven: 0, left: 0 });
	expect(redriven).toEqual([7]);

	expect((await call("POST", "cursors/reset", { ...key, to: "5" })).statusCode).toBe(400);
	expect((await call("POST", "cursors/reset", { ...key, to: 5 })).statusCode).toBe(200);
	expect((await pool.query("select position, transport_offset from seamark.cursor")).rows).toEqual([
		{ position: 5, transport_offset: null },
	]);

	const { events } = await readLog(pool, 0, 100);
	const recorded = events.flatMap((event) => {
		const decoded = decodeEvent(event);
		return decoded?.name === "RecordsAccessed" ? [decoded.payload] : [];
	});
	const attempts = recorded.filter(({ found }) => !found).map(({ record, query }) => `${record}: ${query}`);
	expect(attempts).toEqual([
		"dead-letter: list-dead-letters-of-audit",
		"dead-letter: redrive-dead-letters-of-audit",
		"dead-letter: redrive-dead-letters-of-audit",
	]);
	expect(recorded.filter(({ action, found }) => found && action === "alteration").map(({ query }) => query)).toEqual([
		"redrive of audit alerts",
		"redrive of audit alerts",
		"reset of audit alerts to 5",
	]);
});
