import type { EventName, EventPayload } from "@seamark/contracts";
import { afterEach, beforeEach, expect, test } from "vitest";
import { draft, openStage, origin, reader, type Stage } from "../deliver-webhooks/test-support.ts";
import { raiseAlert } from "../raise-alert/handle.ts";
import { type FeedHub, openFeedHub } from "./hub.ts";
import type { Sink } from "./stream.ts";

let stage: Stage;
let hub: FeedHub;
beforeEach(async () => {
	stage = await openStage();
	hub = await openFeedHub(stage.deps);
});
afterEach(async () => {
	await hub.close();
	await stage.close();
});

const raise = (title: string) => raiseAlert(stage.deps, stage.sessionOf(origin), draft(title), undefined);

/** A reader that keeps the titles that it got. `count` resolves when there are so many. */
const follow = async (who: typeof origin, after: number | "now" = "now") => {
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
	const serve = await hub.open({ session: stage.sessionOf(who), filter: {}, after, channel: "sse" });
	const served = serve(sink);
	return {
		titles,
		leave: async () => {
			closed.resolve("client");
			await served;
		},
		count: (many: number) =>
			new Promise<void>((done) => {
				waiting = { many, done };
				if (titles.length >= many) done();
			}),
	};
};

test("what readers may no longer see does not go out once the directory says so, however many they are", async () => {
	const [own, ...readers] = await Promise.all([follow(origin), ...Array.from({ length: 2_000 }, () => follow(reader))]);
	await raise("while the agreement holds");
	await Promise.all([own, ...readers].map((one) => one.count(1)));
	stage.directory.change((snapshot) => {
		snapshot.agreements = [];
	});
	await raise("after it ended");
	await own.count(2);
	await stage.directory.change((snapshot) => {
		snapshot.position++;
	});
	await raise("and after that");
	await own.count(3);
	expect(new Set(readers.flatMap((one) => one.titles))).toEqual(new Set(["while the agreement holds"]));
	await Promise.all([own, ...readers].map((one) => one.leave()));
}, 60_000);

test("the books say of a stream that begins behind only what it has reached itself", async () => {
	await raise("the first");
	const live = await follow(reader);
	const behind = await Promise.all(Array.from({ length: 20 }, () => follow(reader, 0)));
	await raise("the second");
	await Promise.all([live.count(1), ...behind.map((one) => one.count(2))]);
	const of = <N extends EventName>(events: Awaited<ReturnType<Stage["events"]>>, name: N) =>
		events.filter((event) => event.name === name).map((event) => event.payload as EventPayload<N>);
	const events = await stage.logged((all) => of(all, "DeliveryProgressed").some((one) => one.instanceId !== ""));
	expect(of(events, "DeliveryOpened")).toHaveLength(21);
	await Promise.all([live, ...behind].map((one) => one.leave()));
	const closed = of(await stage.events(), "DeliveryClosed");
	expect(closed.map((one) => [one.reason, one.uncertain])).toEqual(closed.map(() => ["client", false]));
	expect(closed).toHaveLength(21);
});
