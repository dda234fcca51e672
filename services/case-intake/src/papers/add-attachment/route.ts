import { Readable } from "node:stream";
import { HubError } from "@seamark/errors";
import type { Operations } from "@seamark/service";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { ById, fileOf, Id, object } from "../../schema.ts";
import { AttachmentAnswer, presentAttachment } from "../attachment/answer.ts";
import { largestMegabytes } from "../file-store/largest.ts";
import { keepFile, tooLarge } from "./handle.ts";

const Query = object({
	name: Type.String({ minLength: 1, maxLength: 200, description: "name of the file, with its ending" }),
	personId: Type.Optional(Id),
	sha256: Type.Optional(
		Type.String({ pattern: "^[0-9a-f]{64}$", description: "of the file, to be compared with what arrives" }),
	),
});

export const addAttachment = (api: Operations, deps: Deps): void =>
	api.route({
		name: "add-attachment",
		method: "POST",
		url: "/cases/:id/attachments",
		access: "cases:write",
		load: "bulk",
		// What this hub takes, `keepFile` says.
		bodyLimit: largestMegabytes * 1024 ** 2,
		summary: "Attach a file to a case or to a person in it",
		description:
			"The body is the file, up to 25 MB. What it is, its content says: images, PDF, audio, video, plain text, office documents without macros, and archives of such that are no bombs and hold no programs. A program under another name is refused, and so is what its name or media type does not fit. Sent again, the same file in the same place is the same attachment.",
		tag: "attachments",
		record: "attachment",
		of: "case",
		params: ById,
		query: Query,
		response: { 200: AttachmentAnswer, 201: AttachmentAnswer },
		// No matter what the sender calls it: the content says what it is.
		takes: { types: { "*/*": fileOf("the file, as it is") }, as: "stream" },
		handle: async (input) => {
			const { params, query, body, request, reply, who } = input;
			const { headers } = request;
			if (!(body instanceof Readable))
				throw new HubError("REFUSED", { faults: [{ at: "body", message: "is missing: it is the file" }] });
			if (Number(headers["content-length"] ?? 0) > deps.mostFileBytes) throw tooLarge(deps.mostFileBytes);
			const mediaType = headers["content-type"] ?? "";
			const { attachment, again } = await keepFile(deps, input, params.id, {
				name: query.name,
				personId: query.personId,
				sha256: query.sha256,
				mediaType,
				body,
			});
			// What did not say its length is paid for afterwards.
			if (headers["content-length"] === undefined) deps.context.limits.bytes(who, attachment.size);
			reply.code(again ? 200 : 201);
			return presentAttachment(attachment);
		},
	});
