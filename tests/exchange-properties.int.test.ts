import { transact } from "@seamark/db";
import { HubError } from "@seamark/errors";
import type { Frame } from "@seamark/link";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { append, readLanes, saveOwn } from "../services/exchange/src/store/lanes.ts";
import { digestOf, type Header, headerBytes } from "../services/exchange/src/wire/frame.ts";
import { afterKill, call, hear, type Side, say, sideOf, talk, toldAndHeld, until } from "./support/by-hand.ts";
import { change, feedOf, offered, openTwoSides, raise, readAt, recall } from "./support/by-hand-alerts.ts";
import { agencyId, type OwnedHub } from "./support/two-hubs.ts";

/**
 * Properties of docs/reliability.md, fault 10, with the real services and PostgreSQL. The test carries the messages of two hubs by hand. So each
 * loss, repetition and end of a process is where the test wants it.
 */

let hubs: [OwnedHub, OwnedHub];
let north: Side;
let south: Side;

beforeAll(async () => {
	({ hubs, north, south } = await openTwoSides());
}, 180_000);
afterAll(async () => {
	await Promise.all(hubs?.map((hub) => hub.remove()) ?? []);
});

describe("property 3: a hub that is killed before the effect, between effect and cursor, or after the commit, has each effect once", () => {
	/** Counts what the service of alerts is asked to take. */
	const counting = ({ sync }: Side, o: { failAfter?: number } = {}) => {
		const asked: string[] = [];
		const takeShared: typeof sync.neighbours.takeShared = async (request) => {
			const outcome = await sync.neighbours.takeShared(request);
			asked.push(request.alertId);
			if (asked.length === o.failAfter) throw new HubError("UNAVAILABLE");
			return outcome;
		};
		return { asked, change: { neighbours: { ...sync.neighbours, takeShared } } };
	};
	const onceEach = async (ids: readonly string[]) => {
		const { told, held } = await toldAndHeld(north, south);
		expect(held).toEqual(told);
		expect(await feedOf(south, "to-a-1", ids)).toEqual(ids.map(() => ["raised 1"]));
	};
	const three = async () => {
		const ids = [await raise(north, "One"), await raise(north, "Two"), await raise(north, "Three")];
		await offered(north, Object.fromEntries(ids.map((id) => [id, "shown 1"])));
		return ids;
	};

	test("before the effect", async () => {
		const ids = await three();
		await say(north, south);
		south = afterKill(south);
		await talk(north, south);
		await onceEach(ids);
	});

	test("between effect and cursor, so that the effect is asked for again", async () => {
		const ids = await three();
		const first = counting(south, { failAfter: 2 });
		const dying = { ...south, sync: { ...south.sync, ...first.change } };
		await expect(hear(dying, north, (await say(north, south)).bytes)).rejects.toThrow();
		const again = counting(south);
		const next = afterKill(south, again.change);
		await talk(north, next);
		// The control: without it there was nothing to do once.
		// Alerts go at once, so the third may have been taken too.
		expect(first.asked.filter((id) => again.asked.includes(id)).length).toBeGreaterThanOrEqual(2);
		south = afterKill(next, { neighbours: south.sync.neighbours });
		await talk(north, south);
		await onceEach(ids);
	});

	test("after the commit, when the answer is lost, at the receiver and at the sender", async () => {
		const ids = await three();
		await hear(south, north, (await say(north, south)).bytes);
		north = afterKill(north);
		south = afterKill(south);
		await talk(north, south);
		await onceEach(ids);
	});
});

describe("property 7: a recall is the last word", () => {
	type Holders = { items: { hub: string; holds: boolean; why: string | null; receipt: unknown }[] };
	const holders = async (id: string) =>
		(await (await north.hub.as("fj-a-1")).get<Holders>(`/exchange/alerts/${id}/holders`)).body.items.map(
			({ hub, holds, why, receipt }) => ({ hub, holds, why, signed: receipt !== null }),
		);

	test("it overtakes its alert, which then never comes; the holder signs for it", async () => {
		const id = await raise(north, "Overtaken");
		await offered(north, { [id]: "shown 1" });
		await recall(north, id, 1);
		await offered(north, { [id]: "recalled 2" });
		await talk(north, south);
		expect(await readAt(south, "to-a-1", id)).toBe(404);
		expect(await holders(id)).toEqual([{ hub: south.hub.id, holds: false, why: null, signed: true }]);
		const { rows } = await south.sync.context.pool.query("select state from held where subject = $1", [id]);
		expect(rows).toEqual([{ state: "recalled" }]);
	});

	test("who could not be reached holds it, and that is said, until the receipt is there", async () => {
		const id = await raise(north, "Held while apart");
		await offered(north, { [id]: "shown 1" });
		await talk(north, south);
		await recall(north, id, 1);
		await offered(north, { [id]: "recalled 2" });
		expect(await holders(id)).toEqual([{ hub: south.hub.id, holds: true, why: "notReachedSince", signed: false }]);
		await talk(north, south);
		expect(await holders(id)).toEqual([{ hub: south.hub.id, holds: false, why: null, signed: true }]);
		expect(await readAt(south, "to-a-1", id)).toMatch(/^recalled/);
	});

	test("on its way when the alert is recalled, the content is not sent any more", async () => {
		const id = await raise(north, "Recalled on the way");
		await offered(north, { [id]: "shown 1" });
		const late = await say(north, south);
		await recall(north, id, 1);
		await offered(north, { [id]: "recalled 2" });
		await talk(north, south);
		// It comes all the same, much later, and changes nothing.
		await hear(south, north, late.bytes);
		await talk(north, south);
		expect(String(await readAt(south, "to-a-1", id))).not.toMatch(/^live/);
	});
});

