import { expect, test } from "vitest";
import { epochAfter, type Log, startOf } from "./chain.ts";
import { judgeCursor } from "./own-log.ts";
import { takeBatch } from "./peer-log.ts";
import { backup, compose, type Hub, openHubs, receive, start, write } from "./testing.ts";
import { openRandom } from "./testing-random.ts";

const openPair = () => {
	const random = openRandom(7);
	const [fiji, samoa] = openHubs(["fiji", "samoa"], random) as [Hub, Hub];
	let now = 1_000;
	/** Fiji calls until both have all, or so often. */
	const talk = (from: Hub = fiji, to: Hub = samoa, times = 4) => {
		for (let n = 0; n < times; n++) {
			const counted = receive(to, from.name, structuredClone(compose(from, to.name)), now, random);
			receive(from, to.name, structuredClone(compose(to, from.name, counted)), now, random);
		}
	};
	const raise = (subject: string, kind: "record" | "recall" = "record", from = fiji) =>
		write(from, {
			peers: [from === fiji ? "samoa" : "fiji"],
			lane: kind === "recall" ? "urgent" : "normal",
			kind,
			subject,
		});
	return { random, fiji, samoa, talk, raise, later: (ms: number) => (now += ms) };
};

test("before a hub has heard of its peer it sends no content", () => {
	const { fiji, raise } = openPair();
	raise("one");
	expect(compose(fiji, "samoa").lanes.normal.frames).toEqual([]);
});

test("property 5: a receiver that is put back from a backup gets all again, and wakes nobody a second time", () => {
	const { samoa, random, talk, raise, later } = openPair();
	raise("one");
	talk();
	const yesterday = backup(samoa);
	raise("two");
	talk();
	expect(samoa.told).toEqual(["fiji/one@1:record", "fiji/two@1:record"]);
	start(samoa, random, yesterday);
	later(200_000);
	talk();
	expect(samoa.told).toHaveLength(2);
	expect(samoa.kept.held.get("fiji/two")).toMatchObject({ version: 1, as: "shown" });
});

test("property 4: a sender that is put back learns of its own recall before it sends anything", () => {
	const { fiji, samoa, random, talk, raise, later } = openPair();
	raise("one");
	talk();
	const yesterday = backup(fiji);
	raise("one", "recall");
	talk();
	start(fiji, random, yesterday);
	later(200_000);
	raise("one");
	talk();
	expect(fiji.kept.own.get("one")).toMatchObject({ as: "recalled" });
	expect(samoa.kept.held.get("fiji/one")).toMatchObject({ as: "recalled" });
	expect(samoa.told.at(-1)).toBe("fiji/one@1:recall");
});

test("property 6: of the same backup started twice the second one waits while the first speaks, and is refused for good once it has followed it", () => {
	const { fiji, samoa, random, talk, raise, later } = openPair();
	raise("one");
	const yesterday = backup(fiji);
	talk();
	const copy = structuredClone(fiji);
	start(copy, random, yesterday);
	raise("two");
	later(60_000);
	write(copy, { peers: ["samoa"], lane: "normal", kind: "record", subject: "false" });
	talk(copy, samoa);
	expect(samoa.refused).toContain("wait");
	expect(samoa.kept.held.has("fiji/false")).toBe(false);
	talk();
	expect(samoa.kept.held.has("fiji/two")).toBe(true);
	// The first one is silent, so the second takes its place. When the first comes back it is refused, and both operators are told.
	later(200_000);
	talk(copy, samoa);
	later(200_000);
	talk();
	expect(samoa.refused.at(-1)).toBe("retired");
	expect(samoa.kept.held.has("fiji/false")).toBe(true);
});

test("property 4: a cursor that lies before what is kept is named, and no empty page comes", () => {
	const first = epochAfter("00".repeat(16));
	const log: Log = {
		epochs: [first],
		end: { epoch: first.id, position: 9, hash: "09" },
		hashAt: (n) => (n < 5 ? undefined : `0${n}`),
	};
	const own = { ...log, keptFrom: 6, covered: 0 };
	expect(judgeCursor(own, startOf(first))).toEqual({ is: "expired", from: 9 });
	expect(judgeCursor(own, { epoch: first.id, position: 5, hash: "05" })).toEqual({ is: "held", from: 5 });
	expect(judgeCursor(own, { epoch: first.id, position: 5, hash: "ff" })).toEqual({ is: "rewound" });
	expect(judgeCursor(own, { epoch: first.id, position: 10, hash: "10" })).toEqual({ is: "rewound" });
});

test("a batch is taken whole, or nothing of it: a frame that is changed, left out or put elsewhere shows", () => {
	const { fiji, samoa, talk, raise, random } = openPair();
	talk();
	for (const subject of ["one", "two", "three"]) raise(subject);
	const part = compose(fiji, "samoa").lanes.normal;
	const link = samoa.kept.links.get("fiji")?.lanes.normal.peer;
	if (!link) throw new Error("no link");
	const log = { ...link, hashAt: () => undefined };
	expect(takeBatch(log, part)).toMatchObject({ take: part.frames });
	const [a, b, c] = part.frames;
	if (!a || !b || !c) throw new Error("no frames");
	const other = { header: Buffer.from(random.hex()) };
	for (const frames of [
		[a, other, c],
		[b, a, c],
		[a, b, other],
		[other, b, c],
	])
		expect(takeBatch(log, { ...part, frames })).toEqual({ not: "forked" });
	expect(takeBatch(log, { ...part, frames: [b, c] })).toEqual({ not: "gap" });
	expect(takeBatch(log, { ...part, frames: [] })).toEqual({ not: "gap" });
});
