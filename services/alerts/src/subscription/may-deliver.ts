import { HubError } from "@seamark/errors";
import type { Scope } from "@seamark/policy";
import { scopesOf } from "../deliver-webhooks/held.ts";

/** Deliveries are reads by the post, which the post must be able to make by itself. Throws FORBIDDEN. */
export const mayDeliver = (
	{ scopes }: { scopes: readonly Scope[] },
	reports: readonly string[] | null | undefined,
): void => {
	const missing = scopesOf(reports).find((scope) => !scopes.includes(scope));
	if (missing) throw new HubError("FORBIDDEN", { detail: `A webhook needs the scope ${missing} too.` });
};
