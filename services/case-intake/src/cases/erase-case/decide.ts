import type { Actor } from "@seamark/auth";
import type { Decided } from "@seamark/service";
import { caseRecordChanged } from "../../events.ts";
import { type ErasedFile, eraseFiles } from "../../store/attachments.ts";
import type { CaseState } from "../../store/cases.ts";
import { forgetIdentities } from "../../store/persons.ts";

/** The case forgets the identities and files whose keys the vault has destroyed. `erased`: how many identities that were. */
export const decideEraseCase = (
	found: CaseState,
	{ erased, files }: { erased: number; files: readonly ErasedFile[] },
	by: { actor: Actor; at: number },
): Decided => {
	const removed = (record: "attachment" | "identities", recordId: string) =>
		caseRecordChanged({ caseId: found.id, actor: by.actor, record, recordId, change: "removed" });
	return {
		writes: [
			{ statement: forgetIdentities, row: { case_id: found.id, changed_at: new Date(by.at).toISOString() } },
			...eraseFiles(files),
		],
		events: [removed("identities", found.id), ...files.map(({ id }) => removed("attachment", id))],
		answer: { erased, files: files.length },
	};
};
