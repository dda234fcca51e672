export { type Allowance, type Allowances, inSeconds, openAllowances } from "./allowances.ts";
export { readCommonConfig } from "./config.ts";
export { type ContextOptions, openContext, type ServiceContext } from "./context.ts";
export {
	defineService,
	type Identities,
	migrationsOf,
	type Opening,
	openService,
	prepareService,
	type Serves,
	type Service,
	type ServiceDefinition,
	type ValuesOf,
} from "./define-service.ts";
export { registerOperations } from "./described.ts";
export * from "./hub-services.ts";
export { type KeyFiles, makeKeyFiles, makeSecretKeyFile } from "./key-files.ts";
export { lookEvery } from "./look-every.ts";
export { Closing, openInSteps, reasonOf } from "./open-in-steps.ts";
export * from "./operations/index.ts";
export { operatorOperations } from "./operator-operations.ts";
export { ownLog } from "./own-log.ts";
export { waitingFor } from "./ready.ts";
export { followIdentity, runService, startService } from "./run.ts";
export { type CommonConfig, commonConfig, commonSettings, limitSettings, limitsOf } from "./settings.ts";
export { openTurns, type Turns } from "./turns.ts";
