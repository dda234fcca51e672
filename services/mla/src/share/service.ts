import { sharedThreadsApi } from "@seamark/contracts";
import { type GrpcService, grpcService, type ServeOptions } from "@seamark/grpc";
import { callersOf } from "@seamark/service";
import type { TakeParcel } from "../delivery/port.ts";
import type { Deps } from "../deps.ts";
import { readParcelRpc } from "./read-parcel/rpc.ts";
import { takeParcelRpc } from "./take-parcel/rpc.ts";

/** What authorities at hubs of different owners send each other, for the service exchange alone: it has proven which hub brings it. */
export const sharedThreadsService = (deps: Deps, take: TakeParcel, serve: ServeOptions<never>): GrpcService => {
	const callers = { services: callersOf("mla").filter((name) => name === "exchange") };
	return grpcService(
		sharedThreadsApi.SharedThreadsServiceService,
		{ readParcel: callers, takeParcel: callers },
		{
			readParcel: (request) => readParcelRpc(deps, request),
			takeParcel: (request) => takeParcelRpc(deps, take, request),
		},
		serve,
	);
};
