import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call, type Side, sideOf, talk, toldAndHeld } from "./support/by-hand.ts";
import {
	allOffered,
	change,
	feedOf,
	openTwoSides,
	raise,
	raiseMany,
	readAt,
	recall,
} from "./support/by-hand-alerts.ts";
import type { OwnedHub } from "./support/two-hubs.ts";

/**
 * Properties of docs/reliability.md, fault 10: partitions and restores with the real services and copies of real databases, and with more frames
 * than go into one message. `HUB_ALERTS=2000` for a long form.
 */

const many = Number(process.env.HUB_ALERTS || 300);
let hubs: [OwnedHub, OwnedHub];
let north: Side;
let south: Side;

/** A hub takes one that was put back for a second copy of it until the first has been silent for three minutes: they are over at once here. */
let ahead = 0;
const silence = () => {
	ahead += 200_000;
};
const sideAt = (hub: OwnedHub): Side => {
	const { sync } = sideOf(hub);
	const { context } = sync;
	return { hub, sync: { ...sync, context: { ...context, now: () => context.now() + ahead } } };
};

beforeAll(async () => {
	({ hubs } = await openTwoSides());
	[north, south] = [sideAt(hubs[0]), sideAt(hubs[1])];
}, 180_000);
afterAll(async () => {
	await Promise.all(hubs?.map((hub) => hub.remove()) ?? []);
});

const backedUp = async (hub: OwnedHub) => {
	await hub.stop();
	const putBack = await hub.backUp();
	await hub.start();
	return async () => {
		await hub.stop();
		await putBack();
		await hub.start();
		silence();
	};
};
const sameAtBoth = async () => {
	for (const [from, to] of [
		[north, south],
		[south, north],
	] as const) {
		const { told, held } = await toldAndHeld(from, to);
		expect(held).toEqual(told);
	}
};
const reader = { north: "fj-a-1", south: "to-a-1" } as const;
const readsAt = async (side: Side, ids: readonly string[]) => {
	const officer = reader[side.hub.name as "north" | "south"];
	const read: (string | number)[] = [];
	for (const id of ids) read.push(await readAt(side, officer, id));
	return read;
};
/** Versions of each come one by one, and none twice. */
const expectInOrder = (feed: readonly string[][]) => {
	for (const events of feed) {
		const versions = events.map((event) => Number(event.split(" ")[1]));
		expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
	}
};

describe("property 1: after a partition in which both sides write, both hold the same, and nothing is lost, doubled or leaked", () => {
	/** Of each four one is corrected twice, one is recalled, and one is changed after that too. */
	const writes = async (side: Side, count: number) => {
		const ids = await raiseMany(side, "Apart", count);
		for (const [n, id] of ids.entries()) {
			if (n % 4 === 1) await change(side, id, 1, `Corrected ${n}`);
			if (n % 4 === 1) await change(side, id, 2, `Corrected twice ${n}`);
			if (n % 4 === 2) await recall(side, id, 1);
			if (n % 4 === 3) await change(side, id, 1, `For a unit here ${n}`, { agencies: [], countries: ["VU"] });
		}
		return ids;
	};
	const wanted = (n: number) => (n % 4 === 1 ? `live: Corrected twice ${n}` : n % 4 === 0 ? `live: Apart ${n}` : 404);

	test("both have written for weeks, and the link comes back", async () => {
		const before = [await raise(north, "Before"), await raise(south, "Before")];
		await allOffered(north);
		await allOffered(south);
		await talk(north, south);
		const [ofNorth, ofSouth] = await Promise.all([writes(north, many / 5), writes(south, many / 5)]);
		await recall(north, before[0] ?? "", 1);
		await recall(south, before[1] ?? "", 1);
		await allOffered(north);
		await allOffered(south);
		// The control: without the link nothing has crossed.
		expect(new Set([...(await readsAt(south, ofNorth)), ...(await readsAt(north, ofSouth))])).toEqual(new Set([404]));
		await talk(north, south);
		await sameAtBoth();
		expect(await readsAt(south, ofNorth)).toEqual(ofNorth.map((_, n) => wanted(n)));
		expect(await readsAt(north, ofSouth)).toEqual(ofSouth.map((_, n) => wanted(n)));
		expect(await readAt(south, "to-a-1", before[0] ?? "")).toMatch(/^recalled/);
		expect(await readAt(north, "fj-a-1", before[1] ?? "")).toMatch(/^recalled/);
		expectInOrder(
			await feedOf(
				south,
				"to-a-1",
				ofNorth.filter((_, n) => n % 4 < 2),
			),
		);
		expectInOrder(
			await feedOf(
				north,
				"fj-a-1",
				ofSouth.filter((_, n) => n % 4 < 2),
			),
		);
	}, 300_000);
});

