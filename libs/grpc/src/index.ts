export { type ClientConstructor, callService, openClient, readService } from "./client.ts";
export {
	type Access,
	type Call,
	type GrpcServer,
	type GrpcService,
	type GrpcTls,
	grpcService,
	type ServeOptions,
	startGrpcServer,
} from "./server.ts";
export { openServiceIdentity, type ServiceIdentity } from "./service-identity.ts";
export { fromServiceError } from "./status.ts";
