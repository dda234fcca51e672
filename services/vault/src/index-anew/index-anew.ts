import { setImmediate } from "node:timers/promises";
import { keysVersion, prepare } from "@seamark/matching";
import type { Deps } from "../deps.ts";
import { indexedAgencies, indexPage } from "../store/index-anew.ts";
import { blindKeysOf } from "../vault/blind-keys.ts";
import { personOf, phonesOf } from "../vault/identity.ts";
import { openFields, unwrapCaseKey } from "../vault/open-sealed.ts";

/**
 * Makes the blind index again where another version of matching made it: what a person is found by would be looked for under other
 * keys than it was kept under. Goes on where it was stopped, runs beside everything else, and in several processes. `countryOf` is
 * the country of an agency, of which phones are that name none. Returns how many identities were indexed.
 */
export const indexAnew = async (
	{ context, keys, indexKeyOf }: Pick<Deps, "context" | "keys" | "indexKeyOf">,
	o: { countryOf: (agency: string) => string; stopped: AbortSignal; version?: number; limit?: number },
): Promise<number> => {
	// So many are opened and indexed in one transaction: short enough that nobody waits for it.
	const { version = keysVersion, limit = 50 } = o;
	let indexed = 0;
	for (const agency of await indexedAgencies(context.pool)) {
		const indexKey = await indexKeyOf(agency);
		const country = o.countryOf(agency);
		for (let done = false; !done && !o.stopped.aborted; await setImmediate()) {
			const page = await indexPage(context.pool, { agency, version, limit }, ({ place, sealed }) => {
				if (!sealed) return [];
				const caseKey = unwrapCaseKey(keys, agency, place.caseId, sealed.caseKey);
				const { person, documents, contacts } = openFields(caseKey, place, sealed, ["person", "documents", "contacts"]);
				const known = { ...person, birth: person.birth, documents, phones: phonesOf(contacts) };
				return blindKeysOf(indexKey, prepare(personOf(known, country)));
			});
			indexed += page.count;
			done = page.done;
		}
	}
	return indexed;
};
