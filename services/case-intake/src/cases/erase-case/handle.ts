import type { Actor } from "@seamark/auth";
import type { Decided, Input } from "@seamark/service";
import { filesToErase } from "../../store/attachments.ts";
import type { CaseState } from "../../store/cases.ts";
import { importedIdentitiesOf } from "../../store/imported.ts";
import { reportIdsOfCase } from "../../store/reports.ts";
import type { Vault } from "../../vault/client.ts";
import { decideEraseCase } from "./decide.ts";

/** The vault first: an erasure that is not recorded here can be asked for again, one that was only recorded cannot. */
export const eraseCase = async (
	found: CaseState,
	{ vault, asCaller, actor, at }: { vault: Vault; asCaller: Input["asCaller"]; actor: Actor; at: number },
): Promise<Decided> => {
	const { reports, imported } = await asCaller(async (tx) => ({
		reports: await reportIdsOfCase(tx, found.id),
		imported: await importedIdentitiesOf(tx, found.id),
	}));
	let erased = 0;
	// Identities that came with a report are sealed under the report's key.
	for (const caseId of [found.id, ...reports]) erased += await vault.eraseCase({ actor, caseId });
	// The key of an import is also that of persons who are in no case, or in another.
	erased += await vault.eraseMany({ actor, identityIds: imported });
	// Nothing is put to the case from here on, so these are all.
	const files = await asCaller((tx) => filesToErase(tx, found.id, null));
	return decideEraseCase(found, { erased, files }, { actor, at });
};
