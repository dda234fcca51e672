import { randomBytes } from "node:crypto";
import type { Readable } from "node:stream";
import { HubError } from "@seamark/errors";
import { type Input, refuse } from "@seamark/service";
import { currentTraceparent } from "@seamark/telemetry";
import { findOpenCase } from "../../cases/case/find-open-case.ts";
import type { Deps } from "../../deps.ts";
import { identitiesErased } from "../../erasure/erased.ts";
import { caseRecordChanged } from "../../events.ts";
import { type Attachment, insertAttachment, type KeptAs, sameAttachment } from "../../store/attachments.ts";
import { caseTakesIdentities } from "../../store/cases.ts";
import { isOfCase } from "../../store/happenings.ts";
import { personTakesIdentity } from "../../store/persons.ts";
import { findPerson } from "../../store/read-persons.ts";
import { sealing } from "../../vault/sealing.ts";
import { decideFile, directoryToRead, type Said } from "./decide.ts";
import { openKeeping } from "./keeping.ts";

export const tooLarge = (most: number): HubError =>
	new HubError("PAYLOAD_TOO_LARGE", { detail: `A file may have ${most / 1024 ** 2} MB.` });

export type AddAttachment = Said & {
	personId: string | undefined;
	/** Of what is sent, when the sender says so; lower-case hex. */
	sha256: string | undefined;
	body: Readable;
};

const dayMs = 86_400_000;

/**
 * Keeps a file of a case. It is stored in pieces while it comes, and is there once its content was looked at, its key is in the
 * vault under the key of the case, and it is committed; what is refused or cut off leaves nothing. The same content in the same
 * place is the same attachment.
 */
export const keepFile = async (
	deps: Pick<Deps, "context" | "vault" | "files" | "mostFileBytes">,
	{ who, actor, asCaller }: Pick<Input, "who" | "actor" | "asCaller">,
	caseId: string,
	command: AddAttachment,
): Promise<{ attachment: Attachment; again: boolean }> => {
	const { context } = deps;
	const { personId = null } = command;
	await checkPlace(asCaller, caseId, personId);
	const uploadId = context.newId();
	// In memory until the vault has it: of an upload that is cut off nobody can open a piece.
	const key = randomBytes(32);
	const keeping = openKeeping(deps, { agency: who.agency, uploadId, key });
	await keeping.sweep(new Date(context.now() - dayMs).toISOString());
	await keeping.begin(new Date(context.now()).toISOString());
	let isUnknown = false;
	try {
		const { seen, sha256 } = await keeping.take(command.body, () => tooLarge(deps.mostFileBytes));
		if (command.sha256 !== undefined && command.sha256 !== sha256)
			throw new HubError("VALIDATION", {
				detail: "What was sent is not the file that was announced.",
				faults: [{ at: "querystring /sha256", message: "is not the SHA-256 of what was sent" }],
			});
		const directory = directoryToRead(seen);
		const list = directory && (await keeping.range(directory.offset, directory.offset + directory.size, seen.size));
		const decision = decideFile(seen, command, list);
		if ("refused" in decision) throw new HubError(decision.refused.code, { faults: decision.refused.faults });

		const there = () => asCaller((tx) => sameAttachment(tx, { caseId, personId, sha256 }));
		const before = await there();
		if (before) return { attachment: before, again: true };
		const attachment: Attachment = {
			id: context.newId(),
			caseId,
			personId,
			name: command.name,
			mediaType: decision.mediaType,
			sha256,
			size: seen.size,
			addedAt: new Date(context.now()).toISOString(),
			byPost: who.post,
		};
		const first = await commitFile(deps, { attachment, uploadId, key, keptAs: keeping.keptAs, actor, who }, there);
		if (first) return { attachment: first, again: true };
		return { attachment, again: false };
	} catch (error) {
		// The file may come about yet: its bytes stay until a sweep knows.
		isUnknown = error instanceof HubError && error.code === "OUTCOME_UNKNOWN";
		throw error;
	} finally {
		if (!isUnknown)
			await keeping.end().catch((error: unknown) => {
				context.log.error({ err: error, uploadId }, "the bytes of a file stay until they are swept");
			});
	}
};

/** Throws what speaks against putting a file there. */
const checkPlace = async (asCaller: Input["asCaller"], caseId: string, personId: string | null): Promise<void> => {
	const refused = await asCaller(async (tx) => {
		const found = await findOpenCase(tx, caseId);
		if (!found) throw new HubError("CASE_NOT_FOUND");
		if (personId !== null && !(await isOfCase(tx, caseId, personId)))
			return refuse("REFUSED", [{ at: "querystring /personId", message: "is no person of this case" }]);
		if (found.erasedAt !== null) return identitiesErased("case");
		const person = personId === null ? undefined : await findPerson(tx, personId);
		return person && person.erasedAt !== null ? identitiesErased("person") : undefined;
	});
	if (refused) throw new HubError(refused.refused.code, refused.refused);
};

/** Seals the key and commits the file that it is of. Answers the file that was first, where the same one came twice at once. */
const commitFile = async (
	deps: Pick<Deps, "context" | "vault">,
	{ attachment, uploadId, key, keptAs, actor, who }: Pick<Input, "actor" | "who"> & New,
	there: () => Promise<Attachment | undefined>,
): Promise<Attachment | undefined> => {
	const { caseId, personId } = attachment;
	const { agency } = who;
	const sealed = await sealing(deps, { agency, actor, kind: "file", scope: caseId, ids: [uploadId] }, () =>
		deps.vault.sealFileKey({ actor, fileId: uploadId, caseId, key }),
	);
	try {
		await deps.context.committer.commit({
			writes: [
				{ statement: caseTakesIdentities, row: { case_id: caseId } },
				...(personId === null ? [] : [{ statement: personTakesIdentity, row: { id: personId } }]),
				...sealed.writes,
				{ statement: insertAttachment, row: toRow(attachment, { agency, uploadId, keptAs }) },
			],
			events: [caseRecordChanged({ caseId, actor, record: "attachment", recordId: attachment.id, change: "added" })],
			writer: agency,
			traceparent: currentTraceparent(),
		});
		return undefined;
	} catch (error) {
		if (error instanceof HubError && error.code === "OUTCOME_UNKNOWN") throw error;
		await sealed.takeBack().catch((failure: unknown) => {
			deps.context.log.warn({ err: failure }, "the key of a file that was not stored is destroyed later");
		});
		// The same file came twice at once, or the case was closed or erased meanwhile.
		const first = error instanceof HubError && error.code === "CONFLICT" ? await there() : undefined;
		if (first) return first;
		throw error;
	}
};

type New = { attachment: Attachment; uploadId: string; key: Uint8Array; keptAs: KeptAs };

const toRow = (
	attachment: Attachment,
	{ agency, uploadId, keptAs }: { agency: string } & Pick<New, "uploadId" | "keptAs">,
): Record<string, unknown> => ({
	id: attachment.id,
	case_id: attachment.caseId,
	person_id: attachment.personId,
	agency,
	name: attachment.name,
	media_type: attachment.mediaType,
	sha256: attachment.sha256,
	size: attachment.size,
	added_at: attachment.addedAt,
	by_post: attachment.byPost,
	upload_id: uploadId,
	kept_as: keptAs,
});
