import type { HttpServer } from "@seamark/http";
import type { ServiceDefinition } from "./define-service.ts";
import { openOperations } from "./operations/index.ts";

/**
 * What operations are registered on where nobody will ever call them: all that is taken from it is there, and is the same again. Who
 * wants a text or a number of it reads something while registering, and that is a mistake.
 */
const standIn: unknown = new Proxy(() => undefined, {
	get: (_target, name) => {
		if (typeof name === "string") return standIn;
		throw new Error(
			`A service reads its settings and connections while it registers its operations (${String(name)}).`,
		);
	},
	apply: () => standIn,
});

/** Puts the operations of a service on a server that only describes them: nothing is opened, and no database is asked. */
export const registerOperations = (app: HttpServer, { tag, routes }: ServiceDefinition): void =>
	routes(openOperations({ app, tag, context: standIn as never, refusals: standIn as never }), standIn as never);
