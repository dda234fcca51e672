import { rm } from "node:fs/promises";
import { openPool } from "@seamark/db";
import { startPostgres } from "@seamark/postgres";
import { expect, test } from "vitest";
import { openWholeHub } from "../chaos/stage.ts";
import { demoToken } from "../support/client.ts";
import { hubFolder } from "../support/hub-folder.ts";
import { openRound } from "./support.ts";

test("a whole hub killed three times under load keeps every acknowledged alert once, and its readers go on where they were", async () => {
	await using stack = new AsyncDisposableStack();
	const dataDir = await hubFolder("killed");
	stack.defer(() => rm(dataDir, { recursive: true, force: true }));
	const hub = await openWholeHub(dataDir);
	const { url } = hub;
	stack.defer(() => hub.stop());
	await hub.start();
	const tokens = new Map<string, string>();
	const token = async (officer: string, purpose?: string) => {
		const kept = tokens.get(officer);
		if (kept) return kept;
		const made = await demoToken(url, { officer, ...(purpose ? { purpose } : {}) });
		tokens.set(officer, made);
		return made;
	};
	const round = openRound({ urls: [url], token });
	for (let kill = 0; kill < 3; kill++) {
		await round.more(60);
		await hub.kill();
		// The database may still be stopping; the next start waits for it.
		await hub.start();
	}
	await round.more(60);
	expect(round.load.retried()).toBeGreaterThan(0);
	await round.finish(async () => {
		await hub.kill();
		const postgres = await startPostgres({ dataDir });
		stack.defer(() => postgres.stop("immediate"));
		return openPool({ url: postgres.url("seamark_alerts"), name: "test", max: 2 });
	});
});
