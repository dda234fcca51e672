import { expect, onTestFinished, test } from "vitest";
import { openAsker } from "../chaos/ask.ts";
import { judgeBooks, judgeDesks, openBooks, startIntake } from "../chaos/intake.ts";
import { judgeAudit } from "../chaos/settle.ts";
import { openStage } from "../chaos/stage.ts";
import { seeded } from "../support/seeded.ts";

test("case intake, its vault and the database killed under load: every acknowledged report, case and person is there once, with its own identity", async () => {
	const stage = await openStage({ single: true, intake: true });
	onTestFinished(() => stage[Symbol.asyncDispose]());
	const { caseIntake, vault } = stage.parts;
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
	onTestFinished(async () => {
		load.abandon();
		asker.close();
		await load.stop();
	});
	const more = (count: number) => load.reached(load.acknowledged() + count);
	for (const part of [vault, caseIntake, vault]) {
		await more(40);
		await part.kill();
		await part.start();
	}
	await more(40);
	await stage.database.crash("kill");
	await stage.database.start();
	await more(40);
	await load.stop();
	expect([load.unexpected, load.withoutRetryAfter()]).toEqual([[], 0]);
	expect(load.retried()).toBeGreaterThan(0);

	const pools = {
		caseIntake: stage.database.admin("case-intake"),
		vault: stage.database.admin("vault"),
		audit: stage.database.admin("audit"),
	};
	onTestFinished(async () => void (await Promise.all(Object.values(pools).map((pool) => pool.end()))));
	expect(await judgeBooks(books, pools)).toEqual({ lost: [], doubled: [] });
	const desks = await judgeDesks(books, { asker, url: caseIntake.url, token: stage.token, most: 50 });
	expect(desks).toEqual({ lost: [], leaked: [] });
	for (const source of ["caseIntake", "vault"] as const)
		expect(
			await judgeAudit(pools[source], pools.audit, { source: source === "vault" ? source : "case-intake" }),
		).toEqual({
			lost: [],
			doubled: [],
		});

	// The verdict can be another: on a report that was never stored, and a case that nobody was told of.
	books.reports.set("absent", { by: { handle: "fj-desk-1", purpose: "investigation" } });
	const [untold = ""] = books.cases.keys();
	books.cases.delete(untold);
	expect(await judgeBooks(books, pools)).toEqual({
		lost: [expect.stringContaining("absent")],
		doubled: [expect.stringContaining(untold)],
	});
});
