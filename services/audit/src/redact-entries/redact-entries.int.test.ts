import { chainEntries, type Head, readEntry, verifyChain } from "@seamark/audit-chain";
import { openPool, transact } from "@seamark/db";
import { migrationsOf, openService } from "@seamark/service";
import { testContext } from "@seamark/service/testing";
import { afterAll, expect, test } from "vitest";
import { classify, readEvent } from "../record-events/classify.ts";
import { service } from "../service.ts";
import { insertEntries, moveHead, readEntries, readHead, toLink } from "../store/chain.ts";
import { eraseText } from "../store/erase-text.ts";
import { eventAt, id, memorySource } from "../testing.ts";

const marker = "ask Sione Example (invented) at the wharf first";

/** An AlertRaised as an earlier release stored it, with conditions of use: field 5 of the handling, in fields 4 and 6. */
const field = (number: number, within: Uint8Array) =>
	Buffer.concat([Buffer.from([(number << 3) | 2, within.length]), within]);
const withConditions = (position: number) => {
	const event = eventAt(position, "AlertRaised", id(position), { alertId: id(position), version: 1 });
	const text = Buffer.from(`${marker} ${position}`);
	const record = field(4, field(6, Buffer.concat([field(1, Buffer.from("red")), field(5, text)])));
	return { ...event, data: Buffer.concat([event.data, record]) };
};

const context = await testContext({ name: "audit", migrations: migrationsOf(service) });
const { pool } = context;
afterAll(() => context.close());

const links = async () => (await readEntries(pool, 0, 1_000)).map(toLink);
const open = async () => {
	const alerts = memorySource("alerts");
	const opened = await openService(service, context, { SEAMARK_AUDIT_SOURCES: ["alerts"] }, { eventsOf: () => alerts });
	return { alerts, opened };
};
/** Entries as an earlier release put them behind the chain. */
const recordAsBefore = async (positions: readonly number[]) =>
	transact(pool, async (tx) => {
		const chained = chainEntries(
			await readHead(tx),
			positions.map((position) => {
				const event = position % 2 ? withConditions(position) : eventAt(position, "AlertRecalled", id(position), {});
				return {
					...classify(readEvent(event)),
					...{ source: "alerts", position, eventId: event.id, type: event.type, time: event.time, data: event.data },
				};
			}),
		);
		await insertEntries(tx, chained.entries);
		await moveHead(tx, chained.head);
	});

const holdsNoText = async (count: number, witness: Head) => {
	const chain = await links();
	for (const link of chain) expect(Buffer.from(link.bytes, "base64").includes("Sione")).toBe(false);
	expect(chain.filter((link) => link.redacted)).toHaveLength(count);
	expect(await verifyChain(chain, witness)).toMatchObject({ ok: true, redacted: count });
};

test("text in a chain of before leaves by no way, and the chain verifies, against heads of before too; altering shows", async () => {
	await recordAsBefore(Array.from({ length: 40 }, (_, n) => n + 1));
	const witness = await readHead(pool);
	expect((await readEntries(pool, 0, 1_000)).filter(({ data }) => Buffer.from(data).includes(marker))).toHaveLength(20);
	// Before the service has opened: without text already, and nothing vouches for it yet.
	expect(await verifyChain(await links())).toMatchObject({ ok: false, reason: "unproven", brokenAt: 1 });

	const first = await open();
	await expect.poll(async () => (await readHead(pool)).seq).toBe(41);
	await holdsNoText(20, witness);
	// What an old producer still sends is recorded without its text.
	await first.alerts.append(withConditions(101));
	const late = (await readEntries(pool, 41, 1))[0];
	expect([late?.redacted, Buffer.from(late?.data ?? []).includes("Sione")]).toEqual([false, false]);
	await first.opened.stop();

	// A second start has nothing to do.
	const second = await open();
	await second.alerts.append(withConditions(102));
	expect((await readHead(pool)).seq).toBe(43);
	await second.opened.stop();
	await holdsNoText(20, witness);

	const owner = openPool({ url: context.config.migrationUrl, name: "audit owner", max: 1 });
	try {
		expect(await eraseText(owner)).toBe(20);
		expect(await eraseText(owner)).toBe(0);
		await expect(owner.query("delete from entry where seq = 3")).rejects.toThrow(/append-only/);
		await holdsNoText(20, witness);
		const { rows } = await pool.query("select from entry where position('Sione'::bytea in data) > 0");
		expect(rows).toEqual([]);

		for (const change of ["post = 'x'", "data = ''", "hash = previous_hash", "position = 77"]) {
			await owner.query("begin; alter table entry disable trigger append_only");
			await owner.query(`update entry set ${change} where seq = 7`);
			const chain = await readEntries({ query: owner.query.bind(owner) } as never, 0, 1_000);
			await owner.query("rollback");
			expect(await verifyChain(chain.map(toLink)), change).toMatchObject({ ok: false, reason: "altered" });
		}
	} finally {
		await owner.end();
	}
	expect(readEntry(Buffer.from((await links())[40]?.bytes ?? "", "base64"))).toMatchObject({
		source: "audit",
		record: "audit-entry",
		action: "erasure",
	});
});
