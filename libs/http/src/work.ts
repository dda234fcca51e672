import { HubError } from "@seamark/errors";
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from "fastify";
import type { Entry } from "./limits.ts";

declare module "fastify" {
	interface FastifyRequest {
		/**
		 * Aborts when the caller hangs up before the answer is out. Anything that takes long looks at it between two steps, and ends:
		 * the caller's slot is taken for as long as its work goes on.
		 */
		gone: AbortSignal;
	}
}

export type Work = {
	/** Gives the slot back when the answer is out, or the caller gone, and the handler has ended: when both are so, and not before. */
	hold(request: FastifyRequest, reply: FastifyReply, entry: Entry): void;
	/** The handler of a route with callers, held to their slots. */
	held(handler: RouteHandlerMethod): RouteHandlerMethod;
};

/** What the work of somebody who is gone ends with. Nobody reads it. */
const callerGone = () => new HubError("UNAVAILABLE", { detail: "The caller went away before the answer." });

/** Ties what a caller has in hand to the work, not to the connection: who hangs up and asks again has not got more of it. */
export const openWork = (app: FastifyInstance): Work => {
	const slots = new WeakMap<FastifyRequest, { entry: Entry; working: boolean; closed: boolean }>();
	app.decorateRequest("gone", undefined as unknown as AbortSignal);
	app.addHook("onRequest", (request, reply, done) => {
		const gone = new AbortController();
		request.gone = gone.signal;
		reply.raw.once("close", () => {
			if (!reply.raw.writableFinished) gone.abort(callerGone());
		});
		done();
	});
	return {
		hold: (request, reply, entry) => {
			const slot = { entry, working: false, closed: false };
			slots.set(request, slot);
			reply.raw.once("close", () => {
				slot.closed = true;
				if (!slot.working) entry.release();
			});
		},
		held: (handler) =>
			async function (request, reply) {
				// Gone while the body was read: the slot is given back, so nothing is begun.
				request.gone.throwIfAborted();
				const slot = slots.get(request);
				if (slot) slot.working = true;
				try {
					return await handler.call(this, request, reply);
				} finally {
					if (slot) slot.working = false;
					if (slot?.closed) slot.entry.release();
				}
			},
	};
};
