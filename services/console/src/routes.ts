import type { Operations } from "@seamark/service";
import type { Console } from "./console.ts";
import { pageRoutes } from "./page/route.ts";
import { passOnRoute } from "./pass-on/route.ts";
import { chooseRoute } from "./sign-in/choose.ts";
import { confirmRoutes } from "./sign-in/confirm.ts";
import { demoRoutes } from "./sign-in/demo.ts";
import { deviceRoutes } from "./sign-in/device.ts";
import { enrolRoutes } from "./sign-in/enrol.ts";
import { passkeyRoutes } from "./sign-in/passkey.ts";
import { providerRoutes } from "./sign-in/provider.ts";
import { sessionRoutes } from "./sign-in/session.ts";

/** What the page asks. It is the console's own affair and in no description: programs ask the hub itself. */
export const consoleRoutes = (api: Operations, console: Console): void => {
	const { app } = api;
	pageRoutes(app, console);
	sessionRoutes(app, console);
	passkeyRoutes(app, console);
	providerRoutes(app, console);
	enrolRoutes(app, console);
	chooseRoute(app, console);
	confirmRoutes(app, console);
	deviceRoutes(app, console);
	if (console.demo) demoRoutes(app, console);
	passOnRoute(app, console);
};
