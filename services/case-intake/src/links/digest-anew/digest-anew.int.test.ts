import { foldingVersion } from "@seamark/values";
import { afterAll, beforeAll, expect, test } from "vitest";
import { digestsAreOf } from "../../store/fold-anew.ts";
import { sweepingOf } from "../../sweep/testing.ts";
import { openStage, type Stage, units } from "../../testing.ts";
import { digestAnew } from "./digest-anew.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage({
		agreements: [{ parties: ["FJ", "WS"], topics: ["trafficking-and-smuggling"], purposes: ["investigation"] }],
	});
});
afterAll(() => stage.close());

const agency = units.samoa.agency;
const version = foldingVersion + 1;
const phones = ["+685 700 1001", "+685 700 1002", "+685 700 1003", "+685 700 1004", "+685 700 1005"];
const agencies = {
	snapshot: { agencies: [{ id: agency, country: "WS" }] },
	agency: () => ({ country: "WS" }),
} as never;

test("digests of an older version are made again by the vault, go on where they were killed, and protect as before", async () => {
	const opened = await stage.ask("samoa", "POST", "/cases", { title: "Old digests (invented)" });
	const ids: string[] = [];
	for (const [n, phone] of phones.entries()) {
		const body = { roles: ["victim"], identity: { names: [{ text: `Old ${n} (invented)` }], phones: [phone] } };
		const added = await stage.ask("samoa", "POST", `/cases/${opened.body.id}/persons`, body);
		expect(added.status, added.text).toBe(201);
		ids.push(String(added.body.id));
	}
	const held = async () =>
		(
			await stage.raw.query(
				"select identity_id, digest, presumed, by_agency from identity_value where agency = $1 order by 1, 2",
				[agency],
			)
		).rows;
	const before = await held();
	// As another version made them: nobody's number is known by them.
	await stage.raw.query("update identity_value set digest = 'old' || left(digest, 29) where agency = $1", [agency]);
	const { pool } = stage.context;
	expect(await digestsAreOf(pool, agency, version)).toBe(false);

	const { vault } = sweepingOf(stage);
	const stopped = new AbortController().signal;
	let left = 2;
	const killed = {
		context: stage.context,
		agencies,
		vault: {
			digest: (o: Parameters<typeof vault.digest>[0]) => {
				if (left-- === 0) throw new Error("killed");
				return vault.digest(o);
			},
		},
	};
	await expect(digestAnew(killed, agency, { stopped, version, limit: 2 })).rejects.toThrow("killed");
	const halfway = (await held()).filter(({ digest }) => digest.startsWith("old"));
	expect([halfway.length > 0, halfway.length < before.length]).toEqual([true, true]);
	expect(await digestsAreOf(pool, agency, version)).toBe(false);
	const hub = { context: stage.context, agencies, vault };
	// Under another hub key it would protect nobody: refused, and nothing is changed.
	const other = { ...hub, context: { ...stage.context, hubKey: new Uint8Array(32) } };
	await expect(digestAnew(other, agency, { stopped, version, limit: 2 })).rejects.toMatchObject({ code: "CONFLICT" });
	expect(await digestAnew(hub, agency, { stopped, version, limit: 2 })).toBe(1);
	expect(await held()).toEqual(before);
	// Done is done, and by an older version nothing is undone.
	expect(await digestsAreOf(pool, agency, version)).toBe(true);
	expect(await digestAnew(hub, agency, { stopped, version })).toBe(0);
	expect(await digestAnew(hub, agency, { stopped })).toBe(0);

	// Her number, linked as anything else by another officer, is found by nobody.
	const link = { kind: "phone", value: phones[4], role: "instrument" };
	expect((await stage.ask("samoa", "POST", `/cases/${opened.body.id}/links`, link)).status).toBe(201);
	const asked = await stage.ask("fiji", "POST", "/links/look-up", { kind: "phone", value: phones[4] });
	expect([asked.status, asked.body.hit]).toEqual([200, false]);
	// Nothing of it is anybody's name, and nobody opened an identity for it.
	expect(JSON.stringify(await stage.events())).not.toMatch(/Old \d/);
});
