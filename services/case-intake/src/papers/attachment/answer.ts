import Type, { type Static } from "typebox";
import { Erasure } from "../../erasure/erasure.ts";
import { Id, Moment, object, orNull } from "../../schema.ts";
import type { Attachment, GoneFile } from "../../store/attachments.ts";

export const AttachmentAnswer = object({
	id: Id,
	caseId: Id,
	personId: orNull(Id),
	name: orNull(Type.String({ description: "null once the file was erased, like type, hash and size" })),
	mediaType: orNull(Type.String({ description: "as the content shows" })),
	sha256: orNull(Type.String()),
	size: orNull(Type.Integer({ description: "bytes" })),
	addedAt: Moment,
	byPost: Id,
	erasure: orNull(Erasure),
});

export const presentAttachment = (one: Attachment): Static<typeof AttachmentAnswer> => ({ ...one, erasure: null });

/** That there was a file, and why it is gone. */
export const presentGone = (one: GoneFile): Static<typeof AttachmentAnswer> => ({
	...one,
	...{ name: null, mediaType: null, sha256: null, size: null },
});
