// Run by killed.int.test.ts as a process of its own: imports a file and asks its parent before each piece that it reads.
import { createHash, randomUUIDv7 } from "node:crypto";
import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { openPool } from "@seamark/db";
import { openLimits } from "@seamark/http";
import { openCommitter } from "@seamark/log";
import type { Deps } from "../../deps.ts";
import { ctdcLoader } from "../ctdc/loader.ts";
import { importRecords } from "./handle.ts";
import { chunksOf, commandOf, sessionOf } from "./test-session.ts";

const [url = "", file = ""] = process.argv.slice(2);
const pool = openPool({ url, name: "import-process", max: 4 });
const newId = () => randomUUIDv7();
const context = {
	pool,
	now: Date.now,
	newId,
	committer: openCommitter({ pool, now: Date.now, newId }),
	limits: openLimits(),
};
const bytes = readFileSync(file);

const asking = async function* () {
	for (const chunk of chunksOf(bytes, 100_000)) {
		const answered = new Promise((resolve) => process.once("message", resolve));
		process.send?.("next");
		await answered;
		yield chunk;
	}
};

const command = commandOf(bytes, {
	hash: (all) => createHash("sha256").update(all).digest("hex"),
	body: Readable.from(asking(), { highWaterMark: 1 }),
});
await importRecords({ context } as unknown as Deps, sessionOf(1), command, ctdcLoader());
process.disconnect();
await pool.end();
