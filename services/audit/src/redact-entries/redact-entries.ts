import { entryBytes, hashOf } from "@seamark/audit-chain";
import { encodeEvent, typesWithRemoved } from "@seamark/contracts";
import type { ServiceContext } from "@seamark/service";
import { readEntriesAt, type StoredEntry } from "../store/chain.ts";
import { insertRedaction, lookedThrough, moveRedactionHead, placesOf } from "../store/redactions.ts";
import { sha256Of, withoutText } from "./decide.ts";

/**
 * Looks through the entries that were recorded by an earlier release. A new entry behind the chain names those with text of
 * people, each with the hash of what is left of it. Goes on where it was; a chain that was looked through costs one query.
 * An entry that is not what was chained is not vouched for: anyone who verifies the chain finds it.
 */
export const redactEntries = async (
	{ pool, committer, log }: Pick<ServiceContext, "pool" | "committer" | "log">,
	page = 500,
): Promise<void> => {
	for (let after = await lookedThrough(pool); ; ) {
		const places = await placesOf(pool, typesWithRemoved, after, page);
		const last = places.at(-1);
		if (last === undefined) return;
		const entries = (await readEntriesAt(pool, places)).filter(
			(entry) => !entry.redacted && withoutText(entry) !== entry,
		);
		const held = entries.filter(isAsChained);
		if (held.length < entries.length)
			log.error({ entries: entries.length - held.length }, "entries of the audit are not what was chained");
		const rows = held.map((entry) => ({ seq: entry.seq, sha256: sha256Of(entry) }));
		await committer.commit({
			writes: [
				...rows.map((row) => ({ statement: insertRedaction, row })),
				{ statement: moveRedactionHead, row: { seq: last } },
			],
			events:
				rows.length > 0
					? [encodeEvent("EntriesRedacted", "audit-chain", { actor: { service: "audit" }, entries: rows })]
					: [],
		});
		after = last;
	}
};

const isAsChained = (entry: StoredEntry): boolean => hashOf(entry.previousHash, entryBytes(entry)) === entry.hash;
