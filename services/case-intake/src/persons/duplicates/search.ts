import type { Actor } from "@seamark/auth";
import type { vaultApi } from "@seamark/contracts";
import type { Input } from "@seamark/service";
import { type Namesake, namesakesOf } from "../../store/namesakes.ts";
import type { Vault } from "../../vault/client.ts";

/** Another record of the agency that may be of the same person. A person decides; nothing follows from it by itself. */
export type Duplicate = Namesake & { score: number; grounds: vaultApi.Ground[] };

/** Scores below say little more than that two names share a part: of hard pairs, a quarter of the strangers score 0.6, a seventh this. */
const leastScore = 0.75;

/** Records of the caller's agency that may be of the person whose identity this is, best first. */
export const duplicatesOf = async (
	identityId: string,
	o: { actor: Actor; asCaller: Input["asCaller"]; vault: Vault },
): Promise<Duplicate[]> => {
	const candidates = await o.vault.find({ actor: o.actor, identityId, leastScore });
	if (candidates.length === 0) return [];
	const ids = candidates.map((one) => one.identityId);
	const known = await o.asCaller((tx) => namesakesOf(tx, ids));
	const duplicates = candidates.flatMap(({ identityId: other, score, grounds }) => {
		const namesake = known.get(other);
		return namesake ? [{ ...namesake, score, grounds }] : [];
	});
	// Records that were merged into one are that one, with the best of their scores.
	const recordOf = (one: Duplicate) => one.personId ?? one.reportId;
	return duplicates.filter((one, n) => duplicates.findIndex((other) => recordOf(other) === recordOf(one)) === n);
};

/** The records that duplicates show, as the audit calls them. */
export const shownIn = (duplicates: readonly Duplicate[]): { record: string; ids: string[] }[] => [
	{ record: "person", ids: [...new Set(duplicates.flatMap((one) => one.personId ?? []))] },
	{ record: "report", ids: [...new Set(duplicates.flatMap((one) => one.reportId ?? []))] },
];
