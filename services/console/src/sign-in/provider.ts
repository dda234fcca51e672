import { HubError } from "@seamark/errors";
import type { HttpServer } from "@seamark/http";
import { object } from "@seamark/service/schema";
import type { FastifyRequest } from "fastify";
import { LRUCache } from "lru-cache";
import Type from "typebox";
import type { Console } from "../console.ts";
import { askHub } from "../hub/ask.ts";
import { attemptOf, clearAttempt, cookieOf, setAttempt, setCookie } from "../sessions/cookie.ts";
import { type HolderKey, newHolderKey } from "../sessions/sessions.ts";
import { own } from "./own.ts";
import { endAtIdentity } from "./session.ts";

type Attempt = { key: HolderKey; agency: string };
type Begun = { agency: string; authorizationUrl: string };
type SignedIn = { signIn: string; officer: { id: string; handle: string } };

/** Identity's own limit for an attempt; who takes longer begins once more. */
const attemptMs = 5 * 60_000;

const Handle = Type.String({ pattern: "^[a-z0-9][a-z0-9-]{1,59}$" });
const Returned = Type.Object({
	code: Type.Optional(Type.String({ maxLength: 2_000 })),
	state: Type.Optional(Type.String({ maxLength: 200 })),
	iss: Type.Optional(Type.String({ maxLength: 500 })),
	error: Type.Optional(Type.String({ maxLength: 200 })),
});

/** Sign-in at the provider of an agency that holds its own key. Identity asks the provider and verifies; the console carries. */
export const providerRoutes = (app: HttpServer, console: Console): void => {
	const { hub } = console;
	const attempts = new LRUCache<string, Attempt>({ max: 1_000, ttl: attemptMs });
	own(app, {
		method: "POST",
		url: "/console/provider/begin",
		body: object({ agency: Handle }),
		handle: async ({ agency }, _request, reply) => {
			const key = await newHolderKey();
			const begun = await askHub<Begun>(hub, "/sign-ins/provider/begin", { agency }, key);
			const attempt = Buffer.from(console.random(32)).toString("base64url");
			attempts.set(attempt, { key, agency: begun.agency });
			setAttempt(reply, attempt, attemptMs);
			return { url: begun.authorizationUrl };
		},
	});
	// The provider's page leads here, so it comes from another site: the cookie of the attempt says whose browser it is, and works once.
	app.get<{ Params: { agency: string }; Querystring: Type.Static<typeof Returned> }>(
		"/console/provider/:agency",
		{ schema: { hide: true, querystring: Returned } as object, config: { access: "public" } },
		async (request, reply) => {
			const id = attemptOf(request);
			const attempt = id === undefined ? undefined : attempts.get(id);
			if (id !== undefined) attempts.delete(id);
			clearAttempt(reply);
			reply.header("referrer-policy", "no-referrer");
			const { code, state, iss } = request.query;
			if (attempt?.agency !== request.params.agency || code === undefined || state === undefined)
				return reply.redirect("/console/#refused", 303);
			try {
				const asked = { agency: attempt.agency, code, state, ...(iss === undefined ? {} : { issuer: iss }) };
				const signed = await askHub<SignedIn>(hub, "/sign-ins/provider", asked, attempt.key);
				setCookie(reply, await opened(console, request, { signed, key: attempt.key }));
				return reply.redirect("/console/", 303);
			} catch (error) {
				if (!(error instanceof HubError)) throw error;
				return reply.redirect(error.code === "SIGN_IN_REFUSED" ? "/console/#refused" : "/console/#away", 303);
			}
		},
	);
};

/** A session for who signed in; the one of before ends. */
const opened = async (
	console: Console,
	request: FastifyRequest,
	{ signed, key }: { signed: SignedIn; key: HolderKey },
): Promise<string> => {
	const before = await console.sessions.find(cookieOf(request), false);
	const secret = await console.sessions.open({ officer: signed.officer, credential: { signIn: signed.signIn }, key });
	if (before) {
		await console.sessions.end(before);
		await endAtIdentity(console, before);
	}
	return secret;
};
