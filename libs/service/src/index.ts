export { type ContextOptions, openContext, type ServiceContext } from "./context.ts";
export { type KeyFiles, makeKeyFiles } from "./key-files.ts";
export { waitingFor } from "./ready.ts";
export { followIdentity, runService, type Service } from "./run.ts";
export { type CommonConfig, commonConfig, commonSettings, limitSettings, limitsOf } from "./settings.ts";
