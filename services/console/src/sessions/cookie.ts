import type { FastifyReply, FastifyRequest } from "fastify";

/** The prefix holds browsers to it: secure, this host alone, all paths. */
const name = "__Host-seamark";
const attributes = "Path=/; Secure; HttpOnly; SameSite=Strict";

/** The session's secret that the browser holds; undefined where there is none, or more than one. */
export const cookieOf = (request: FastifyRequest): string | undefined => {
	const found = (request.headers.cookie ?? "")
		.split(";")
		.map((one) => one.trim().split("="))
		.filter(([key]) => key === name)
		.map(([, value]) => value ?? "");
	const [only] = found;
	return found.length === 1 && only !== undefined && /^[A-Za-z0-9_-]{43}$/.test(only) ? only : undefined;
};

export const setCookie = (reply: FastifyReply, secret: string): void =>
	void reply.header("set-cookie", `${name}=${secret}; ${attributes}`);

/** Ends the cookie, and everything that the page keeps: drafts, caches, storage. */
export const clearSite = (reply: FastifyReply): void =>
	void reply
		.header("set-cookie", `${name}=; ${attributes}; Max-Age=0`)
		.header("clear-site-data", '"cache", "cookies", "storage"');
