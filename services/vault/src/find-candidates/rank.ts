import { comparePrepared, type Match, type Prepared, prepare } from "@seamark/matching";
import type { Stored } from "../store/identities.ts";
import { personOf, phonesOf } from "../vault/identity.ts";
import { openFields, unwrapCaseKey } from "../vault/open-sealed.ts";
import type { VaultKeys } from "../vault/vault-keys.ts";

/** How many identities a search opens and compares at most. */
export const mostCompared = 120;
/** The same of what waits to be taken in. */
export const mostWaiting = { compared: 40, answered: 20 };

export type Ranked = Match & { identityId: string; caseId: string };

/** Opens what matching may know of each of them, compares it with the one asked for, and gives the best, best first. */
export const rankCandidates = (
	keys: VaultKeys,
	asked: Prepared,
	found: readonly Stored[],
	o: { limit: number; leastScore: number; country: string },
): Ranked[] =>
	inOrder(
		found.flatMap(({ place, sealed }): Ranked[] => {
			if (!sealed) return [];
			const caseKey = unwrapCaseKey(keys, place.agency, place.caseId, sealed.caseKey);
			const { person, documents, contacts } = openFields(caseKey, place, sealed, ["person", "documents", "contacts"]);
			const phones = phonesOf(contacts);
			const other = prepare(personOf({ ...person, birth: person.birth, documents, phones }, o.country));
			return [{ ...comparePrepared(asked, other), identityId: place.identityId, caseId: place.caseId }];
		}),
	)
		.filter((one) => one.score > 0 && one.score >= o.leastScore)
		.slice(0, o.limit);

/** Best first; ties in the order of their ids, so that the same question gives the same answer. */
export const inOrder = (ranked: readonly Ranked[]): Ranked[] =>
	[...ranked].sort((a, b) => b.score - a.score || (a.identityId < b.identityId ? -1 : 1));
