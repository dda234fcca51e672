import { identityApi, sharedAlertsApi } from "@seamark/contracts";
import { callService } from "@seamark/grpc";
import type { ServiceContext } from "@seamark/service";

/** The services whose records are shared. Each call throws the catalogue's errors. */
export type Neighbours = {
	readShared(alertId: string, hub: string): Promise<sharedAlertsApi.ReadSharedResponse>;
	ownAlertsAfter(after: string, limit: number): Promise<string[]>;
	takeShared(request: sharedAlertsApi.TakeSharedRequest): Promise<string>;
	adoptRecall(alertId: string): Promise<void>;
	takeDirectory(request: identityApi.TakeForeignDirectoryRequest): Promise<void>;
};

const deadlineMs = 10_000;

export const openNeighbours = (context: ServiceContext): Neighbours => {
	const alerts = context.client(sharedAlertsApi.SharedAlertsServiceClient, "alerts");
	const identity = context.client(identityApi.ForeignDirectoryServiceClient, "identity");
	const toAlerts = { identity: context.identity, receiver: "alerts", deadlineMs };
	const toIdentity = { ...toAlerts, receiver: "identity" };
	return {
		readShared: (alertId, hub) => callService(toAlerts, alerts.readShared.bind(alerts), { alertId, hub }),
		ownAlertsAfter: async (after, limit) =>
			(await callService(toAlerts, alerts.listOwnAlerts.bind(alerts), { after, limit })).ids,
		takeShared: async (request) => (await callService(toAlerts, alerts.takeShared.bind(alerts), request)).outcome,
		adoptRecall: async (alertId) => {
			await callService(toAlerts, alerts.adoptRecall.bind(alerts), { alertId });
		},
		takeDirectory: async (request) => {
			await callService(toIdentity, identity.takeForeignDirectory.bind(identity), request);
		},
	};
};