test("property 4: a sender put back after it has told more than one message holds gets all of it back, in pieces, and sends nothing before", async () => {
	const [early, narrowed] = [await raise(north, "Early"), await raise(north, "Early, narrowed later")];
	await allOffered(north);
	await talk(north, south);
	const putBack = await backedUp(hubs[0]);
	north = sideAt(hubs[0]);
	await recall(north, early, 1);
	await change(north, narrowed, 1, "For Vanuatu alone", { countries: ["VU"] });
	const since = await raiseMany(north, "Since the backup", many);
	const last = since.slice(-3);
	for (const id of last) await recall(north, id, 1);
	await allOffered(north);
	await talk(north, south);
	const told = await toldAndHeld(north, south);
	await putBack();
	north = sideAt(hubs[0]);
	// The control: the backup knows of none of it.
	expect(await readAt(north, "fj-a-1", early)).toBe("live: Early");
	const written = await raiseMany(north, "Written before the other hub was heard", 20);
	await allOffered(north);
	const given = new Set<number>();
	for (let calls = 0; calls < 200; calls++) {
		await call(north, south);
		const { rows } = await north.sync.context.pool.query<{ open: boolean; covered: number }>(
			`select bool_or(jsonb_array_length(own -> 'epochs') = 1) as open,
				max((own ->> 'covered')::integer) filter (where lane = 'normal') as covered from lane where hub = $1`,
			[south.hub.id],
		);
		given.add(rows[0]?.covered ?? 0);
		if (!rows[0]?.open) break;
		// Nothing that the backup says has gone out meanwhile.
		expect(await readsAt(south, [early, narrowed, ...written.slice(0, 2)])).toEqual([
			expect.stringMatching(/^recalled/),
			404,
			404,
			404,
		]);
	}
	expect(given.size).toBeGreaterThan(2);
	await talk(north, south);
	await sameAtBoth();
	expect(await readAt(north, "fj-a-1", early)).toMatch(/^recalled/);
	expect(await readAt(south, "to-a-1", narrowed)).toBe(404);
	expect(await readsAt(south, written)).toEqual(
		written.map((_, n) => `live: Written before the other hub was heard ${n}`),
	);
	const now = new Map((await toldAndHeld(north, south)).told.map((row) => [row.subject, row]));
	for (const row of told.told) expect(now.get(row.subject)).toEqual(row);
	// What is published after a restore counts as later than all that was published before it.
	const { rows } = await north.sync.context.pool.query<{ own: number; behind: number }>(
		"select (select serial from own_directory) as own, (select min(directory_serial) from link) as behind",
	);
	expect(rows[0]?.own).toBeGreaterThanOrEqual(rows[0]?.behind ?? Number.POSITIVE_INFINITY);
}, 300_000);

test("property 5: a receiver put back gets more than one message holds again, and no officer is told of one twice", async () => {
	const before = await raise(north, "Before the backup");
	await allOffered(north);
	await talk(north, south);
	const putBack = await backedUp(hubs[1]);
	south = sideAt(hubs[1]);
	const since = await raiseMany(north, "Told after the backup", many);
	await recall(north, since[0] ?? "", 1);
	await allOffered(north);
	await talk(north, south);
	await putBack();
	south = sideAt(hubs[1]);
	// The control: the backup has none of it.
	expect(new Set(await readsAt(south, since))).toEqual(new Set([404]));
	await talk(north, south);
	await sameAtBoth();
	expect((await readsAt(south, since.slice(1))).every((read) => String(read).startsWith("live"))).toBe(true);
	const feed = await feedOf(south, "to-a-1", [before, ...since.slice(1)]);
	expect(feed).toEqual(feed.map(() => ["raised 1"]));
}, 300_000);

test("property 6: both hubs put back at once come to the same, with what each has written since", async () => {
	const backups = [await backedUp(hubs[0]), await backedUp(hubs[1])];
	[north, south] = [sideAt(hubs[0]), sideAt(hubs[1])];
	const early = await raise(north, "Told to a hub that forgets it");
	await raise(south, "Said by a hub that forgets it");
	await allOffered(north);
	await allOffered(south);
	await talk(north, south);
	for (const putBack of backups) await putBack();
	[north, south] = [sideAt(hubs[0]), sideAt(hubs[1])];
	expect(await readsAt(south, [early])).toEqual([404]);
	const [a, b] = [await raise(north, "North goes on"), await raise(south, "South goes on")];
	await allOffered(north);
	await allOffered(south);
	await talk(north, south);
	await sameAtBoth();
	expect(await readAt(south, "to-a-1", a)).toBe("live: North goes on");
	expect(await readAt(north, "fj-a-1", b)).toBe("live: South goes on");
}, 300_000);

test("property 6: of the same backup started twice the second one is refused while the first one speaks", async () => {
	await hubs[0].stop();
	const copy = await hubs[0].twin();
	try {
		await hubs[0].start();
		await copy.start();
		north = sideAt(hubs[0]);
		const twin = sideAt(copy);
		const first = await raise(north, "Of the first");
		await allOffered(north);
		await talk(north, south);
		const second = await raise(twin, "Of the second");
		await allOffered(twin);
		for (let n = 0; n < 4; n++) await call(twin, south);
		expect(await readsAt(south, [first, second])).toEqual(["live: Of the first", 404]);
		const later = await raise(north, "Of the first, later");
		await allOffered(north);
		await talk(north, south);
		expect(await readsAt(south, [later, second])).toEqual(["live: Of the first, later", 404]);
		// The control: where the first one has ended, the second one is heard as a hub that was put back.
		await hubs[0].stop();
		silence();
		await talk(twin, south);
		expect(await readsAt(south, [second])).toEqual(["live: Of the second"]);
	} finally {
		await copy.remove();
	}
}, 300_000);
