import type { Change } from "@seamark/log";
import { digestsOf, keysOfIdentity } from "@seamark/values/digests";
import type { Identity } from "../schema.ts";
import { insertValues } from "../store/erasure.ts";

/** What an identity is reached and known by, in the commit that makes it somebody's. */
export const valueWrites = (o: {
	hubKey: Uint8Array;
	agency: string;
	identityId: string;
	identity: Identity;
	/** Country by whose ways it was written. */
	home: string;
	/** False for a possible suspect of a report. */
	presumed: boolean;
	/** Who writes it down, where that is another agency. */
	by?: string;
}): Change["writes"] => {
	const { agency, identityId: identity_id, presumed } = o;
	const digests = digestsOf(o.hubKey, agency, keysOfIdentity(o.identity, o.home));
	return digests.length === 0
		? []
		: [{ statement: insertValues, row: { agency, identity_id, digests, presumed, by_agency: o.by ?? agency } }];
};
