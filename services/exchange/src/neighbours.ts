import { identityApi, type NamedParcel, sharedAlertsApi, sharedThreadsApi } from "@seamark/contracts";
import { callService } from "@seamark/grpc";
import type { ServiceContext } from "@seamark/service";

/** The services whose records are shared. Each call throws the catalogue's errors. */
export type Neighbours = {
	readShared(alertId: string, hub: string): Promise<sharedAlertsApi.ReadSharedResponse>;
	ownAlertsAfter(after: string, limit: number): Promise<string[]>;
	takeShared(request: sharedAlertsApi.TakeSharedRequest): Promise<string>;
	adoptRecall(alertId: string): Promise<void>;
	takeDirectory(request: identityApi.TakeForeignDirectoryRequest): Promise<void>;
	/** Undefined where it was erased. */
	readParcel(named: NamedParcel): Promise<sharedThreadsApi.Parcel | undefined>;
	/** `taken`, or why it was not. */
	takeParcel(hub: string, parcel: sharedThreadsApi.Parcel): Promise<string>;
};

const deadlineMs = 10_000;

export const openNeighbours = (context: ServiceContext): Neighbours => {
	const alerts = context.client(sharedAlertsApi.SharedAlertsServiceClient, "alerts");
	const identity = context.client(identityApi.ForeignDirectoryServiceClient, "identity");
	const mla = context.client(sharedThreadsApi.SharedThreadsServiceClient, "mla");
	const toAlerts = { identity: context.identity, receiver: "alerts", deadlineMs };
	const toIdentity = { ...toAlerts, receiver: "identity" };
	const toMla = { ...toAlerts, receiver: "mla" };
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
		readParcel: async ({ thread, from, to, kind, sha256, receipt }) => {
			const request = { threadId: thread, senderId: from, receiverId: to, kind, sha256, receipt };
			return (await callService(toMla, mla.readParcel.bind(mla), request)).parcel;
		},
		takeParcel: async (hub, parcel) => (await callService(toMla, mla.takeParcel.bind(mla), { hub, parcel })).outcome,
	};
};
