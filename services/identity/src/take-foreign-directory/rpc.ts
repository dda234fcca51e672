import { identityApi } from "@seamark/contracts";
import { HubError } from "@seamark/errors";
import { type GrpcService, grpcService, type ServeOptions } from "@seamark/grpc";
import { callersOf, type ServiceContext } from "@seamark/service";
import { currentTraceparent } from "@seamark/telemetry";
import { directoryChanged } from "../events.ts";
import { foreignSerial, namesTaken } from "../store/read.ts";
import { decideTakeForeignDirectory } from "./decide.ts";

/** What owners of other hubs publish, from the service exchange, which has proven that it is theirs. */
export const foreignDirectoryService = (
	context: ServiceContext,
	hub: string,
	serve: ServeOptions<never>,
): GrpcService =>
	grpcService(
		identityApi.ForeignDirectoryServiceService,
		{ takeForeignDirectory: { services: callersOf("identity").filter((name) => name === "exchange") } },
		{
			takeForeignDirectory: async (request) => {
				const { pool, committer } = context;
				const decided = decideTakeForeignDirectory(
					{ ...request, agencies: request.agencies.map(published) },
					{ ownHub: hub, serial: await foreignSerial(pool, request.hub), taken: await namesTaken(pool, request.hub) },
					context.now(),
				);
				if (decided === "known") return {};
				if ("faults" in decided) throw new HubError("REFUSED", { faults: decided.faults });
				await committer.commit({
					writes: decided.writes,
					events: decided.changed.map((one) => directoryChanged({ service: "exchange" }, one)),
					traceparent: currentTraceparent(),
				});
				return {};
			},
		},
		serve,
	);

/** What is kept of it: no issuer, no keys of tokens, no clients, no office in a country. */
const published = ({ agency, readers, validUntil, sealKey }: identityApi.ForeignAgency) => {
	const { id, handle, name, kind, country, region, status, invented, statementKeys } =
		agency ?? identityApi.Agency.fromPartial({});
	return {
		agency: { id, handle, name, kind, country, region, status, invented, statementKeys },
		readers,
		validUntil,
		sealKey,
	};
};
