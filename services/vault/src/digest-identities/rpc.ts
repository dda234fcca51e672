import type { vaultApi } from "@seamark/contracts";
import { type Fault, HubError } from "@seamark/errors";
import { digestsOf, keysOfIdentity } from "@seamark/values/digests";
import type { Deps } from "../deps.ts";
import { findIdentities } from "../store/identities.ts";
import { checkCall, checkCountry, isUuid } from "../vault/caller.ts";
import { phonesOf } from "../vault/identity.ts";
import { openFields, unwrapCaseKey } from "../vault/open-sealed.ts";

const most = 200;

/** Digests alone, and of values that the caller had when it sealed them: nothing that says who anybody is, so no access to an identity. */
export const digestIdentitiesRpc =
	({ context, keys }: Deps) =>
	async ({
		caller: asked,
		identityIds,
		country,
		check,
	}: vaultApi.DigestIdentitiesRequest): Promise<vaultApi.DigestIdentitiesResponse> => {
		const faults: Fault[] = [
			...(identityIds.length <= most ? [] : [{ at: "/identityIds", message: `must hold at most ${most}` }]),
			...(identityIds.every(isUuid) ? [] : [{ at: "/identityIds", message: "must be UUIDs in lower case" }]),
			...checkCountry(country),
		];
		const { agencyId } = checkCall(asked, {}, faults);
		// Digests under another key would protect nobody, and nothing would show it.
		if (check !== digestsOf(context.hubKey, agencyId, [""])[0])
			throw new HubError("CONFLICT", { detail: "The vault and the service that asks have different hub keys." });
		const stored = await findIdentities(context.pool, agencyId, identityIds);
		return {
			digested: stored.flatMap(({ place, sealed }) => {
				if (!sealed) return [];
				const caseKey = unwrapCaseKey(keys, agencyId, place.caseId, sealed.caseKey);
				const { documents, contacts } = openFields(caseKey, place, sealed, ["documents", "contacts"]);
				const phones = phonesOf(contacts);
				// The mark of a phone is in its kind: its value is one of the phones already.
				const others = contacts.filter(({ value }) => !phones.includes(value));
				const known = keysOfIdentity({ phones, documents, contacts: others }, country);
				return [{ identityId: place.identityId, digests: digestsOf(context.hubKey, agencyId, known) }];
			}),
		};
	};
