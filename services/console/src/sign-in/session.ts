import { postsOf } from "@seamark/auth";
import type { HttpServer } from "@seamark/http";
import { zoneOf } from "@seamark/values/readers";
import type { Console } from "../console.ts";
import { askHub } from "../hub/ask.ts";
import { clearSite, cookieOf } from "../sessions/cookie.ts";
import { sessionOf } from "../sessions/session-of.ts";
import type { Session } from "../sessions/sessions.ts";
import { NoFields, own } from "./own.ts";

/** Who works here, as the page shows it: nothing of it is secret to them. */
export const shown = ({ directory, context, demo }: Console, session: Session | undefined) => {
	if (!session) return { state: "out", demo };
	const posts = postsOf(directory.current(), session.officerId, context.now());
	const post = posts.find(({ id }) => id === session.postId);
	const chosen = post?.purposes.some((one) => one === session.purpose) === true;
	return {
		state: chosen ? "in" : "choose",
		demo,
		byDemo: "demo" in session.credential,
		officer: { id: session.officerId, handle: session.handle },
		posts,
		...(chosen ? { post, purpose: session.purpose } : {}),
		zone: zoneOf(post?.agency.country ?? posts[0]?.agency.country, "UTC")?.zone ?? "UTC",
	};
};

export const sessionRoutes = (app: HttpServer, console: Console): void => {
	own(app, {
		method: "GET",
		url: "/console/session",
		handle: async (_, request) => shown(console, await sessionOf(console.sessions, request)),
	});
	own(app, {
		method: "POST",
		url: "/console/sign-out",
		body: NoFields,
		handle: async (_, request, reply) => {
			const session = await console.sessions.find(cookieOf(request), false);
			if (session) {
				await console.sessions.end(session);
				await endAtIdentity(console, session);
			}
			clearSite(reply);
			return { state: "out", demo: console.demo };
		},
	});
};

/** Identity hears of it too; where it cannot, the sign-in ends by itself, and nobody has its secret any more. */
export const endAtIdentity = async ({ hub, context }: Console, { credential, key }: Session): Promise<void> => {
	if (!("signIn" in credential)) return;
	await askHub(hub, "/sign-ins/end", { signIn: credential.signIn }, key).catch((error: Error) =>
		context.log.warn({ err: error }, "a sign-in could not be ended at identity"),
	);
};
