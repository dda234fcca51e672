import type { Operations } from "@seamark/service";
import { ById, object, oneOf, text } from "@seamark/service/schema";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { noFile } from "../../files/read-tracing-file/route.ts";
import { findOpenFile } from "../../store/files.ts";
import { findLoad } from "../../store/loads.ts";
import { LoadAnswer, Sha256 } from "../load.ts";
import { formats } from "../load-format.ts";
import { Mapping } from "../mapping.ts";
import { decideAnnounceLoad, mostBytes } from "./decide.ts";

export const announceLoad = (api: Operations, { context }: Deps): void =>
	api.command({
		name: "announce-load",
		url: "/assets/files/:id/loads",
		access: "assets:load",
		summary: "Announce a file of transfers or of ownership",
		description:
			"Says what the file is and, for CSV, which of its columns is what. Then send the file itself to its address. A file that was announced before answers as it is now: what is taken in stays.",
		record: "tracing-file",
		params: ById,
		body: object({
			name: text(200, "name of the file, for people"),
			format: oneOf([...formats]),
			sha256: Sha256,
			size: Type.Integer({ minimum: 1, maximum: mostBytes, description: "bytes of the whole file" }),
			mapping: Mapping,
		}),
		answer: LoadAnswer,
		// A retry gets the first answer, and not the load as it is by then.
		reachesOut: true,
		location: ({ id, file }: { id: string; file: string }) => `/assets/files/${file}/loads/${id}`,
		find: ({ params, body, asCaller }) =>
			asCaller(async (tx) => {
				const file = await findOpenFile(tx, params.id);
				return file && { file, before: await findLoad(tx, params.id, { sha256: body.sha256 }) };
			}, "load"),
		versionOf: ({ file }) => file.version,
		missing: noFile,
		handle: ({ body, actor, at, found }) => decideAnnounceLoad(found, body, { actor, id: context.newId(), at }),
	});
