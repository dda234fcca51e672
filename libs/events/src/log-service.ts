import { logApi } from "@seamark/contracts";
import type { Pool } from "@seamark/db";
import { HubError } from "@seamark/errors";
import { type Access, type GrpcService, grpcService, type ServeOptions } from "@seamark/grpc";
import { followLog, type LogEvent, type Page, readLog, type Wake } from "@seamark/log";

/** Followers record and index what they get, which costs a transaction for each page of any size. */
const paceMs = 50;

/** Serves a service's log to the other services of the hub. `readers` names those that may read it. */
export const logService = (o: {
	pool: Pool;
	wake: Wake;
	/** Name of this service; the CloudEvents source of its events is `/services/<name>`. */
	service: string;
	readers: readonly string[];
	serve: ServeOptions<never>;
	/** Pace of the empty pages by which followers know that nothing is behind. */
	heartbeatMs?: number;
}): GrpcService => {
	const access: Access = { services: o.readers };
	return grpcService(
		logApi.LogServiceService,
		{ read: access, follow: access },
		{
			read: async (request) => {
				if (request.limit < 1 || request.limit > 10_000)
					throw new HubError("VALIDATION", { faults: [{ at: "/limit", message: "must be 1 to 10,000" }] });
				return toMessage(await readLog(o.pool, request.after, request.limit, request.logId), o.service);
			},
			follow: async function* (request, call) {
				const { after, logId } = request;
				const pages = followLog({ ...o, after, logId, signal: call.signal, paceMs });
				for await (const page of pages) yield toMessage(page, o.service);
			},
		},
		o.serve,
	);
};

const toMessage = (page: Page, service: string): logApi.ReadResponse => ({
	events: page.events.map((event) => ({ ...event, source: `/services/${service}`, data: Buffer.from(event.data) })),
	head: page.head,
	logId: page.logId,
});

export const fromMessage = (event: logApi.Event): LogEvent => ({
	position: event.position,
	id: event.id,
	type: event.type,
	subject: event.subject,
	time: event.time ?? "",
	traceparent: event.traceparent,
	data: event.data,
});
