import type { Actor } from "@seamark/auth";
import { type Decision, refuse } from "@seamark/service";
import { caseRecordChanged, personChanged } from "../../events.ts";
import { type ErasedFile, eraseFiles } from "../../store/attachments.ts";
import { replacePerson, type StoredPerson, toPersonRow } from "../../store/persons.ts";
import type { Vault } from "../../vault/client.ts";

export type ErasingIdentity = {
	person: StoredPerson;
	/** That were put to the person. */
	files: readonly ErasedFile[];
	actor: Actor;
	at: number;
	vault: Vault;
};

/** Destroys who a person is. The vault comes first: an erasure that is only recorded here could not be asked for again. */
export const eraseIdentity = async ({ person, files, actor, at, vault }: ErasingIdentity): Promise<Decision> => {
	const { identityId, state } = person;
	const { id, caseId } = state;
	if (!identityId && files.length === 0)
		return refuse("NOT_FOUND", [], "Nothing identifies this person here any more.");
	const fileIds = files.filter((one) => one.sealedBy === "case").map((one) => one.uploadId);
	if (caseId && fileIds.length > 0) await vault.eraseFileKeys({ actor, caseId, fileIds });
	if (identityId) await vault.erase({ actor, identityId });
	const after: StoredPerson = {
		...person,
		identityId: null,
		state: { ...state, version: state.version + 1 },
		changedAt: new Date(at).toISOString(),
	};
	const of = { caseId: caseId ?? "", actor };
	return {
		writes: [{ statement: replacePerson, row: toPersonRow(after) }, ...eraseFiles(files)],
		events: [
			personChanged({ ...of, personId: id, version: after.state.version, fields: ["identity"] }),
			...files.map((file) => caseRecordChanged({ ...of, record: "attachment", recordId: file.id, change: "removed" })),
		],
		answer: null,
	};
};
