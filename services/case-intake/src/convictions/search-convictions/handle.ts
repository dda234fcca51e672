import type { Actor } from "@seamark/auth";
import { type Decision, type Input, recordsAccessed, refuse } from "@seamark/service";
import { dayOf } from "../../law/citing.ts";
import type { PersonState } from "../../persons/person/state.ts";
import type { Identity } from "../../schema.ts";
import { type Registered, registered } from "../../store/convictions.ts";
import { personsByIds } from "../../store/read-persons.ts";
import type { Vault } from "../../vault/client.ts";
import { presentConviction } from "../conviction/answer.ts";
import { isFindable } from "../conviction/register.ts";

/** As for duplicates: what scores less says little more than that two names share a part. */
const leastScore = 0.75;

type Findable = Registered & { pseudonym: string; identityIds: string[] };

/**
 * Whom the register has under a name, a birth or a number. The vault compares with those alone who may be found, and opens nobody else:
 * neither a victim nor anybody who was not convicted is touched by a search.
 */
export const searchConvictions = async (
	identity: Identity,
	o: { actor: Actor; at: number; asCaller: Input["asCaller"]; vault: Vault },
): Promise<Decision> => {
	const { names = [], documents = [], phones = [] } = identity;
	if (names.length + documents.length + phones.length === 0)
		return refuse("REFUSED", [{ at: "/identity", message: "names nobody: give a name, a document or a telephone" }]);
	const findable = await o.asCaller(async (tx) => {
		const all = await registered(tx, { on: dayOf(o.at) });
		const persons = await personsByIds(tx, [...new Set(all.flatMap(({ sameIds }) => sameIds))]);
		const byId = new Map(persons.map((one) => [one.state.id, one]));
		const found: Findable[] = [];
		for (const one of all) {
			const same = one.sameIds.flatMap((id) => byId.get(id) ?? []);
			const states: PersonState[] = same.map(({ state }) => state);
			if (!isFindable(one.conviction, one.charge, states, o.at)) continue;
			const identityIds = same.flatMap(({ identityId }) => identityId ?? []);
			found.push({ ...one, identityIds, pseudonym: byId.get(one.keptId)?.pseudonym ?? "" });
		}
		return found;
	});
	const among = [...new Set(findable.flatMap(({ identityIds }) => identityIds))];
	const candidates = await o.vault.findAmong({ actor: o.actor, identity, among, leastScore });
	const items = findable
		.flatMap(({ conviction, charge, keptId, caseReference, pseudonym, identityIds }) => {
			const best = candidates.find(({ identityId }) => identityIds.includes(identityId));
			if (!best) return [];
			const agrees = best.grounds.map(({ field, how, likeness }) => ({ field, how, likeness }));
			return [
				{
					...presentConviction(conviction, charge),
					...{ personId: keptId, pseudonym, caseReference, score: best.score, agrees },
				},
			];
		})
		.sort((a, b) => b.score - a.score);
	return {
		writes: [],
		events: [
			recordsAccessed({
				...{ actor: o.actor, action: "disclosure", record: "conviction", query: "search-convictions" },
				...{ ids: items.map(({ id }) => id), found: items.length > 0 },
			}),
		],
		answer: { items },
	};
};
