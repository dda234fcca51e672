import { fileURLToPath } from "node:url";
import type { Authenticator, DirectorySource, Session } from "@seamark/auth";
import { alertsApi } from "@seamark/contracts";
import { HubError } from "@seamark/errors";
import { logService } from "@seamark/events";
import { grpcService, type ServeOptions } from "@seamark/grpc";
import { cursorSeal, type HttpServer } from "@seamark/http";
import { logMigrations, readLog } from "@seamark/log";
import { policyMigrations } from "@seamark/policy";
import { type Service, type ServiceContext, waitingFor } from "@seamark/service";
import { acknowledgeAlertRoutes } from "./acknowledge-alert/route.ts";
import { parseAllow, systemResolve, type WebhookAllow } from "./deliver-webhooks/addresses.ts";
import { openDeliverer } from "./deliver-webhooks/deliverer.ts";
import type { Deps } from "./deps.ts";
import { exportAlertRoutes } from "./export-alert/route.ts";
import { openFeedHub } from "./follow-feed/hub.ts";
import { followFeedRoute } from "./follow-feed/route.ts";
import { followFeedRpc } from "./follow-feed/rpc.ts";
import { getAlertRpc } from "./get-alert/rpc.ts";
import { giveFeedbackRoutes } from "./give-feedback/route.ts";
import { importStixRoute } from "./import-stix/route.ts";
import { listAlertsRoute } from "./list-alerts/route.ts";
import { raiseAlertRoute } from "./raise-alert/route.ts";
import { readAlertRoute } from "./read-alert/route.ts";
import { recallAlertRoute } from "./recall-alert/route.ts";
import { subscriptionRoutes } from "./save-subscription/route.ts";
import { updateAlertRoute } from "./update-alert/route.ts";

export const alertsMigrations = [
	logMigrations,
	policyMigrations,
	{ name: "alerts", dir: fileURLToPath(new URL("../migrations", import.meta.url)) },
];

/** Opens the alerts service on its context. Whoever wires it makes its servers listen. */
export const openAlerts = async (o: {
	context: ServiceContext;
	directory: DirectorySource;
	authenticator: Authenticator;
	/** Where webhooks may go besides public addresses; nowhere when left out. */
	webhookAllow?: WebhookAllow;
}): Promise<Service> => {
	const { context, directory, authenticator } = o;
	await directory.ready();
	// A log that was restored to an earlier state gets a new id: cursors from before then mean nothing any more.
	const { logId } = await readLog(context.pool, 0, 0);
	const deps: Deps = {
		...o,
		feedCursors: cursorSeal(context.hubKey, `alerts feed ${logId}`),
		listCursors: cursorSeal(context.hubKey, `alerts list ${logId}`),
	};
	const hub = await openFeedHub(deps);
	const reach = { allow: o.webhookAllow ?? parseAllow([]), resolve: systemResolve };
	const deliverer = await openDeliverer(deps, { reach });

	const serve: ServeOptions<Session> = {
		identity: context.identity,
		authenticate: async ({ authorization, dpop, path, peer }, scope) => {
			const address = peer.replace(/:\d+$/, "").replace(/^\[(.*)\]$/, "$1");
			context.limits.room();
			context.limits.stranger(address, () => authenticator.remembers?.(authorization) ?? false);
			const credentials = {
				authorization,
				dpop: dpop === "" ? undefined : dpop,
				method: "POST",
				url: context.config.publicUrl + path,
				certificate: undefined,
			};
			const session = await authenticator.authenticate(credentials).catch((error: unknown) => {
				context.limits.paid(address);
				throw error;
			});
			if (!session.principal().scopes.includes(scope))
				throw new HubError("FORBIDDEN", {
					detail: `This operation needs the scope ${scope}, which this token does not carry.`,
				});
			return session;
		},
		enter: (session, load) => context.limits.enter(session.principal(), load),
		onError: (path, error) => {
			if (error.code === "INTERNAL") context.log.error({ err: error.cause ?? error, rpc: path }, "call failed");
		},
	};

	return {
		name: "alerts",
		routes: (app: HttpServer) => {
			raiseAlertRoute(app, deps);
			updateAlertRoute(app, deps);
			recallAlertRoute(app, deps);
			acknowledgeAlertRoutes(app, deps);
			giveFeedbackRoutes(app, deps);
			followFeedRoute(app, deps, hub);
			importStixRoute(app, deps);
			exportAlertRoutes(app, deps);
			listAlertsRoute(app, deps);
			readAlertRoute(app, deps);
			subscriptionRoutes(app, deps, reach);
		},
		grpc: [
			grpcService(
				alertsApi.AlertsServiceService,
				{ getAlert: { scope: "alerts:read" }, followFeed: { scope: "alerts:subscribe" } },
				{ getAlert: getAlertRpc(deps), followFeed: followFeedRpc(deps, hub) },
				serve,
			),
			logService({
				pool: context.pool,
				wake: context.wake,
				service: "alerts",
				readers: ["audit"],
				serve: { identity: context.identity },
			}),
		],
		notReady: () => waitingFor(context.pool, directory),
		close: async () => {
			await Promise.all([hub.close(), deliverer.close()]);
		},
	};
};
