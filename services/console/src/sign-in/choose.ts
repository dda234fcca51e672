import { postsOf } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import type { HttpServer } from "@seamark/http";
import { object } from "@seamark/service/schema";
import type { Console } from "../console.ts";
import { sessionOf } from "../sessions/session-of.ts";
import { own, Text } from "./own.ts";
import { shown } from "./session.ts";

/** Post and purpose of a session. Identity holds the first choice of a passkey: another one takes the passkey again. */
export const chooseRoute = (app: HttpServer, console: Console): void =>
	own(app, {
		method: "POST",
		url: "/console/choose",
		body: object({ post: Text(60), purpose: Text(60) }),
		handle: async (chosen, request) => {
			const { sessions, directory, context } = console;
			const session = await sessionOf(sessions, request);
			if (!session) throw new HubError("UNAUTHENTICATED");
			const post = postsOf(directory.current(), session.officerId, context.now()).find(({ id }) => id === chosen.post);
			if (!post?.purposes.some((one) => one === chosen.purpose))
				throw new HubError("REFUSED", {
					faults: [{ at: "/post", message: "is not yours now, or does not work for that purpose" }],
				});
			await sessions.choose(session, chosen);
			const now = { ...session, postId: chosen.post, purpose: chosen.purpose };
			await console.tokens(now);
			return shown(console, now);
		},
	});
