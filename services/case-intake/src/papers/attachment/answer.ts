import Type from "typebox";
import { Id, Moment, object, orNull } from "../../schema.ts";

export const AttachmentAnswer = object({
	id: Id,
	caseId: Id,
	personId: orNull(Id),
	name: Type.String(),
	mediaType: Type.String({ description: "as the content shows" }),
	sha256: Type.String(),
	size: Type.Integer({ description: "bytes" }),
	addedAt: Moment,
	byPost: Id,
});
