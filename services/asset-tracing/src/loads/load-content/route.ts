import { Readable } from "node:stream";
import { HubError } from "@seamark/errors";
import type { Operations } from "@seamark/service";
import { fileOf, object, oneOf } from "@seamark/service/schema";
import type { Deps } from "../../deps.ts";
import { mostBytes } from "../announce-load/decide.ts";
import { LoadAnswer, LoadPath } from "../load.ts";
import { mediaTypes } from "../load-format.ts";
import { loadContent as load } from "./handle.ts";

export const loadContent = (api: Operations, deps: Deps): void =>
	api.route({
		name: "load-content",
		method: "PUT",
		url: "/assets/files/:id/loads/:load/content",
		access: "assets:load",
		load: "bulk",
		bodyLimit: mostBytes,
		summary: "Send the file of a load",
		description:
			"The body is the whole file as it was announced. It is taken in while it comes, in batches. Cut off, send it again: what is settled is not taken twice, and a file that is in changes nothing. Rows that cannot be taken are refused one by one, with every reason. What was taken counts once the whole file is here.",
		record: "tracing-file",
		params: LoadPath,
		takes: {
			types: Object.fromEntries(mediaTypes.map((type) => [type, fileOf("the whole file")])),
			as: "stream",
		},
		response: { 200: object({ load: LoadAnswer, outcome: oneOf(["loaded", "unchanged"]) }) },
		handle: async (input) => {
			const { body } = input;
			const { "content-encoding": packed = "identity", "content-length": length } = input.request.headers;
			if (!(body instanceof Readable) || packed !== "identity")
				throw new HubError("UNSUPPORTED_MEDIA_TYPE", {
					detail: `Send the file as it is, as ${mediaTypes.join(", ")}.`,
				});
			const done = await load(deps, input, body).catch((error: unknown) => {
				// The sender hears why only once all of the file is off its hands.
				body.unpipe();
				body.resume();
				throw error;
			});
			// What did not say its length is paid for afterwards.
			if (length === undefined) deps.context.limits.bytes(input.who, done.load.size);
			return done;
		},
	});
