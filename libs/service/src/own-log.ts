import { type EventSource, wholeLog } from "@seamark/events";
import { followLog } from "@seamark/log";
import type { ServiceContext } from "./context.ts";

/** A service's own log as a source of events, for a consumer in the same service. */
export const ownLog = ({ name, pool, wake }: Pick<ServiceContext, "name" | "pool" | "wake">): EventSource => ({
	source: name,
	run: async ({ cursor, deliver, alive, signal }) => {
		const from = await cursor(wholeLog);
		let after = from.position;
		for await (const { events, head, logId } of followLog({ pool, wake, after, logId: from.logId, signal })) {
			if (events.length > 0) await deliver({ partition: wholeLog, logId, events, after });
			after = events.at(-1)?.position ?? after;
			alive(head - after);
		}
	},
});
