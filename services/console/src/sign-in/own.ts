import type { HttpServer } from "@seamark/http";
import { object } from "@seamark/service/schema";
import type { FastifyReply, FastifyRequest } from "fastify";
import Type from "typebox";
import { fromOwnPage } from "../sessions/same-site.ts";

type Own<B extends Type.TSchema> = {
	method: "GET" | "POST";
	url: string;
	body?: B;
	handle: (body: Type.Static<B>, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
};

/** A route for the console's own page alone. */
export const own = <B extends Type.TSchema = Type.TObject>(app: HttpServer, o: Own<B>): void => {
	app.route({
		method: o.method,
		url: o.url,
		schema: { hide: true, querystring: object({}), ...(o.body ? { body: o.body } : {}) } as object,
		config: { access: "public" },
		handler: async (request, reply) => {
			fromOwnPage(request);
			return (await o.handle(request.body as Type.Static<B>, request, reply)) ?? reply.code(204).send();
		},
	});
};

export const NoFields = object({});
export const Text = (max: number) => Type.String({ minLength: 1, maxLength: max });
