import { Id, Moment, object, oneOf, orNull } from "@seamark/service/schema";
import Type from "typebox";
import { Side } from "../requests/schema.ts";
import type { FileRow } from "../store/files.ts";

export const FileAnswer = object({
	id: Id,
	request: Id,
	name: Type.String(),
	state: oneOf(["coming", "awaited", "here", "refused", "erased"], {
		description:
			"coming: it is being sent. awaited: the other side named it, and it is on its way. refused: it is not what was announced",
	}),
	why: orNull(Type.String({ description: "why it was refused" })),
	size: Type.Integer({ description: "bytes" }),
	sha256: orNull(Type.String()),
	mediaType: orNull(Type.String({ description: "as the content shows: a hint, and no scan" })),
	madeBy: Side,
	addedAt: Moment,
	version: Type.Integer(),
});

export const presentFile = ({
	id,
	request,
	name,
	state,
	why,
	size,
	sha256,
	mediaType,
	madeBy,
	addedAt,
	version,
}: FileRow) => ({ id, request, name, state, why, size, sha256, mediaType, madeBy, addedAt, version });
