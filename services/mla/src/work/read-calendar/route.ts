import { transact } from "@seamark/db";
import { HubError } from "@seamark/errors";
import { hashOf } from "@seamark/mla-thread";
import { writerSettings } from "@seamark/policy";
import { type Allowance, inSeconds, type Operations, recordsAccessed } from "@seamark/service";
import { object } from "@seamark/service/schema";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { serviceActor } from "../../signing/client.ts";
import { calendarAt } from "../../store/work.ts";
import { hasDesk, isOnDesk, workOf } from "../queue.ts";
import { calendarOf } from "./calendar.ts";

const Params = object({
	address: Type.String({ pattern: "^[A-Za-z0-9_-]{43}$", description: "what make-calendar answered" }),
});

/** Calendar programs ask a few times an hour. */
const reads: Allowance = { limit: "calendar-reads", most: 60, perMs: 3_600_000 };

/** For calendar programs, which have no token: who has the address has all there is, which is times. */
export const readCalendar = ({ app }: Operations, deps: Deps): void => {
	const { context, directory } = deps;
	app.get(
		"/mla/calendars/:address",
		{
			schema: {
				operationId: "readCalendar",
				summary: "Read when terms of a duty post end, as iCalendar",
				tags: ["mutual legal assistance"],
				params: Params,
				querystring: object({}),
				produces: ["text/calendar"],
				response: { 200: Type.String({ description: "iCalendar (RFC 5545)" }) },
			} as object,
			config: { access: "public" },
		},
		async (request, reply) => {
			const { address } = request.params as { address: string };
			const found = await calendarAt(context.pool, hashOf(address));
			const known = directory.current();
			// As long as the post itself could list them, and the officer who knows the address is on it.
			const lists =
				found &&
				known.agency(found.agency)?.status === "active" &&
				hasDesk(known, found.agency, found.post) &&
				found.madeBy !== null &&
				known.onPost(found.madeBy, found.post, context.now());
			if (!found || !lists) throw new HubError("NOT_FOUND", { detail: "No such calendar." });
			// Each read is in the log: an address that went around does not fill it.
			await context.allowances.use({
				of: reads,
				key: `${found.agency} ${found.post}`,
				says: (seconds) => `This calendar was read too often. Read it again in ${inSeconds(seconds)}.`,
			});
			const work = await transact(context.pool, (tx) => workOf(tx, deps), writerSettings([found.agency]));
			const mine = work.filter((one) => isOnDesk(one, found.post));
			const actor = { ...serviceActor(found.agency), postId: found.post };
			await context.committer.commit({
				writes: [],
				events: [
					recordsAccessed({
						actor,
						action: "consultation",
						query: "read-calendar",
						record: "mla-calendar",
						found: true,
						ids: [found.post],
					}),
				],
			});
			return reply
				.type("text/calendar; charset=utf-8")
				.header("cache-control", "no-store")
				.send(calendarOf(mine, context.now()));
		},
	);
};
