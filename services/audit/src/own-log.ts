import type { EventSource } from "@seamark/events";
import { followLog } from "@seamark/log";
import type { ServiceContext } from "@seamark/service";

/** The audit's own log, in which reads of the audit stand, as one more source: they come into the chain like all others. */
export const ownLog = ({ name, pool, wake }: Pick<ServiceContext, "name" | "pool" | "wake">): EventSource => ({
	source: name,
	run: async ({ cursor, deliver, alive, signal }) => {
		const from = await cursor(0);
		for await (const page of followLog({ pool, wake, after: from?.position ?? 0, logId: from?.logId ?? "", signal })) {
			alive(page.head);
			if (page.events.length > 0) await deliver({ partition: 0, logId: page.logId, events: page.events });
		}
	},
});
