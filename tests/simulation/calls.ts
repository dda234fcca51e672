import type { Session } from "@seamark/auth";
import type { HttpServer } from "@seamark/http";
import { openOperations, type Refusals } from "@seamark/service";
import type { Deps } from "../../services/alerts/src/deps.ts";
import { raiseAlert } from "../../services/alerts/src/raise-alert/route.ts";
import { recallAlert } from "../../services/alerts/src/recall-alert/route.ts";
import { updateAlert } from "../../services/alerts/src/update-alert/route.ts";

/** A request as the server hands it to an operation. */
export type Request = { operation: string; params?: { id: string }; body: object; key: string };

const reply = { code: () => reply, header: () => reply };
const refusals: Refusals = {
	note: async () => undefined,
	noted: (error) => error,
	isNoted: () => false,
	close: async () => undefined,
};

/** The real operations without a server: a simulation has no sockets. */
export const openCalls = (deps: Deps) => {
	const handlers = new Map<string, (request: unknown, reply: unknown) => Promise<unknown>>();
	const app = {
		route: ({ schema, handler }: { schema: { operationId: string }; handler: never }) =>
			handlers.set(schema.operationId, handler),
	} as unknown as HttpServer;
	const api = openOperations({ app, context: deps.context, refusals, tag: "alerts" });
	raiseAlert(api, deps);
	updateAlert(api, deps);
	recallAlert(api);
	return async (session: Session, { operation, params = { id: "" }, body, key }: Request): Promise<{ id: string }> => {
		const handler = handlers.get(operation);
		if (!handler) throw new Error(`there is no operation ${operation}`);
		const request = {
			session,
			params,
			body,
			headers: { "idempotency-key": key },
			method: "POST",
			url: operation + params.id,
		};
		return (await handler(request, reply)) as { id: string };
	};
};
