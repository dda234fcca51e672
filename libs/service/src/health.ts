import { healthApi } from "@seamark/contracts";
import { HubError } from "@seamark/errors";
import { type GrpcService, grpcService, type ServeOptions } from "@seamark/grpc";

/** `/seamark.log.v1.LogService/Read` is a method of `seamark.log.v1.LogService`. */
const nameOf = ({ definition }: GrpcService): string => Object.values(definition)[0]?.path.split("/")[1] ?? "";

/**
 * The health check of gRPC for a service: what `readyz` says over HTTP. It tells anybody whether the service serves, and not what it waits
 * for; names that are not served here are not found.
 */
export const healthService = (o: {
	served: readonly GrpcService[];
	notReady: () => Promise<readonly string[]>;
	serve: ServeOptions<never>;
}): GrpcService => {
	const names = new Set(["", ...o.served.map(nameOf)]);
	const { SERVING, NOT_SERVING } = healthApi.HealthCheckResponse_ServingStatus;
	return grpcService(
		healthApi.HealthService,
		{ check: "public" },
		{
			check: async ({ service }) => {
				if (!names.has(service)) throw new HubError("NOT_FOUND");
				const waiting = await o.notReady();
				return { status: waiting.length === 0 ? SERVING : NOT_SERVING };
			},
		},
		o.serve,
	);
};
