import type { FastifyReply, FastifyRequest } from "fastify";

/** The prefix holds browsers to it: secure, this host alone, all paths. */
const name = "__Host-seamark";
const attributes = "Path=/; Secure; HttpOnly; SameSite=Strict";

/** While an officer is at the provider of their agency. Lax: the way back from there begins at another site. */
const attemptName = "__Host-seamark-attempt";
const attemptAttributes = "Path=/; Secure; HttpOnly; SameSite=Lax";

/** Undefined where there is none, more than one, or one of another form. */
const cookieNamed = (request: FastifyRequest, wanted: string, form: RegExp): string | undefined => {
	const found = (request.headers.cookie ?? "")
		.split(";")
		.map((one) => one.trim().split("="))
		.filter(([key]) => key === wanted)
		.map(([, value]) => value ?? "");
	const [only] = found;
	return found.length === 1 && only !== undefined && form.test(only) ? only : undefined;
};

/** The session's secret that the browser holds. */
export const cookieOf = (request: FastifyRequest): string | undefined =>
	cookieNamed(request, name, /^[A-Za-z0-9_-]{43}$/);

/** The attempt to sign in at a provider that this browser began. */
export const attemptOf = (request: FastifyRequest): string | undefined =>
	cookieNamed(request, attemptName, /^[A-Za-z0-9_-]{43}$/);

export const setAttempt = (reply: FastifyReply, attempt: string, lifeMs: number): void =>
	void reply.header("set-cookie", `${attemptName}=${attempt}; ${attemptAttributes}; Max-Age=${lifeMs / 1_000}`);

export const clearAttempt = (reply: FastifyReply): void =>
	void reply.header("set-cookie", `${attemptName}=; ${attemptAttributes}; Max-Age=0`);

export const setCookie = (reply: FastifyReply, secret: string): void =>
	void reply.header("set-cookie", `${name}=${secret}; ${attributes}`);

/** Ends the cookie, and everything that the page keeps: drafts, caches, storage. */
export const clearSite = (reply: FastifyReply): void =>
	void reply
		.header("set-cookie", `${name}=; ${attributes}; Max-Age=0`)
		.header("clear-site-data", '"cache", "cookies", "storage"');
