import { Readable } from "node:stream";
import { HubError } from "@seamark/errors";
import type { Operations } from "@seamark/service";
import { ById } from "@seamark/service/schema";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { findFile } from "../../store/files.ts";
import { deskOf } from "../desk.ts";

export const readFileContent = (api: Operations, deps: Deps): void =>
	api.reading({
		name: "read-file-content",
		url: "/mla/files/:id/content",
		access: "mla:read",
		load: "bulk",
		summary: "Read the content of a file of a request",
		description:
			"The bytes as they were sent, to be saved and not to be shown. They are checked against the hash while they leave: what is not what was stored breaks off before its end. The limits on its use are with the item that names it (`list-items`).",
		record: "mla-file",
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
		read: ({ params, asCaller }) => asCaller((tx) => findFile(tx, params.id)),
		isFound: ({ state }) => state === "here",
		missing: { detail: "No such file." },
		present: (row, { reply }) => {
			if (row.state !== "here" || row.sha256 === null) throw new HubError("NOT_FOUND", { detail: "No such file." });
			const desk = deskOf(deps);
			const bytes = desk.files.read({ ...desk.placeOf(row), size: row.size, sha256: row.sha256 });
			reply
				.type("application/octet-stream")
				.header("content-length", row.size)
				.header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(row.name)}`)
				.header("content-security-policy", "sandbox");
			return Readable.from(bytes, { objectMode: false });
		},
	});
