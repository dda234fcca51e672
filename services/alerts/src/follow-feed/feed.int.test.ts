import type { Session } from "@seamark/auth";
import type { DecodedEvent } from "@seamark/contracts";
import { afterEach, beforeEach, expect, test } from "vitest";
import { draft, openStage, origin, reader, type Stage } from "../deliver-webhooks/test-support.ts";
import { sendReminders } from "../send-reminders/reminders.ts";
import { loadItems, missedEvents } from "../store/feed.ts";
import { type Feed, openFeed } from "./feed.ts";
import { deliveryOf } from "./item.ts";
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

test("a post is reminded of what it has not acknowledged, over the feed and when it comes back; and of nothing else", async () => {
	// A token of ten minutes, at each time.
	const session = () => stage.sessionOf(reader);
	// Nobody is reminded of what was there before the first look.
	await stage.raise(draft("before", { urgency: "priority" }));
	await sendReminders(stage.context);
	const raised = async (title: string, more: object = {}) =>
		(await stage.raise(draft(title, { urgency: "priority", ...more }))).id;
	const waits = await raised("waits");
	const acknowledged = await raised("acknowledged");
	const recalled = await raised("recalled");
	await raised("routine", { urgency: "routine" });
	const handling = { tlp: "green" as const, audience: { countries: ["WS"] } };
	await raised("expired", {
		handling: { ...handling, expiresAt: new Date(stage.clock.now + 3_600_000).toISOString() },
	});
	await stage.call(session(), "POST", `/alerts/${acknowledged}/acknowledgements`, { version: 1 });
	await stage.call(stage.sessionOf(origin), "POST", `/alerts/${recalled}/recall`, {
		expectedVersion: 1,
		reason: "wrong",
	});
	const due = async () =>
		(await stage.events()).flatMap((event) =>
			event.name === "AlertReminderDue" ? [`${event.payload.alertId} ${event.payload.step}`] : [],
		);
	await sendReminders(stage.context);
	expect(await due()).toEqual([]);

	const frames: { change: string; id: string }[] = [];
	const follow = async (after: number | "now") => {
		const { promise: came, resolve } = Promise.withResolvers<void>();
		const serve = await feed.open({ session: session(), filter: {}, after, channel: "sse" });
		const closed = Promise.withResolvers<string>();
		const served = serve({
			send: (batch) => {
				for (const { change, json } of batch.frames)
					if (change === "reminder") {
						frames.push({ change, id: (JSON.parse(json) as { id: string }).id });
						resolve();
					}
				return true;
			},
			drained: async () => undefined,
			end: ({ code }) => closed.resolve(code),
			closed: closed.promise,
		});
		const end = () => {
			closed.resolve("client");
			return served;
		};
		return { came, end };
	};
	stage.pass(4 * 3_600_000);
	const live = await follow("now");
	// Two processes at once: each reminder is committed once.
	await Promise.all([sendReminders(stage.context), sendReminders(stage.context)]);
	await live.came;
	await live.end();
	expect(await due()).toEqual([`${waits} 1`, `${acknowledged} 1`]);
	expect(frames).toEqual([{ change: "reminder", id: waits }]);

	const back = await follow(0);
	await back.came;
	await back.end();
	expect(frames).toHaveLength(2);
	await stage.call(session(), "POST", `/alerts/${waits}/acknowledgements`, { version: 1 });
	stage.pass(20 * 3_600_000);
	await sendReminders(stage.context);
	expect(await due()).toHaveLength(4);
	expect(await remindersFor(session())).toEqual([]);
});

/** What the log holds for this reader, read from its start. */
const remindersFor = async (session: Session) => {
	const { pool, now } = stage.context;
	const items = await loadItems(pool, await missedEvents(pool, 0, 1_000, 1_000));
	return items.filter(
		(item) => item.change === "reminder" && deliveryOf(item, session.principal(), {}, now()) !== "nothing",
	);
};
