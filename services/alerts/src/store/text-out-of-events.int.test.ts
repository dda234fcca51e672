import { readFile } from "node:fs/promises";
import { encodeEvent } from "@seamark/contracts";
import { openPool } from "@seamark/db";
import { migratedDatabase } from "@seamark/db/testing";
import { logMigrations, readLog } from "@seamark/log";
import { expect, test } from "vitest";

const field = (number: number, within: Uint8Array | string) => {
	const bytes = Buffer.from(within);
	const size = bytes.length < 128 ? [bytes.length] : [(bytes.length & 127) | 128, bytes.length >> 7];
	return Buffer.concat([Buffer.from([(number << 3) | 2, ...size]), bytes]);
};
const marker = "Sione Example (invented) told us";

test("a log of before is read without text of people, and the migration takes the text out of the table too", async () => {
	const database = await migratedDatabase([logMigrations]);
	const owner = openPool({ url: database.ownerUrl, name: "text out of events", max: 1 });
	try {
		const handling = [field(1, "red"), field(5, marker), field(6, "2030-01-01T00:00:00Z"), field(5, marker.repeat(8))];
		const governed = Buffer.concat([field(1, "alert"), field(6, Buffer.concat(handling)), field(2, "a".repeat(200))]);
		const start = (name: "AlertRaised" | "AlertUpdated" | "AlertRecalled") =>
			encodeEvent(name, "a", { alertId: "a", version: 300 }).data;
		const stored = [
			["AlertRaised", Buffer.concat([start("AlertRaised"), field(4, governed)])],
			["AlertUpdated", Buffer.concat([start("AlertUpdated"), field(6, governed), field(4, governed)])],
			["AlertRecalled", Buffer.concat([start("AlertRecalled"), field(6, marker), field(4, governed)])],
			["AlertRaised", start("AlertRaised")],
		] as const;
		for (const [n, [name, data]] of stored.entries())
			await owner.query(
				`insert into seamark.log_entry (position, id, type, subject, time, traceparent, data)
				values ($1, gen_random_uuid(), $2, 'a', now(), '', $3)`,
				[n + 1, `seamark.events.v1.${name}`, data],
			);
		await owner.query("update seamark.log_head set position = 4");
		const read = async () => (await readLog(owner, 0, 10)).events.map(({ data }) => Buffer.from(data).toString("hex"));
		const table = async () =>
			(await owner.query<{ data: Buffer }>("select data from seamark.log_entry order by position")).rows;

		const before = await read();
		expect((await table()).filter(({ data }) => data.includes(marker))).toHaveLength(3);
		expect(before.filter((hex) => hex.includes(Buffer.from(marker).toString("hex")))).toEqual([]);

		await owner.query(await readFile(new URL("../../migrations/0005_text_out_of_events.sql", import.meta.url), "utf8"));
		expect((await table()).map(({ data }) => data.toString("hex"))).toEqual(before);
		expect(before[3]).toBe(Buffer.from(start("AlertRaised")).toString("hex"));
	} finally {
		await owner.end();
		await database.drop();
	}
});
