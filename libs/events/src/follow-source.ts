import type { logApi } from "@seamark/contracts";
import { readService, type ServiceIdentity } from "@seamark/grpc";
import { fromMessage } from "./log-service.ts";
import type { EventSource } from "./types.ts";

/** Events of another service by following its log over gRPC: the embedded default, with no broker. */
export const followSource = (o: { source: string; client: logApi.LogServiceClient; identity: ServiceIdentity }): EventSource => ({
	source: o.source,
	run: async ({ cursor, deliver, alive, signal }) => {
		const from = await cursor(0);
		const pages = readService({ identity: o.identity, receiver: o.source, signal }, o.client.follow.bind(o.client), {
			after: from?.position ?? 0,
			logId: from?.logId ?? "",
		});
		for await (const page of pages) {
			alive(page.head);
			if (page.events.length > 0) await deliver({ partition: 0, logId: page.logId, events: page.events.map(fromMessage) });
		}
	},
});
