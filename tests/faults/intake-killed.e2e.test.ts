import { expect, onTestFinished, test } from "vitest";
import { openAsker } from "../chaos/ask.ts";
import { judgeThreads, startAssistance, type Threads } from "../chaos/assistance.ts";
import { judgeBooks, judgeDesks, openBooks, startIntake } from "../chaos/intake.ts";
import { judgeAudit } from "../chaos/settle.ts";
import { openStage } from "../chaos/stage.ts";
import { seeded } from "../support/seeded.ts";

test("case intake, its vault, requests for assistance and the database killed under load: every acknowledged report, case and person is there once, with its own identity, and both sides of each request agree", async () => {
	const stage = await openStage({ single: true, intake: true, assistance: true });
	onTestFinished(() => stage[Symbol.asyncDispose]());
	const { caseIntake, vault, mla } = stage.parts;
	const asker = openAsker();
	const books = openBooks();
	const load = startIntake({
		asker,
		url: caseIntake.url,
		token: stage.token,
		books,
		random: seeded(20261122),
		workers: 8,
		perSecond: 100,
	});
	const threads: Threads = new Map();
	const assistance = startAssistance({
		asker,
		url: mla.url,
		token: stage.token,
		threads,
		random: seeded(20261130),
		workers: 4,
	});
	onTestFinished(async () => {
		for (const one of [load, assistance]) one.abandon();
		asker.close();
		await Promise.all([load.stop(), assistance.stop()]);
	});
	const more = (count: number) => load.reached(load.acknowledged() + count);
	for (const part of [vault, caseIntake, vault]) {
		await more(40);
		await assistance.reached(assistance.acknowledged() + 4);
		await Promise.all([part.kill(), mla.kill()]);
		await Promise.all([part.start(), mla.start()]);
	}
	await more(40);
	await stage.database.crash("kill");
	await stage.database.start();
	await more(40);
	await Promise.all([load.stop(), assistance.stop()]);
	expect([assistance.unexpected, assistance.withoutRetryAfter()]).toEqual([[], 0]);
	expect([load.unexpected, load.withoutRetryAfter()]).toEqual([[], 0]);
	expect(load.retried()).toBeGreaterThan(0);

	const pools = {
		caseIntake: stage.database.admin("case-intake"),
		vault: stage.database.admin("vault"),
		mla: stage.database.admin("mla"),
		audit: stage.database.admin("audit"),
	};
	onTestFinished(async () => void (await Promise.all(Object.values(pools).map((pool) => pool.end()))));
	expect(await judgeThreads(threads, pools.mla)).toEqual({ lost: [], doubled: [], differ: 0 });
	expect(await judgeBooks(books, pools)).toEqual({ lost: [], doubled: [] });
	const desks = await judgeDesks(books, { asker, url: caseIntake.url, token: stage.token, most: 50 });
	expect(desks).toEqual({ lost: [], leaked: [] });
	for (const source of ["caseIntake", "vault", "mla"] as const)
		expect(
			await judgeAudit(pools[source], pools.audit, { source: source === "caseIntake" ? "case-intake" : source }),
		).toEqual({
			lost: [],
			doubled: [],
		});

	// The verdict can be another: on a statement that was acknowledged and is not there, and a request that nobody was told of;
	const [oneThread = "", otherThread = ""] = threads.keys();
	threads.get(oneThread)?.push("refuse");
	threads.delete(otherThread);
	expect(await judgeThreads(threads, pools.mla, 0)).toEqual({
		lost: [expect.stringContaining("refuse")],
		doubled: [expect.stringContaining(otherThread)],
		differ: 0,
	});
	// on a report that was never stored, and a case that nobody was told of.
	books.reports.set("absent", { by: { handle: "fj-desk-1", purpose: "investigation" } });
	const [untold = ""] = books.cases.keys();
	books.cases.delete(untold);
	expect(await judgeBooks(books, pools)).toEqual({
		lost: [expect.stringContaining("absent")],
		doubled: [expect.stringContaining(untold)],
	});
});
