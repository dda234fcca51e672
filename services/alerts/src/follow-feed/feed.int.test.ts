import type { Session } from "@seamark/auth";
import type { DecodedEvent } from "@seamark/contracts";
import { afterEach, beforeEach, expect, test } from "vitest";
import { draft, openStage, origin, reader, type Stage } from "../deliver-webhooks/test-support.ts";
import { loadItems, missedEvents } from "../store/feed.ts";
import { type Feed, openFeed } from "./feed.ts";
import type { Sink } from "./stream.ts";

let stage: Stage;
let feed: Feed;
beforeEach(async () => {
	stage = await openStage();
	feed = await openFeed(stage.deps);
});
afterEach(async () => {
	await feed.close();
	await stage.close();
});

const raise = (title: string) => stage.raise(draft(title));

/** Keeps the titles that it is sent. `count` resolves when there are so many. */
const memorySink = () => {
	const titles: string[] = [];
	const closed = Promise.withResolvers<string>();
	let waiting: { many: number; done: () => void } | undefined;
	const sink: Sink = {
		send: ({ frames }) => {
			for (const { json } of frames) if (json !== "") titles.push((JSON.parse(json) as { title: string }).title);
			if (waiting && titles.length >= waiting.many) waiting.done();
			return true;
		},
		drained: async () => undefined,
		end: ({ code }) => closed.resolve(code),
		closed: closed.promise,
	};
	const count = (many: number) =>
		new Promise<void>((done) => {
			waiting = { many, done };
			if (titles.length >= many) done();
		});
	return { sink, titles, count, close: () => closed.resolve("client") };
};

const follow = async (who: typeof origin, session = stage.sessionOf(who)) => {
	const serve = await feed.open({ session, filter: {}, after: "now", channel: "sse" });
	const { sink, close, ...rest } = memorySink();
	const served = serve(sink);
	const leave = () => {
		close();
		return served;
	};
	return { ...rest, leave };
};

test("what readers may no longer see does not go out once the directory says so, however long it takes to look at all", async () => {
	const session = stage.sessionOf(reader);
	// Long enough for the alert to be there before all have been looked at.
	const slow: Session = {
		...session,
		principal: () => {
			const end = performance.now() + 2;
			while (performance.now() < end);
			return session.principal();
		},
	};
	const own = await follow(origin);
	const readers = await Promise.all(Array.from({ length: 200 }, () => follow(reader, slow)));
	await raise("while the agreement holds");
	await Promise.all([own, ...readers].map((one) => one.count(1)));
	stage.directory.change((snapshot) => {
		snapshot.agreements = [];
	});
	await raise("after it ended");
	await own.count(2);
	expect(new Set(readers.flatMap((one) => one.titles))).toEqual(new Set(["while the agreement holds"]));
	await Promise.all([own, ...readers].map((one) => one.leave()));
}, 60_000);

test("the books say nothing of a stream that has not begun yet by what the live ones got", async () => {
	const live = await follow(reader);
	const serve = await feed.open({ session: stage.sessionOf(reader), filter: {}, after: 0, channel: "sse" });
	await raise("meanwhile");
	await live.count(1);
	const events = await stage.logged((all) => all.some(isOfAll));
	const begun = events.flatMap((event) => (event.name === "DeliveryOpened" ? [event.payload.streamId] : []));
	expect(events.find(isOfAll)?.payload).toMatchObject({ ranges: [{ streamId: begun[1], toPosition: 0 }] });
	const late = memorySink();
	const served = serve(late.sink);
	await late.count(1);
	late.close();
	await Promise.all([served, live.leave()]);
});

test("the version before each version is that version whole, and its readers are told what an update changed", async () => {
	const expiresAt = new Date(stage.context.now() + 86_400_000).toISOString();
	const content = (title: string) => draft(title, { handling: { ...draft(title).handling, expiresAt } });
	const { id } = await stage.raise(content("first"));
	for (const [n, title] of ["second", "third"].entries())
		await stage.call(stage.sessionOf(origin), "PUT", `/alerts/${id}`, {
			expectedVersion: n + 1,
			draft: content(title),
		});
	const { pool } = stage.context;
	const items = await loadItems(pool, await missedEvents(pool, 0, Number.MAX_SAFE_INTEGER, 10));
	expect(items.map((one) => one.previous?.facets)).toEqual([undefined, ...items.slice(0, -1).map((one) => one.facets)]);
	const told = items.map((one) => JSON.parse(one.json(false, true)) as { title: string; changed?: string[] });
	expect(told.map(({ title, changed }) => [title, changed])).toEqual([
		["first", undefined],
		["second", ["/title"]],
		["third", ["/title"]],
	]);
});

/** What an instance says of all its live streams together. */
const isOfAll = (event: DecodedEvent) => event.name === "DeliveryProgressed" && event.payload.instanceId !== "";
