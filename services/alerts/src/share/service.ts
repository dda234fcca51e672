import { sharedAlertsApi } from "@seamark/contracts";
import { type GrpcService, grpcService, type ServeOptions } from "@seamark/grpc";
import { callersOf } from "@seamark/service";
import { currentTraceparent } from "@seamark/telemetry";
import { adoptRecallRpc } from "../adopt-recall/rpc.ts";
import type { Deps } from "../deps.ts";
import { listOwnAlertsRpc } from "../list-own-alerts/rpc.ts";
import { readSharedRpc } from "../read-shared/rpc.ts";
import { takeSharedRpc } from "../take-shared/rpc.ts";

/** Alerts that hubs of different owners share, for the service exchange alone. */
export const sharedAlertsService = (deps: Deps, serve: ServeOptions<never>): GrpcService => {
	const callers = { services: callersOf("alerts") };
	return grpcService(
		sharedAlertsApi.SharedAlertsServiceService,
		{ readShared: callers, listOwnAlerts: callers, takeShared: callers, adoptRecall: callers },
		{
			readShared: readSharedRpc(deps),
			listOwnAlerts: listOwnAlertsRpc(deps.context),
			takeShared: takeSharedRpc(deps, currentTraceparent),
			adoptRecall: adoptRecallRpc(deps, currentTraceparent),
		},
		serve,
	);
};
