import { Readable } from "node:stream";
import { HubError } from "@seamark/errors";
import type { HttpServer } from "@seamark/http";
import Type, { type Static } from "typebox";
import type { Deps } from "../../deps.ts";
import { Id, object } from "../../schema.ts";
import { AttachmentAnswer } from "../list-attachments/answer.ts";
import { addAttachment, mostBytes, tooLarge } from "./handle.ts";

const Params = object({ id: Id });
const Query = object({
	name: Type.String({ minLength: 1, maxLength: 200, description: "name of the file, with its ending" }),
	personId: Type.Optional(Id),
	sha256: Type.Optional(
		Type.String({ pattern: "^[0-9a-f]{64}$", description: "of the file, to be compared with what arrives" }),
	),
});

const schema = {
	summary: "Attach a file to a case or to a person in it",
	description:
		"The body is the file, up to 25 MB. What it is, its content says: images, PDF, audio, video, plain text, office documents without macros, and archives of such that are no bombs and hold no programs. A program under another name is refused, and so is what its name or media type does not fit. Sent again, the same file in the same place is the same attachment.",
	tags: ["attachments"],
	consumes: ["application/octet-stream"],
	params: Params,
	querystring: Query,
	response: { 200: AttachmentAnswer, 201: AttachmentAnswer },
};

export const addAttachmentRoute = (app: HttpServer, deps: Deps): void => {
	// A scope of its own: the body stays a stream of bytes, whatever the sender calls it.
	app.register((scope, _options, done) => {
		scope.removeAllContentTypeParsers();
		scope.addContentTypeParser("*", (_request, body, parsed) => parsed(null, body));
		scope.post<{ Params: Static<typeof Params>; Querystring: Static<typeof Query>; Body: unknown }>(
			"/cases/:id/attachments",
			{ schema, config: { access: "cases:write", load: "bulk" }, bodyLimit: mostBytes },
			async ({ session, params, query, body, headers }, reply) => {
				if (!(body instanceof Readable))
					throw new HubError("REFUSED", { faults: [{ at: "body", message: "is missing: it is the file" }] });
				if (Number(headers["content-length"] ?? 0) > mostBytes) throw tooLarge();
				const { attachment, again } = await addAttachment(deps, session, params.id, {
					name: query.name,
					personId: query.personId,
					sha256: query.sha256,
					mediaType: headers["content-type"] ?? "",
					body,
				});
				// What did not say its length is paid for afterwards.
				if (headers["content-length"] === undefined) deps.context.limits.bytes(session.principal(), attachment.size);
				return reply.code(again ? 200 : 201).send(attachment);
			},
		);
		done();
	});
};
