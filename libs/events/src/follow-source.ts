import type { logApi } from "@seamark/contracts";
import { readService, type ServiceIdentity } from "@seamark/grpc";
import { fromMessage } from "./log-service.ts";
import { type EventSource, wholeLog } from "./types.ts";

/** Events of another service by following its log over gRPC: the embedded default, with no broker. */
export const followSource = (o: {
	source: string;
	client: logApi.LogServiceClient;
	identity: ServiceIdentity;
}): EventSource => ({
	source: o.source,
	run: async ({ cursor, deliver, alive, signal }) => {
		const from = await cursor(wholeLog);
		const pages = readService({ identity: o.identity, receiver: o.source, signal }, o.client.follow.bind(o.client), {
			after: from.position,
			logId: from.logId,
		});
		let after = from.position;
		for await (const page of pages) {
			// An empty page is the producer's word that nothing is behind: it has read its log again just before.
			if (page.events.length === 0) alive(0);
			else {
				await deliver({ partition: wholeLog, logId: page.logId, events: page.events.map(fromMessage), after });
				after = page.events.at(-1)?.position ?? after;
				alive(page.head - after);
			}
		}
	},
});
