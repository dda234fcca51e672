import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { judgeAudit } from "../chaos/settle.ts";
import { openStage, type Stage } from "../chaos/stage.ts";
import { caller } from "../support/client.ts";
import { draft } from "../support/drafts.ts";
import { openSmallDisk } from "./small-disk.ts";
import { openRound, until } from "./support.ts";

test("the disk is full: writers are told so and when to come back, nothing is half-written, and with room the hub goes on by itself", async () => {
	await using stack = new AsyncDisposableStack();
	const dir = await mkdtemp(join(tmpdir(), "seamark-disk-"));
	stack.defer(() => rm(dir, { recursive: true, force: true }));
	let stage: Stage | undefined;
	const disk = openSmallDisk(dir, () => (stage as Stage).database.admin("alerts"));
	stack.defer(() => disk.unmount());
	stage = stack.use(
		await openStage({
			dataDir: join(dir, "data"),
			single: true,
			settings: { min_wal_size: "64MB", max_wal_size: "128MB" },
		}),
	);
	const { url } = stage.parts.alerts;
	const round = openRound({ urls: [url], token: stage.token });
	const pids = stage.all.map((part) => part.pid());
	await round.more(60);

	await disk.fill();
	const fiji = caller(url, await stage.token("fj-desk-1", "investigation"));
	/** Larger than the room that is left in pages that exist. */
	const large = draft({ summary: "夜に小舟が着く。".repeat(1_200), title: "large (invented)" });
	const full = await until("a refusal", async () => {
		const answer = await fiji.post("/alerts", large, { "idempotency-key": "large-and-refused" });
		return answer.status === 201 ? undefined : answer;
	});
	expect([full.status, full.body.code]).toEqual([503, "STORAGE_FULL"]);
	expect(Number(full.headers.get("retry-after"))).toBeGreaterThan(0);
	expect(full.text).not.toMatch(/No space|extend file/);
	await until("the load is refused too", async () => (round.load.answers.get("503 STORAGE_FULL") ?? 0) > 10);
	expect((await fetch(`${url}/healthz`)).status).toBe(200);

	await disk.free();
	await round.more(60);
	expect(stage.all.map((part) => part.pid())).toEqual(pids);
	console.log(
		`disk full (${disk.how}): ${round.load.answers.get("503 STORAGE_FULL")} refusals, ${JSON.stringify(Object.fromEntries(round.load.answers))}`,
	);
	await round.finish(() => stage.database.admin("alerts"));
	const [store, audit] = [stage.database.admin("alerts"), stage.database.admin("audit")];
	stack.defer(async () => void (await Promise.all([store.end(), audit.end()])));
	expect(await judgeAudit(store, audit)).toEqual({ lost: [], doubled: [] });
	// What was refused left no version, no event and no key behind.
	const halves =
		await store.query(`select (select count(*) from alert where content ->> 'title' = 'large (invented)') as alerts,
		(select count(*) from seamark.idempotency_key where key = 'sha256:' || encode(sha256(convert_to(holder::text || ' large-and-refused', 'UTF8')), 'hex')) as keys,
		(select count(*) from alert_version v where not exists (select from alert a where a.id = v.alert_id)) as versions`);
	expect(halves.rows).toEqual([{ alerts: 0, keys: 0, versions: 0 }]);
});
