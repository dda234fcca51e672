import { counter, histogram, startAtZero } from "@seamark/telemetry";
import type { FastifyInstance } from "fastify";

const duration = histogram("seamark_http_request_seconds", "Time from request to answer, by route");
const failures = counter(
	"seamark_http_failures_total",
	"Answers 401, 500 and 503, by route; there from the start, for alert rules",
	[],
);
const failing: readonly number[] = [401, 500, 503];

/** What no route takes. */
const unknown = "unknown";

/** Measures every answer of the server. */
export const measureAnswers = (app: FastifyInstance): void => {
	const measure = (route: string) =>
		startAtZero(
			failures,
			failing.map((status) => ({ route, status })),
		);
	measure(unknown);
	app.addHook("onRoute", ({ url }) => measure(url));
	app.addHook("onResponse", async (request, { statusCode: status, elapsedTime }) => {
		const route = request.routeOptions.url ?? unknown;
		duration.record(elapsedTime / 1_000, { route, method: request.method, status });
		if (failing.includes(status)) failures.add(1, { route, status });
	});
};
