import type { FastifyRequest } from "fastify";
import { cookieOf } from "./cookie.ts";
import type { Session, Sessions } from "./sessions.ts";

/** The session of a request. What the page asks by itself keeps nobody signed in. */
export const sessionOf = (sessions: Sessions, request: FastifyRequest): Promise<Session | undefined> =>
	sessions.find(cookieOf(request), request.headers["seamark-background"] !== "1");
