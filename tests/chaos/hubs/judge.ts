import { setTimeout as pause } from "node:timers/promises";
import { openPool } from "@seamark/db";
import { startPostgres } from "@seamark/postgres";
import { databaseOf } from "@seamark/service";
import { caller } from "../../support/client.ts";
import type { Written } from "./load.ts";
import type { Hub, Stage } from "./stage.ts";

export type Verdict = { lost: string[]; doubled: string[]; reordered: string[]; leaked: string[]; across: number };

type Link = { hub: string; waiting: number; openReceipts: number };

/** Until no hub has anything left to tell another; throws when that takes longer than any back-off. */
export const untilSettled = async (stage: Stage, withinMs: number): Promise<void> => {
	const end = performance.now() + withinMs;
	let still = 0;
	let last = "";
	while (still < 3) {
		if (performance.now() > end) throw new Error(`the hubs do not settle: ${last}`);
		await pause(1_000);
		const open: string[] = [];
		for (const hub of stage.hubs) {
			const operator = caller(hub.part.url, await hub.token("operator"));
			const { items = [] } = (await operator.get<{ items?: Link[] }>("/exchange/links")).body;
			for (const link of items)
				if (link.waiting > 0 || link.openReceipts > 0)
					open.push(`${hub.name} to ${link.hub}: ${link.waiting} frames, ${link.openReceipts} receipts`);
			if (items.length !== stage.hubs.length - 1) open.push(`${hub.name} has ${items.length} links`);
		}
		last = open.join("; ");
		still = open.length === 0 ? still + 1 : 0;
	}
};

/** What an officer of each hub reads of each alert of the others, against what was acknowledged. */
export const judgeReaders = async (stage: Stage, written: readonly Written[], verdict: Verdict): Promise<void> => {
	for (const hub of stage.hubs) {
		const reader = caller(hub.part.url, await hub.token("reader"));
		for (const one of written) {
			if (one.by === hub.name) continue;
			const { status, body } = await reader.get<{ status: string; title: string }>(`/alerts/${one.id}`);
			const live = status === 200 && body.status === "live";
			const what = `${one.by} ${one.id} ${one.title} (${one.state}, version ${one.version}, to ${one.to.join(" ")}) at ${hub.name}: ${status} ${body.status} ${body.title ?? ""}`;
			if (live && !one.ever.has(hub.country)) verdict.leaked.push(what);
			if (one.unsure) continue;
			const wanted = one.state === "live" && one.to.includes(hub.country);
			if (live && !wanted) verdict.leaked.push(what);
			if (wanted && !live) verdict.lost.push(what);
			if (wanted && live && body.title !== one.title) verdict.lost.push(`an older version: ${what}`);
			if (wanted && live) verdict.across++;
		}
	}
};

type Row = { subject: string; version: number; state: string; digest: string };

/** What is in the tables: each pair of hubs holds what it was told, and no event is there twice or out of order. The hubs are stopped. */
export const judgeTables = async (hubs: readonly Hub[], verdict: Verdict): Promise<void> => {
	await using stack = new AsyncDisposableStack();
	const pools = new Map<string, { exchange: ReturnType<typeof openPool>; alerts: ReturnType<typeof openPool> }>();
	for (const hub of hubs) {
		const server = await startPostgres({ dataDir: hub.dataDir });
		stack.defer(() => server.stop("fast"));
		const open = (service: string) => {
			const pool = openPool({ url: server.url(databaseOf(service)), name: "judge", max: 2 });
			stack.defer(() => pool.end());
			return pool;
		};
		pools.set(hub.name, { exchange: open("exchange"), alerts: open("alerts") });
	}
	const rows = async (at: Hub, table: "sent" | "held", other: Hub) => {
		const found = await pools
			.get(at.name)
			?.exchange.query<Row>(`select subject, version, state, digest from ${table} where hub = $1`, [other.id]);
		return new Map(
			found?.rows.map((row) => [
				row.subject,
				row.state === "recalled" ? "recalled" : `${row.state} ${row.version} ${row.digest}`,
			]) ?? [],
		);
	};
	for (const from of hubs)
		for (const to of hubs) {
			if (from === to) continue;
			const [told, held] = [await rows(from, "sent", to), await rows(to, "held", from)];
			for (const subject of new Set([...told.keys(), ...held.keys()]))
				if (told.get(subject) !== held.get(subject))
					verdict.lost.push(
						`${from.name} has told ${to.name} of ${subject}: ${told.get(subject)}; held: ${held.get(subject)}`,
					);
		}
	for (const hub of hubs) {
		const log = async (sql: string) =>
			(await pools.get(hub.name)?.alerts.query<{ what: string }>(sql))?.rows.map(
				({ what }) => `${hub.name}: ${what}`,
			) ?? [];
		verdict.doubled.push(
			...(await log(`select subject || ' ' || version as what from seamark.log_entry where type like '%AlertRaised' or type like '%AlertUpdated'
				group by subject, version having count(*) > 1`)),
		);
		verdict.reordered.push(
			...(await log(`select subject || ' ' || version as what from (select subject, version, lag(version) over (partition by subject order by position) as before
				from seamark.log_entry where type like '%AlertRaised' or type like '%AlertUpdated' or type like '%AlertRecalled') e where version < before`)),
		);
	}
};
