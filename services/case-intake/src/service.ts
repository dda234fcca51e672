import { fileURLToPath } from "node:url";
import type { Authenticator, DirectorySource } from "@seamark/auth";
import { casesApi } from "@seamark/contracts";
import { logService } from "@seamark/events";
import { grpcService } from "@seamark/grpc";
import { logMigrations } from "@seamark/log";
import { policyMigrations } from "@seamark/policy";
import { type Service, type ServiceContext, waitingFor } from "@seamark/service";
import { checkCaseRpc } from "./cases/check-case/rpc.ts";
import type { Deps } from "./deps.ts";
import { caseIntakeRoutes } from "./routes.ts";
import { vaultClient } from "./vault/client.ts";

export const caseIntakeMigrations = [
	logMigrations,
	policyMigrations,
	{ name: "case-intake", dir: fileURLToPath(new URL("../migrations", import.meta.url)) },
];

/** Opens the case-intake service on its context. Whoever wires it makes its servers listen. */
export const openCaseIntake = async (o: {
	context: ServiceContext;
	directory: DirectorySource;
	authenticator: Authenticator;
}): Promise<Service> => {
	const { context, directory, authenticator } = o;
	await directory.ready();
	const vault = vaultClient(context, (agencyId) => directory.current().agency(agencyId)?.country ?? "");
	const deps: Deps = { context, directory, authenticator, vault };
	const serve = {
		identity: context.identity,
		onError: (path: string, error: { code: string; cause?: unknown }) => {
			if (error.code === "INTERNAL") context.log.error({ err: error.cause ?? error, rpc: path }, "call failed");
		},
	};
	return {
		name: "case-intake",
		routes: (app) => caseIntakeRoutes(app, deps),
		grpc: [
			grpcService(
				casesApi.CaseReferencesServiceService,
				{ checkCase: { services: ["alerts"] } },
				{ checkCase: checkCaseRpc(deps) },
				serve,
			),
			logService({
				pool: context.pool,
				wake: context.wake,
				service: "case-intake",
				readers: ["audit"],
				serve: { identity: context.identity },
			}),
		],
		notReady: () => waitingFor(context.pool, directory),
		close: async () => undefined,
	};
};
