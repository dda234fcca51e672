import { identityApi } from "@seamark/contracts";
import { type GrpcService, grpcService, type ServeOptions } from "@seamark/grpc";
import type { SnapshotReader } from "../directory/snapshot.ts";

/** Serves the directory to the hub's other services. */
export const directoryService = (o: {
	read: SnapshotReader;
	readers: readonly string[];
	serve: ServeOptions<never>;
}): GrpcService =>
	grpcService(
		identityApi.DirectoryServiceService,
		{ getDirectory: { services: o.readers } },
		{ getDirectory: () => o.read() },
		o.serve,
	);
