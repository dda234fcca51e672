import { identityApi } from "@seamark/contracts";
import { type GrpcService, grpcService, type ServeOptions } from "@seamark/grpc";
import { callersOf, type ServiceContext } from "@seamark/service";
import { getStatementKeysRpc } from "./get-statement-keys/rpc.ts";
import { openStatementKeys } from "./keys/statement-keys.ts";
import { signStatementsRpc } from "./sign-statements/rpc.ts";

/** Signs in the name of hosted agencies, and tells everybody's public keys. Only for services that list identity among their calls. */
export const statementService = (context: ServiceContext, serve: ServeOptions<never>): GrpcService => {
	const keys = openStatementKeys(context);
	const callers = { services: callersOf("identity").filter((name) => name !== "exchange") };
	return grpcService(
		identityApi.StatementServiceService,
		{ signStatements: callers, getStatementKeys: callers },
		{
			signStatements: signStatementsRpc(context, keys),
			getStatementKeys: getStatementKeysRpc(context, keys),
		},
		serve,
	);
};
