import { HubError } from "@seamark/errors";
import type { HttpServer } from "@seamark/http";
import { object } from "@seamark/service/schema";
import { LRUCache } from "lru-cache";
import type { Console } from "../console.ts";
import { askHub } from "../hub/ask.ts";
import { cookieOf, setCookie } from "../sessions/cookie.ts";
import { type HolderKey, newHolderKey } from "../sessions/sessions.ts";
import { NoFields, own, Text } from "./own.ts";
import { endAtIdentity, shown } from "./session.ts";

export const PasskeyAnswer = object({
	id: Text(1_400),
	clientData: Text(4_000),
	authenticatorData: Text(4_000),
	signature: Text(4_000),
});
const Finish = object({ attempt: Text(60), passkey: PasskeyAnswer });
type SignedIn = { signIn: string; officer: { id: string; handle: string } };

/** Between asking and answering; longer takes nobody, and the challenge is over then. */
const attemptMs = 5 * 60_000;

export const passkeyRoutes = (app: HttpServer, console: Console): void => {
	const { hub, sessions, context } = console;
	const attempts = new LRUCache<string, HolderKey>({ max: 1_000, ttl: attemptMs });
	own(app, {
		method: "POST",
		url: "/console/passkey/begin",
		body: NoFields,
		handle: async () => {
			// A key for this session alone: identity binds the challenge, the sign-in and its tokens to it.
			const key = await newHolderKey();
			const { options } = await askHub<{ options: object }>(hub, "/sign-ins/begin", {}, key);
			const attempt = context.newId();
			attempts.set(attempt, key);
			return { attempt, options };
		},
	});
	own(app, {
		method: "POST",
		url: "/console/passkey/finish",
		body: Finish,
		handle: async ({ attempt, passkey }, request, reply) => {
			const key = attempts.get(attempt);
			attempts.delete(attempt);
			if (!key) throw new HubError("SIGN_IN_REFUSED", { detail: "That took too long. Sign in once more." });
			const signed = await askHub<SignedIn>(hub, "/sign-ins", passkey, key);
			const before = await sessions.find(cookieOf(request), false);
			const secret = await sessions.open({ officer: signed.officer, credential: { signIn: signed.signIn }, key });
			if (before) {
				await sessions.end(before);
				await endAtIdentity(console, before);
			}
			setCookie(reply, secret);
			return shown(console, await sessions.find(secret, false));
		},
	});
};
