import { fileURLToPath } from "node:url";
import { alertsApi } from "@seamark/contracts";
import { consume } from "@seamark/events";
import { grpcService } from "@seamark/grpc";
import { cursorSeal } from "@seamark/http";
import { readLog } from "@seamark/log";
import { defineService, operatorOperations } from "@seamark/service";
import { settings } from "./config.ts";
import { systemResolve } from "./deliver-webhooks/addresses.ts";
import { openDeliverer } from "./deliver-webhooks/deliverer.ts";
import { queueReports } from "./deliver-webhooks/reports.ts";
import type { Deps } from "./deps.ts";
import { openFeed } from "./follow-feed/feed.ts";
import { followFeedRpc } from "./follow-feed/rpc.ts";
import { getAlertRpc } from "./get-alert/rpc.ts";
import { alertsRoutes } from "./routes.ts";
import { openWords } from "./search/follow-words.ts";
import { openReminders } from "./send-reminders/reminders.ts";
import { sharedAlertsService } from "./share/service.ts";
import { openTellRelated } from "./tell-related/tell-related.ts";

/** Alerts, the live feed, webhooks and STIX. */
export const service = defineService({
	name: "alerts",
	tag: "alerts",
	migrations: { name: "alerts", dir: fileURLToPath(new URL("../migrations", import.meta.url)) },
	settings,
	open: async ({ context, directory, authenticator, settings, closing, eventsOf, toAgencies, toServices }) => {
		await directory.ready();
		// A log that was restored to an earlier state gets a new id: cursors from before then mean nothing any more.
		const { logId } = await readLog(context.pool, 0, 0);
		const words = openWords(context, { follow: true });
		closing.defer(() => words.close());
		const deps: Deps = {
			context,
			directory,
			authenticator,
			feedCursors: cursorSeal(context.hubKey, `alerts feed ${logId}`),
			listCursors: cursorSeal(context.hubKey, `alerts list ${logId}`),
			words,
		};
		const feed = await openFeed(deps);
		closing.defer(() => feed.close());
		const reminders = openReminders(context);
		closing.defer(() => reminders.close());
		const related = openTellRelated(context);
		closing.defer(() => related.close());
		const reach = { allow: settings.SEAMARK_WEBHOOK_ALLOW, resolve: systemResolve };
		const deliverer = await openDeliverer(deps, { reach });
		closing.defer(() => deliverer.close());
		const reports = { consumer: "report-webhooks", source: "case-intake", effect: queueReports(deps) };
		const consumption = consume({
			...reports,
			pool: context.pool,
			source: eventsOf("case-intake", "alerts"),
			notice: (notice) => context.log.warn(notice, "what became of reports was not queued for webhooks"),
		});
		closing.defer(() => consumption.stop());
		return {
			deps,
			feed,
			reach,
			operated: {
				pool: context.pool,
				consumers: [reports],
				states: () => [consumption.state()],
				acted: (what: string, key: object) => context.log.warn(key, `an operator asked for a ${what}`),
			},
			grpc: [
				grpcService(
					alertsApi.AlertsServiceService,
					{ getAlert: { scope: "alerts:read" }, followFeed: { scope: "alerts:subscribe" } },
					{ getAlert: getAlertRpc(deps), followFeed: followFeedRpc(deps, feed) },
					toAgencies,
				),
				sharedAlertsService(deps, toServices),
			],
		};
	},
	routes: (api, { deps, feed, reach, operated }) => {
		alertsRoutes(api, deps, { feed, reach });
		operatorOperations(api, { service: "alerts", ...operated });
	},
});