test("property 8, as far as it is built: what came from another hub goes to no third one", async () => {
	const id = await raise(north, "For Tonga alone");
	await offered(north, { [id]: "shown 1" });
	await talk(north, south);
	expect(await readAt(south, "to-a-1", id)).toBe("live: For Tonga alone");
	const onward = await south.sync.neighbours.readShared(id, north.hub.id);
	// The control: the hub that wrote it says what may go.
	expect((await north.sync.neighbours.readShared(id, south.hub.id)).as).toBe("shown");
	expect([onward.as, onward.body.length, onward.audience]).toEqual(["", 0, []]);
});

test("property 10: what the other hub may not see changes no byte of what it is sent", async () => {
	const sent = async (audience: object) => {
		const id = await raise(north, "The same in both worlds", audience);
		await offered(north, { [id]: "shown 1" });
		const { rows } = await north.sync.context.pool.query<{ lane: string; header: Buffer }>(
			"select lane, header from own_frame where hub = $1 order by position desc limit 1",
			[south.hub.id],
		);
		const read = await north.sync.neighbours.readShared(id, south.hub.id);
		const body = read.body
			.toString()
			.replaceAll(id, "ID")
			.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "TIME");
		return { lane: rows[0]?.lane, header: rows[0]?.header.length, body };
	};
	const plain = await sent({ countries: ["TO"] });
	expect(await sent({ countries: ["TO"], agencies: [agencyId("north", "fj-b")] })).toEqual(plain);
	expect(await sent({ countries: ["TO", "FJ"], excluded: [agencyId("north", "fj-b")] })).toEqual(plain);
	// The control: what it may see does change it.
	expect(await sent({ countries: ["TO", "VU"] })).not.toEqual(plain);
	const end = async () => (await readLanes(north.sync.context.pool, south.hub.id)).normal.own.end.position;
	const before = await end();
	await raise(north, "For a unit here", { agencies: [agencyId("north", "fj-b")] });
	const marker = await raise(north, "Marker");
	await offered(north, { [marker]: "shown 1" });
	expect(await end()).toBe(before + 1);
	await talk(north, south);
});

describe("properties 11 and 12: what cannot be taken is rejected by name, once, and the link goes on", () => {
	const write = (frames: readonly Frame[]) =>
		transact(north.sync.context.pool, async (tx) => {
			const { normal } = await readLanes(tx, south.hub.id, true);
			const end = await append(tx, "own", south.hub.id, "normal", normal.own.end, frames);
			await saveOwn(tx, south.hub.id, "normal", { ...normal.own, end });
			return normal.own.end.position;
		});
	const frame = (kind: string, body: string | undefined, o: Partial<Header> = {}): Frame => {
		const bytes = body === undefined ? undefined : Buffer.from(body);
		const header = headerBytes({
			subject: "01900000-0000-7000-8000-0000000000ff",
			version: 1,
			...o,
			kind: kind as never,
			digest: bytes ? digestOf(bytes) : "",
		});
		return { header, ...(bytes ? { body: bytes } : {}) };
	};
	const rejections = async (after: number) =>
		(
			await north.sync.context.pool.query<{ rejected: string | null }>(
				"select rejected from own_frame where hub = $1 and lane = 'normal' and position > $2 order by position",
				[south.hub.id, after],
			)
		).rows.map(({ rejected }) => rejected);

	test("poison, unknown and optional kinds, in front of an alert that counts", async () => {
		await talk(north, south);
		const after = await write([
			{ header: Buffer.from("ffff", "hex") },
			frame("directory", "no directory"),
			frame("receipt", '{"text":"{}","signature":"00"}'),
			frame("hereafter", undefined),
			frame("hereafter", undefined, { optional: true }),
		]);
		const id = await raise(north, "Behind the poison");
		await offered(north, { [id]: "shown 1" });
		// The answer is lost, and the batch comes again: the outcome is the same.
		await hear(south, north, (await say(north, south)).bytes);
		south = afterKill(south);
		await talk(north, south);
		expect(await rejections(after)).toEqual([
			"MALFORMED",
			"BAD_SIGNATURE",
			"BAD_SIGNATURE",
			"UNKNOWN_KIND",
			null,
			null,
		]);
		expect(await readAt(south, "to-a-1", id)).toBe("live: Behind the poison");
	});
});

