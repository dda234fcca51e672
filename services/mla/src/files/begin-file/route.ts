import { created, readCreation } from "@seamark/files";
import type { Operations } from "@seamark/service";
import { ById, NoBody } from "@seamark/service/schema";
import type { Deps } from "../../deps.ts";
import { findRequest } from "../../store/requests.ts";
import { FileAnswer } from "../answer.ts";
import { deskOf } from "../desk.ts";
import { decideBeginFile } from "./decide.ts";

export const beginFile = (api: Operations, deps: Deps): void =>
	api.command({
		name: "begin-file",
		url: "/mla/requests/:id/files",
		access: "mla:write",
		summary: "Begin to send a file of a request, up to 4 GB",
		description:
			"The protocol is tus 1.0: `Upload-Length` says the bytes, `Upload-Metadata` the `filename` and, where you know it, the `sha256` in hex. Then send the bytes to the address in `Location`, in one go or in pieces. What comes is hashed and sealed under a key of its own.",
		record: "mla-file",
		of: "mla-request",
		params: ById,
		body: NoBody,
		status: 201,
		answer: FileAnswer,
		location: ({ id }: { id: string }) => `/mla/files/${id}`,
		find: ({ params, asCaller }) => asCaller((tx) => findRequest(tx, params.id), "change"),
		missing: { detail: "No such request." },
		reachesOut: true,
		handle: async ({ found, actor, at, request, reply }) => {
			const desk = deskOf(deps);
			const announced = readCreation(request.headers);
			const [id, storedAs] = [deps.context.newId(), deps.context.newId()];
			const { sealedKey } = desk.newKey(storedAs);
			const decision = decideBeginFile(found, announced, { actor, id, storedAs, sealedKey, at });
			if ("refused" in decision) return decision;
			const { filename: _, ...metadata } = announced.metadata;
			const uploads = desk.uploadsOf(found.agency);
			const upload = await uploads.create({ id: storedAs, length: announced.length, metadata });
			reply.headers(created(upload, `/mla/files/${id}`).headers);
			return { ...decision, takeBack: () => uploads.terminate(storedAs) };
		},
	});
