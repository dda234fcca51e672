import type { Operations } from "@seamark/service";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { readOfErased } from "../../erasure/erased.ts";
import { mayOpenPerson } from "../../persons/opening/open.ts";
import { ById } from "../../schema.ts";
import { findAttachment, findErasedFile } from "../../store/attachments.ts";
import { findPerson } from "../../store/read-persons.ts";
import { sendAttachment } from "./handle.ts";

export const readAttachment = (api: Operations, deps: Deps): void =>
	api.reading({
		name: "read-attachment",
		url: "/attachments/:id/content",
		access: "cases:read",
		load: "bulk",
		summary: "Read the content of a file",
		description:
			"The bytes as they were sent, to be saved and not to be shown. The list says what they are. The audit has the reader before the first byte leaves. A file that was put to a person is opened like who the person is: for a purpose that fits, and for a victim and others with a second officer (POST /openings).",
		tag: "attachments",
		record: "attachment",
		action: "disclosure",
		params: ById,
		response: {
			200: {
				description: "the file",
				content: {
					"application/octet-stream": { schema: Type.String({ contentMediaType: "application/octet-stream" }) },
				},
			},
		},
		read: ({ params, asCaller, ...asking }) =>
			asCaller(async (tx) => {
				const found = await findAttachment(tx, params.id);
				if (!found) {
					const erasure = await findErasedFile(tx, params.id);
					return erasure && { erasure };
				}
				const { personId } = found.attachment;
				const person = personId === null ? undefined : await findPerson(tx, personId);
				return { ...found, opened: person ? await mayOpenPerson(tx, person, asking) : { by: null } };
			}),
		missing: { detail: "No such attachment." },
		isFound: (found) => !("erasure" in found),
		present: (found, input) => {
			if ("erasure" in found) throw readOfErased(found.erasure);
			return sendAttachment(deps, found, input);
		},
	});
