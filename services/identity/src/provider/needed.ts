import { HubError } from "@seamark/errors";
import type { Identity } from "../identity.ts";
import { type ProviderRow, providerInUse } from "../store/providers.ts";

/** One of an agency that is active and holds its own key. Throws SIGN_IN_REFUSED. */
export const neededProvider = async (
	{ context, directory }: Identity,
	agencyId: string | undefined,
): Promise<ProviderRow> => {
	const agency = agencyId === undefined ? undefined : directory.current().agency(agencyId);
	const provider =
		agency?.status === "active" && agency.signIn ? await providerInUse(context.pool, agency.id) : undefined;
	if (provider) return provider;
	throw new HubError("SIGN_IN_REFUSED", {
		detail:
			"No officers of an agency with that short name sign in at a provider of their own. Check it, or sign in with a passkey.",
	});
};