test("property 13, as far as it is built: after one side ends the terms what was shared is taken back, nothing new goes, and recalls still go", async () => {
	const [kept, recalled, changed] = [
		await raise(north, "Kept"),
		await raise(north, "To be recalled"),
		await raise(north, "To be changed"),
	];
	const shared = [kept, recalled, changed];
	await offered(north, Object.fromEntries(shared.map((id) => [id, "shown 1"])));
	await talk(north, south);
	// The control: while the terms hold they are there.
	for (const id of shared) expect(await readAt(south, "to-a-1", id)).toMatch(/^live/);
	const operator = await south.hub.as("centre-1");
	type Links = { items: { id: string; version: number; ownTerms: Record<string, unknown> }[] };
	const sign = async (ended: boolean) => {
		const [link] = (await operator.get<Links>("/exchange/links")).body.items;
		const { hubs: _, ...terms } = link?.ownTerms ?? {};
		const answer = await operator.put(`/exchange/links/${link?.id}/terms`, {
			expectedVersion: link?.version,
			terms: { ...terms, ended },
		});
		expect(answer.status, answer.text).toBe(200);
	};
	/** What the other hub is to be told of each of these, in any version. */
	const told = (states: Record<string, string>) =>
		until("what the other hub is told", async () => {
			const { rows } = await north.sync.context.pool.query<{ subject: string; state: string }>(
				"select subject, state from sent where subject = any ($1::uuid[])",
				[Object.keys(states)],
			);
			return rows.every(({ subject, state }) => states[subject] === state);
		});
	await sign(true);
	await talk(north, south);
	await told({ [kept]: "hidden", [recalled]: "hidden", [changed]: "hidden" });
	await talk(north, south);
	for (const id of shared) expect(await readAt(south, "to-a-1", id)).toBe(404);
	const after = await raise(north, "After the end");
	await recall(north, recalled, 1);
	await change(north, changed, 1, "Changed after the end");
	await told({ [recalled]: "recalled", [changed]: "hidden" });
	await talk(north, south);
	for (const id of [after, ...shared]) expect(String(await readAt(south, "to-a-1", id))).not.toMatch(/^live/);
	const { told: said, held } = await toldAndHeld(north, south);
	expect(held).toEqual(said);
	expect(held.find(({ subject }) => subject === recalled)?.state).toBe("recalled");
});

test("property 5: a receiver that is put back from a backup gets all again, and tells no officer twice of what it had", async () => {
	const [first, second] = hubs;
	// Both sign the same terms once more.
	for (const hub of hubs) {
		const operator = await hub.as("centre-1");
		type Links = { items: { id: string; version: number; ownTerms: Record<string, unknown> }[] };
		const [link] = (await operator.get<Links>("/exchange/links")).body.items;
		const { hubs: _, ...terms } = link?.ownTerms ?? {};
		await operator.put(`/exchange/links/${link?.id}/terms`, {
			expectedVersion: link?.version,
			terms: { ...terms, ended: false },
		});
	}
	await talk(north, south);
	const before = await raise(north, "Before the backup");
	await offered(north, { [before]: "shown 1" });
	await talk(north, south);
	await second.stop();
	const putBack = await second.backUp();
	await second.start();
	south = sideOf(second);
	const since = await raise(north, "After the backup");
	await offered(north, { [since]: "shown 1" });
	await talk(north, south);
	expect(await readAt(south, "to-a-1", since)).toBe("live: After the backup");
	await second.stop();
	await putBack();
	await second.start();
	south = sideOf(second);
	// The control: the backup does not have it.
	expect(await readAt(south, "to-a-1", since)).toBe(404);
	await until("it comes again", async () => {
		await call(north, south);
		return (await readAt(south, "to-a-1", since)) !== 404;
	});
	await talk(north, south);
	expect(await feedOf(south, "to-a-1", [before, since])).toEqual([["raised 1"], ["raised 1"]]);
	const { told, held } = await toldAndHeld(north, south);
	expect(held).toEqual(told);
	expect(first.id).toBe(north.hub.id);
}, 180_000);
