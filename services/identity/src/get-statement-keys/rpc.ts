import type { identityApi } from "@seamark/contracts";
import type { ServiceContext } from "@seamark/service";
import { rfc3339 } from "../decision.ts";
import type { StatementKeys } from "../keys/statement-keys.ts";
import { agencyNamed } from "../sign-statements/agency-named.ts";
import { signsItself } from "../sign-statements/decide.ts";
import { foreignStatementKeys } from "../store/read.ts";

/** Everything that verifies what an agency ever signed. */
export const getStatementKeysRpc =
	(context: ServiceContext, keys: StatementKeys) =>
	async ({ agencyId }: identityApi.GetStatementKeysRequest): Promise<identityApi.GetStatementKeysResponse> => {
		// Its hub signs for it, or it signs itself: nobody here does.
		const foreign = await foreignStatementKeys(context.pool, agencyId);
		if (foreign) return { keys: foreign, sovereign: true };
		const agency = await agencyNamed(context, agencyId);
		const all = await keys.of(agency);
		return {
			keys: all.map(({ kid, jwk, from, until }) => ({
				kid,
				jwk: JSON.stringify(jwk),
				from: rfc3339(from),
				until: until === null ? "" : rfc3339(until),
			})),
			sovereign: signsItself(agency, all, context.now()),
		};
	};
