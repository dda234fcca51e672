import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { followDirectory, openAuthenticator } from "@seamark/auth";
import { type Limits, openHttp, openLimits } from "@seamark/http";
import { databaseOf } from "@seamark/service";
import { startTelemetry } from "@seamark/telemetry";
import { startHub } from "../../infra/local/src/hub.ts";
import { AlertDraft } from "../../services/alerts/src/alert/schema.ts";
import { roomyLimits } from "../support/limits.ts";
import { copyAlerts } from "./copy-alerts.ts";
import { fillCases } from "./fill-cases.ts";
import { servePeer } from "./processes.ts";
import { profileCalls } from "./profile.ts";
import { cpuMsOf, memoryKbNow, treeOf } from "./usage.ts";

/** The hub under test in a process of its own, as `npm start` runs it: durable, every service, demo region. */

const stack = new AsyncDisposableStack();
type Hub = Awaited<ReturnType<typeof startHub>>;
let hub: Hub;

type Start = { dataDir: string; directory?: object; limits?: Limits };

const start = async ({ dataDir, directory, limits }: Start) => {
	stack.defer(startTelemetry({ service: "seamark" }));
	const directoryFile = join(dataDir, "directory.json");
	if (directory) {
		await mkdir(dataDir, { recursive: true });
		await writeFile(directoryFile, JSON.stringify(directory));
	}
	const seeded = directory ? { seed: "none" as const, directoryFile } : { seed: "demo" as const };
	hub = await startHub({ dataDir, host: "127.0.0.1", port: 0, limits: limits ?? roomyLimits, ...seeded });
	stack.defer(() => hub.stop());
	return { url: hub.url, withoutDatabase: await routeWithoutDatabase() };
};

/** The route of an alert with the same checks, authentication and schema, that stores nothing: what the storing costs. */
const routeWithoutDatabase = async (): Promise<string> => {
	const alerts = hub.context("alerts");
	const directory = followDirectory({
		identity: alerts.identity,
		directory: alerts.directoryClient(),
		log: alerts.logClient("identity"),
	});
	stack.defer(() => directory.close());
	await directory.ready();
	const app = await openHttp({
		title: "Without a database",
		publicUrl: hub.url,
		authenticator: openAuthenticator({ directory, now: Date.now, allowBearer: true }),
		limits: openLimits(roomyLimits),
		log: alerts.log,
		notReady: async () => [],
	});
	app.post<{ Body: AlertDraft }>(
		"/alerts",
		{ schema: { body: AlertDraft }, config: { access: "alerts:raise" } },
		async (_request, reply) => {
			const id = alerts.newId();
			return reply
				.code(201)
				.header("location", `/alerts/${id}`)
				.send({ id, version: 1, status: "live", raisedAt: new Date(alerts.now()).toISOString() });
		},
	);
	await app.listen({ host: "127.0.0.1", port: 0 });
	stack.defer(() => app.close());
	return `http://127.0.0.1:${(app.server.address() as { port: number }).port}`;
};

/** Waits until the audit has recorded every alert: what it still does belongs to the measurement before. */
const settle = async ({ withinMs }: { withinMs: number }): Promise<{ ms: number }> => {
	const began = performance.now();
	const [alerts, audit] = [hub.context("alerts"), hub.context("audit")];
	for (;;) {
		const head = await alerts.pool.query<{ position: number }>("select position from seamark.log_head");
		const done = await audit.pool.query<{ position: number }>(
			"select coalesce(max(position), 0) as position from seamark.cursor where consumer = 'audit-alerts'",
		);
		const ms = performance.now() - began;
		if ((done.rows[0]?.position ?? 0) >= (head.rows[0]?.position ?? 0)) return { ms: Math.round(ms) };
		if (ms > withinMs) throw new Error(`the audit is still behind after ${withinMs / 1_000} s`);
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
};

servePeer(
	{
		start,
		settle,
		copyAlerts: ({ alerts }: { alerts: number }) => copyAlerts(hub.postgres.url(databaseOf("alerts")), alerts),
		fillCases: ({ persons }: { persons: number }) => fillCases(hub.postgres.url(databaseOf("case-intake")), persons),
		cpu: () => ({ hub: cpuMsOf([process.pid]) ?? 0, database: cpuMsOf(treeOf(hub.postgres.pid)) ?? 0 }),
		memory: memoryKbNow,
		pid: () => process.pid,
		...profileCalls(),
	},
	() => stack.disposeAsync(),
);
