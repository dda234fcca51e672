import { fork } from "node:child_process";
import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { testFolder } from "@seamark/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ctdcLoader } from "../ctdc/loader.ts";
import { importRecords } from "./handle.ts";
import { commandOf, sessionOf } from "./test-session.ts";
import { ctdcFixture, openImportStage, type Stage } from "./test-support.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openImportStage();
});
afterAll(() => stage.close());

const jobs = async () => (await stage.raw.query("select status, rows_read, rows_taken from import_job")).rows;
const rows = async () =>
	(await stage.raw.query("select count(*)::int as n, count(distinct n)::int as lines from imported_person")).rows[0];

test("a process that is killed half-way leaves whole batches, and the next one goes on behind them", async () => {
	const fixture = await ctdcFixture();
	const head = fixture.indexOf(10) + 1;
	const bytes = Buffer.concat([
		fixture.subarray(0, head),
		...Array.from({ length: 200 }, () => fixture.subarray(head)),
	]);
	const file = join(testFolder(), "killed.csv");
	await writeFile(file, bytes);

	const url = stage.deps.context.config.databaseUrl;
	const child = fork(join(import.meta.dirname, "import-process.ts"), [url, file], { stdio: "inherit" });
	const ended = new Promise<NodeJS.Signals | null>((resolve) => child.once("exit", (_code, signal) => resolve(signal)));
	// It asks before each piece; once a batch is in the database, it gets no answer any more.
	child.on("message", async () => {
		if ((await jobs())[0]?.rows_read > 0) child.kill("SIGKILL");
		else child.send("go on");
	});
	expect(await ended).toBe("SIGKILL");
	const [left] = await jobs();
	expect(left).toMatchObject({ status: "running", rows_taken: left?.rows_read });
	expect(left?.rows_read).toBeGreaterThan(0);
	expect(left?.rows_read).toBeLessThan(60_000);
	expect(await rows()).toEqual({ n: left?.rows_taken, lines: left?.rows_taken });

	const hash = (all: Buffer) => createHash("sha256").update(all).digest("hex");
	const { job } = await importRecords(stage.deps, sessionOf(1), commandOf(bytes, { hash }), ctdcLoader());
	expect(job).toMatchObject({ status: "done", rowsTaken: 60_000 });
	expect(await rows()).toEqual({ n: 60_000, lines: 60_000 });
});
