import type { Session } from "@seamark/auth";
import { openHttp } from "@seamark/http";
import { openOperations, openRefusals, type ServiceContext } from "@seamark/service";
import type { Reach } from "./deliver-webhooks/post.ts";
import type { Deps } from "./deps.ts";
import { alertsRoutes } from "./routes.ts";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
type Headers = Record<string, string>;

/** The service's operations over HTTP, called by anyone whom the test names; the feed is opened by tests of the feed alone. */
export const openCalls = async (context: ServiceContext, deps: Deps, reach: Reach) => {
	// Who asks is not what is tested here.
	const callers = new Map<string, Session>();
	const app = await openHttp({
		title: "alerts",
		publicUrl: context.config.publicUrl,
		authenticator: { authenticate: async ({ authorization }) => callers.get(authorization ?? "") as Session },
		log: context.log,
		notReady: async () => [],
	});
	const refusals = openRefusals({
		committer: context.committer,
		now: context.now,
		onError: (error) => context.log.warn({ err: error }, "a refusal could not be recorded"),
	});
	const feed = {
		open: () => Promise.reject(new Error("this test has no feed")),
		close: async () => undefined,
	};
	alertsRoutes(openOperations({ app, context, refusals, tag: "alerts" }), deps, { feed, reach });
	const inject = (session: Session, method: Method, url: string, payload?: object, headers: Headers = {}) => {
		const authorization = `Bearer ${callers.size}`;
		callers.set(authorization, session);
		return app.inject({ method, url, headers: { authorization, ...headers }, ...(payload ? { payload } : {}) });
	};
	return {
		inject,
		/** The answer; throws the problem that came instead. */
		call: async <T = unknown>(...request: Parameters<typeof inject>): Promise<T> => {
			const answer = await inject(...request);
			if (answer.statusCode >= 400) throw Object.assign(new Error(answer.body), answer.json());
			return (answer.body === "" ? undefined : answer.json()) as T;
		},
		close: async () => {
			await app.close();
			await refusals.close();
		},
	};
};
