import { HubError } from "@seamark/errors";
import type { HttpServer } from "@seamark/http";
import { object } from "@seamark/service/schema";
import Type from "typebox";
import type { Console } from "../console.ts";
import { askHub } from "../hub/ask.ts";
import { sessionOf } from "../sessions/session-of.ts";
import { own, Text } from "./own.ts";
import { PasskeyAnswer } from "./passkey.ts";

const Code = Type.String({ pattern: "^[0-9A-Za-z -]{8,12}$" });

/** A program without a browser, such as the command line, is let in by an officer who works here. Identity verifies the passkey. */
export const deviceRoutes = (app: HttpServer, console: Console): void => {
	const signedIn = async (request: Parameters<typeof sessionOf>[1]) => {
		if (!(await sessionOf(console.sessions, request))) throw new HubError("UNAUTHENTICATED");
	};
	own(app, {
		method: "POST",
		url: "/console/device/begin",
		body: object({ code: Code }),
		handle: async (body, request) => {
			await signedIn(request);
			return askHub<{ wants: string; options: object }>(console.hub, "/sign-ins/devices/begin", body);
		},
	});
	own(app, {
		method: "POST",
		url: "/console/device/approve",
		body: object({ code: Code, post: Text(60), purpose: Text(60), passkey: PasskeyAnswer }),
		handle: async (body, request) => {
			await signedIn(request);
			return askHub<{ officer: string }>(console.hub, "/sign-ins/devices/approve", body);
		},
	});
};
