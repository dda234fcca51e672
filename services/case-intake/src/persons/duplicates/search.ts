import type { Actor } from "@seamark/auth";
import type { vaultApi } from "@seamark/contracts";
import type { Tx } from "@seamark/db";
import type { Input, ServiceContext } from "@seamark/service";
import { type Namesake, namesakesOf } from "../../store/namesakes.ts";
import { personsByIds } from "../../store/read-persons.ts";
import type { Vault } from "../../vault/client.ts";
import { begin, type Opened, openerOf, recordOf } from "../opening/open.ts";

/** Another record of the agency that may be of the same person. A person decides; nothing follows from it by itself. */
export type Duplicate = Namesake & { score: number; grounds: vaultApi.Ground[] };

/** Scores below say little more than that two names share a part: of hard pairs, a quarter of the strangers score 0.6, a seventh this. */
const leastScore = 0.75;

/**
 * Records of the caller's agency that may be of the person whose identity this is, best first. What the two are called is told where the
 * caller may open both; `open` is whether they may open the one asked about. That they agree, and how well, is told always.
 */
export const duplicatesOf = async (
	identityId: string,
	o: {
		actor: Actor;
		at: number;
		open: boolean;
		asCaller: Input["asCaller"];
		vault: Vault;
		context: Pick<ServiceContext, "committer">;
	},
): Promise<Duplicate[]> => {
	const candidates = await o.vault.find({ actor: o.actor, identityId, leastScore });
	if (candidates.length === 0) return [];
	const ids = candidates.map((one) => one.identityId);
	const { known, shown } = await o.asCaller(async (tx) => {
		const known = await namesakesOf(tx, ids);
		return { known, shown: o.open ? await openTo(tx, [...known.values()], o) : new Map<string, Opened>() };
	});
	for (const opened of shown.values()) await begin(o.context, opened, o);
	const duplicates = candidates.flatMap(({ identityId: other, score, grounds }) => {
		const namesake = known.get(other);
		if (!namesake) return [];
		const told = namesake.personId !== null && shown.has(namesake.personId) ? grounds : grounds.map(untold);
		return [{ ...namesake, score, grounds: told }];
	});
	// Records that were merged into one are that one, with the best of their scores.
	const idOf = (one: Duplicate) => one.personId ?? one.reportId;
	return duplicates.filter((one, n) => duplicates.findIndex((other) => idOf(other) === idOf(one)) === n);
};

const untold = (ground: vaultApi.Ground): vaultApi.Ground => ({ ...ground, asked: "", found: "" });

/** Those of the persons whom the caller may open now. */
const openTo = async (
	tx: Tx,
	namesakes: readonly Namesake[],
	asking: { actor: Actor; at: number },
): Promise<ReadonlyMap<string, Opened>> => {
	const persons = await personsByIds(tx, [...new Set(namesakes.flatMap(({ personId }) => personId ?? []))]);
	const opener = await openerOf(tx, asking);
	return new Map(
		persons.flatMap(({ state }) => {
			const opened = opener(recordOf(state));
			return opened ? [[state.id, opened] as const] : [];
		}),
	);
};

/** The records that duplicates show, as the audit calls them. */
export const shownIn = (duplicates: readonly Duplicate[]): { record: string; ids: string[] }[] => [
	{ record: "person", ids: [...new Set(duplicates.flatMap((one) => one.personId ?? []))] },
	{ record: "report", ids: [...new Set(duplicates.flatMap((one) => one.reportId ?? []))] },
];
