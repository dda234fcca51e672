import { HubError } from "@seamark/errors";
import type { HttpServer } from "@seamark/http";
import { object } from "@seamark/service/schema";
import Type from "typebox";
import type { Console } from "../console.ts";
import { askHub } from "../hub/ask.ts";
import { sessionOf } from "../sessions/session-of.ts";
import { own } from "./own.ts";
import { PasskeyAnswer } from "./passkey.ts";

const Operation = Type.String({ pattern: "^[A-Za-z0-9_-]{43}$" });

/**
 * A request that takes the passkey again. Identity makes the challenge and verifies the answer: the console carries both, and the token that
 * comes back is good for that one request.
 */
export const confirmRoutes = (app: HttpServer, console: Console): void => {
	const signedIn = async (request: Parameters<typeof sessionOf>[1]) => {
		const session = await sessionOf(console.sessions, request);
		if (!session || !("signIn" in session.credential)) throw new HubError("UNAUTHENTICATED");
		return { session, signIn: session.credential.signIn };
	};
	own(app, {
		method: "POST",
		url: "/console/confirm/begin",
		body: object({ operation: Operation }),
		handle: async ({ operation }, request) => {
			const { session, signIn } = await signedIn(request);
			return askHub<{ options: object }>(
				console.hub,
				"/sign-ins/confirmations/begin",
				{ signIn, operation },
				session.key,
			);
		},
	});
	own(app, {
		method: "POST",
		url: "/console/confirm/finish",
		body: object({ operation: Operation, passkey: PasskeyAnswer }),
		handle: async ({ operation, passkey }, request) => {
			const { session, signIn } = await signedIn(request);
			const asked = { signIn, operation, passkey };
			const { access_token } = await askHub<{ access_token: string }>(
				console.hub,
				"/sign-ins/confirmations",
				asked,
				session.key,
			);
			console.confirmed.keep(session.id, operation, access_token);
		},
	});
};
