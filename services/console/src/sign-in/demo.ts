import type { HttpServer } from "@seamark/http";
import { object } from "@seamark/service/schema";
import type { Console } from "../console.ts";
import { askHub } from "../hub/ask.ts";
import { cookieOf, setCookie } from "../sessions/cookie.ts";
import { newHolderKey } from "../sessions/sessions.ts";
import { own, Text } from "./own.ts";
import { shown } from "./session.ts";

type DemoToken = { officer: string; purpose: string; duty_post: { id: string } };
type DemoOfficers = { items: { officer: string; posts: string[]; agency: string }[] };

/** Signing in by one click, in anybody's name: on a demonstration hub alone, where the same is to be had without the console. */
export const demoRoutes = (app: HttpServer, console: Console): void => {
	const { hub, sessions } = console;
	own(app, {
		method: "GET",
		url: "/console/demo",
		handle: () => askHub<DemoOfficers>(hub, "/demo/officers", undefined),
	});
	own(app, {
		method: "POST",
		url: "/console/demo",
		body: object({ officer: Text(80), post: Text(120) }),
		handle: async ({ officer, post }, request, reply) => {
			const token = await askHub<DemoToken>(hub, "/demo/token", { officer, post });
			const before = await sessions.find(cookieOf(request), false);
			if (before) await sessions.end(before);
			const secret = await sessions.open({
				officer: { id: token.officer, handle: officer },
				credential: { demo: token.officer },
				key: await newHolderKey(),
			});
			const session = await sessions.find(secret, false);
			if (session) await sessions.choose(session, { post: token.duty_post.id, purpose: token.purpose });
			setCookie(reply, secret);
			return shown(console, await sessions.find(secret, false));
		},
	});
};
