import { Readable } from "node:stream";
import { HubError } from "@seamark/errors";
import { appended, readAppend } from "@seamark/files";
import type { Operations } from "@seamark/service";
import { ById, fileOf } from "@seamark/service/schema";
import type { Deps } from "../../deps.ts";
import { findFile } from "../../store/files.ts";
import { deskOf, mostFileBytes } from "../desk.ts";
import { keepReceived, refuseReceived } from "./keep.ts";

export const appendFile = (api: Operations, deps: Deps): void =>
	api.route({
		name: "append-file",
		method: "PATCH",
		url: "/mla/files/:id",
		access: "mla:write",
		load: "bulk",
		bodyLimit: mostFileBytes,
		summary: "Send bytes of a file, from where it is",
		description:
			"`Upload-Offset` says at which byte you go on; HEAD tells where the file is after a line broke. What came before the line broke counts, unless `Upload-Checksum` had to fit. Once all of it is here it is compared with what was announced: what does not match is refused and kept nowhere. The first entry of its chain of custody is written then.",
		record: "mla-file",
		params: ById,
		takes: { types: { "application/offset+octet-stream": fileOf("the bytes, as they are") }, as: "stream" },
		response: { 204: { description: "how far it is, in Upload-Offset", type: "null" } },
		handle: async ({ params, body, request, reply, asCaller, actor }) => {
			const desk = deskOf(deps);
			const row = await asCaller((tx) => findFile(tx, params.id), "change");
			if (row?.state !== "coming") {
				// A body that nobody reads would hold up the connection.
				request.raw.resume();
				throw new HubError("NOT_FOUND", { detail: "No such file is being sent." });
			}
			if (!(body instanceof Readable))
				throw new HubError("REFUSED", { faults: [{ at: "body", message: "is missing" }] });
			const uploads = desk.uploadsOf(row.agency);
			const { key } = desk.placeOf(row);
			// The body stays open when it is refused: closing it would close the connection, and the sender would not learn why.
			const source = body.iterator({ destroyOnReturn: false });
			const done = await uploads
				.append({ id: row.storedAs, key, ...readAppend(request.headers), source })
				.catch(async (error: unknown) => {
					await refuseReceived(deps, row, actor, error);
					throw error;
				});
			if (done.received) {
				await keepReceived(deps, row, done.received, actor);
				await uploads.keep(row.storedAs);
			}
			reply.headers(appended(done).headers).code(204);
			return null;
		},
	});
