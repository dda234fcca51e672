import { HubError } from "@seamark/errors";
import type { Frame } from "../../services/alerts/src/follow-feed/frames.ts";
import type { Sink } from "../../services/alerts/src/follow-feed/stream.ts";
import type { Officer } from "../chaos/client.ts";
import { principalOf } from "../chaos/directory.ts";
import type { Follower } from "../chaos/follower.ts";
import { type Fleet, type Instance, sessionOf, startsAt, type World } from "./world.ts";

/** Follows the feed of either process, is cut off, reads slowly, and comes back with its last cursor. */
export const follow = (world: World, fleet: Fleet, officer: Officer): Follower => {
	const random = world.random.fork(officer.handle);
	const who = principalOf(officer.handle, officer.purpose, startsAt);
	// The planted bug: now and then a stream is given to the one who asked before.
	const other = principalOf("sb-desk-1", "investigation", startsAt);
	const received: Follower["received"] = { full: new Map(), withdrawn: new Map() };
	let [cursor, frames, connections] = [0, 0, 0];
	const note = (map: Map<string, number[]>, id: string, version: number) => {
		const versions = map.get(id);
		if (!versions) map.set(id, [version]);
		else if (!versions.includes(version)) versions.push(version);
	};
	const take = (frame: Frame) => {
		if (frame.change !== "cursor") {
			const { id, version } = JSON.parse(frame.json) as { id: string; version: number };
			frames++;
			world.happened(`${officer.handle} ${frame.change} ${id} ${version}`);
			note(frame.change === "withdrawn" ? received.withdrawn : received.full, id, version);
		}
		if (frame.cursor !== "") cursor = Number(frame.cursor);
	};
	const connect = async (instance: Instance): Promise<void> => {
		if (!instance.alive()) return;
		const closed = Promise.withResolvers<string>();
		let [open, waiting] = [true, 0];
		let line: Promise<unknown> = Promise.resolve();
		const cut = (why: string) => {
			open = false;
			instance.cutOff.delete(die);
			closed.resolve(why);
		};
		const die = () => cut("the process died");
		instance.cutOff.add(die);
		const sink: Sink = {
			send: ({ frames: sent }) => {
				if (!open) return false;
				if (waiting > 20) {
					cut("too slow");
					return false;
				}
				waiting++;
				const slow = world.weather.rough && random.chance(0.02) ? 200 : 0;
				line = line
					.then(() => world.time.sleep(slow + random.int(30) / 10))
					.then(() => {
						waiting--;
						// What was on its way when the line broke is lost.
						if (open) for (const frame of sent) take(frame);
					});
				return true;
			},
			drained: async () => void (await Promise.race([line, closed.promise])),
			end: () => cut("ended"),
			closed: closed.promise,
		};
		const borrowed = world.planted === "borrowed-session" && random.chance(0.3);
		const session = sessionOf(() => (borrowed ? other : who));
		const opening = instance.feed.open({ session, filter: {}, after: cursor, channel: "sse" });
		// A process that died answers nobody.
		const serve = await Promise.race([opening, closed.promise.then(() => undefined)]).catch((error: unknown) => {
			cut("refused");
			if (error instanceof HubError && error.code.startsWith("CURSOR_"))
				refusals.push(`${officer.handle}: ${error.code}`);
			return undefined;
		});
		if (!serve) return;
		connections++;
		void serve(sink);
		const life = random.int(600);
		await Promise.race([
			closed.promise,
			world.weather.rough ? world.time.sleep(life).then(() => cut("the line broke")) : never(),
		]);
	};
	const refusals: string[] = [];
	const running = (async () => {
		while (!world.ended()) {
			await connect(fleet.any(random));
			await world.time.sleep(1 + random.int(40));
		}
	})();
	void running;
	return {
		name: officer.handle,
		who,
		received,
		frames: () => frames,
		connections: () => connections,
		refusals,
		cursor: () => String(cursor),
		drop: () => undefined,
		close: async () => undefined,
	};
};
const never = () => new Promise<void>(() => undefined);
