import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { consume } from "@seamark/events";
import { defineService } from "@seamark/service";
import { settings } from "./config.ts";
import type { Console } from "./console.ts";
import { openConfirmed } from "./hub/confirmed.ts";
import { openHub } from "./hub/hub.ts";
import { openTokens } from "./hub/tokens.ts";
import { consoleRoutes } from "./routes.ts";
import { endSessions } from "./sessions/end-sessions.ts";
import { openSessions } from "./sessions/sessions.ts";
import { openWebFiles } from "./web-files/web-files.ts";

const forgetEveryMs = 60_000;

/** The officers' console: a page, and the server behind it that holds their sessions and asks the hub for them. */
export const service = defineService({
	name: "console",
	tag: "console",
	migrations: { name: "console", dir: fileURLToPath(new URL("../migrations", import.meta.url)) },
	settings,
	open: async ({ context, directory, settings, closing, eventsOf }) => {
		const { pool, log } = context;
		const sessions = openSessions(context, randomBytes);
		const consumption = consume({
			consumer: "console-identity",
			source: eventsOf("identity", "console-identity"),
			effect: endSessions,
			pool,
			notice: (notice) => log.warn(notice, "the console does not hear of removed passkeys at once"),
		});
		closing.defer(() => consumption.stop());
		const forget = setInterval(() => {
			void sessions
				.forgetIdle()
				.catch((error: Error) => log.warn({ err: error }, "sessions that are over could not be removed"));
		}, forgetEveryMs);
		forget.unref();
		closing.defer(() => clearInterval(forget));
		const hub = openHub(context, { peersPort: settings.SEAMARK_PEERS_HTTP_PORT });
		const console: Console = {
			context,
			directory,
			sessions,
			hub,
			tokens: openTokens({ hub, directory, sessions, context }),
			confirmed: openConfirmed(),
			files: openWebFiles(fileURLToPath(new URL("web", import.meta.url))),
			random: randomBytes,
			demo: context.config.demo,
		};
		return { console };
	},
	routes: (api, own) => consoleRoutes(api, own.console),
});
