import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Pool } from "@seamark/db";
import { type Batch, consume, type EventSource, wholeLog } from "@seamark/events";
import { readLog } from "@seamark/log";
import { recordEvents } from "../../services/audit/src/record-events/record-events.ts";

/** A hub as releases left it in which the vault was called referral, made from one of today by renaming backwards. */

const renameEntry = async (file: string) => {
	const { vault, ...rest } = JSON.parse(await readFile(file, "utf8"));
	await writeFile(file, JSON.stringify({ ...rest, referral: vault }));
};

/** The key files of a folder, and the public keys in it. */
export const ageKeys = async (folder: string): Promise<void> => {
	await rename(join(folder, "vault.jwk"), join(folder, "referral.jwk")).catch(() => undefined);
	await renameEntry(join(folder, "services.json"));
};

/** Database and roles. No session may be open in them. */
export const ageDatabase = async (admin: (database: string) => Pool): Promise<void> => {
	const [vault, postgres] = [admin("seamark_vault"), admin("postgres")];
	await vault.query("update seamark.migration set set_name = 'referral' where set_name = 'vault'");
	await vault.end();
	await postgres.query("alter database seamark_vault rename to seamark_referral");
	for (const end of ["", "_owner"])
		await postgres.query(`alter role seamark_vault${end} rename to seamark_referral${end}`);
	await postgres.end();
};

/** What else an embedded hub keeps. */
export const ageSecrets = (dataDir: string): Promise<void> => renameEntry(join(dataDir, "databases.secret"));

/** The vault's log as the audit of then followed it, up to a position. */
export const oldSource = (vault: Pool, upTo: number): EventSource => ({
	source: "referral",
	run: async ({ cursor, deliver, signal }) => {
		const { position } = await cursor(wholeLog);
		const { events, logId } = await readLog(vault, position, upTo - position);
		if (events.length > 0) await deliver({ partition: wholeLog, logId, events, after: position } satisfies Batch);
		await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
	},
});

/** Records what the source gives as the audit of then did, until so many entries are there, and one that `fails` is a dead letter. */
export const recordAsThen = async (
	audit: Pool,
	source: EventSource,
	entries: number,
	o: { fails?: string } = {},
): Promise<void> => {
	const record = recordEvents("referral");
	const consumption = consume({
		pool: audit,
		consumer: "audit-referral",
		source,
		retryPausesMs: [],
		effect: async (tx, events) => {
			if (events.some((event) => event.id === o.fails)) throw new Error("this one fails");
			await record(tx, events);
		},
	});
	const dead = o.fails ? 1 : 0;
	const done = `select (select count(*) from entry where source = 'referral') = ${entries}
		and (select count(*) from seamark.dead_letter) = ${dead} as done`;
	for (const end = performance.now() + 60_000; !(await audit.query(done)).rows[0]?.done; )
		if (performance.now() > end) throw new Error(`the audit of then did not record ${entries}`);
	await consumption.stop();
};
