import { Readable } from "node:stream";
import { HubError } from "@seamark/errors";
import type { Operations } from "@seamark/service";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { fileOf, object, oneOf } from "../../schema.ts";
import { ctdcLoader } from "../ctdc/loader.ts";
import { htcdsLoader } from "../htcds/loader.ts";
import { ImportAnswer, presentImport, Sha256 } from "../import/answer.ts";
import { type ImportCommand, importRecords as importFile } from "./handle.ts";
import { plainBody } from "./plain-body.ts";
import { importKinds } from "./types.ts";

/** Two gigabytes: some fifty million records of a data set. */
const mostBytes = 2 * 1024 ** 3;

const Query = object({
	kind: oneOf([...importKinds]),
	sha256: Sha256,
	size: Type.String({ pattern: "^[1-9][0-9]{0,9}$", description: "bytes of the whole file" }),
	name: Type.String({ minLength: 1, maxLength: 200, description: "name of the file, for people" }),
});

export const importRecords = (api: Operations, deps: Deps): void =>
	api.route({
		name: "import-records",
		method: "POST",
		url: "/imports",
		access: "cases:import",
		load: "bulk",
		bodyLimit: mostBytes,
		summary: "Import a file of records",
		description:
			"The body is the whole file, as it is or with content-encoding: gzip: CSV (text/csv) of up to 2 GB, or for HTCDS a JSON array (application/json) of up to 10 MB. It is taken in while it comes, in batches. Cut off, send it again: what is settled is not taken twice, and a file that is in changes nothing. Rows that cannot be taken are refused one by one, with every reason.",
		tag: "imports",
		record: "import",
		query: Query,
		// The file may be larger than the memory.
		takes: {
			types: {
				"text/csv": fileOf("the whole file, as it is or packed by gzip"),
				"application/json": Type.Array(Type.Object({}), {
					description: "HTCDS: one object for each row",
					examples: [[]],
				}),
			},
			as: "stream",
		},
		response: { 200: object({ import: ImportAnswer, outcome: oneOf(["imported", "unchanged"]) }) },
		handle: async ({ query: { kind, sha256, size, name }, body, request, session, who, gone }) => {
			const { headers } = request;
			if (!(body instanceof Readable))
				throw new HubError("UNSUPPORTED_MEDIA_TYPE", { detail: "Send the file as text/csv or application/json." });
			if (Number(size) > mostBytes) throw new HubError("PAYLOAD_TOO_LARGE", { detail: "A file may have 2 GB." });
			const format = /^application\/json/.test(headers["content-type"] ?? "") ? "json" : "csv";
			const { limits } = deps.context;
			const unfolded = (bytes: number) => limits.bytes(who, bytes);
			const plain = plainBody({ body, encoding: headers["content-encoding"], gone, unfolded });
			const command: ImportCommand = { kind, format, fileName: name, sha256, size: Number(size), body: plain, gone };
			const imported =
				kind === "ctdc"
					? importFile(deps, session, command, ctdcLoader())
					: importFile(deps, session, command, htcdsLoader(deps));
			const { job, outcome } = await imported.catch((error: unknown) => {
				// The sender hears why only once all of the file is off its hands.
				body.unpipe();
				body.resume();
				throw error;
			});
			// What came as it is and did not say its length is paid for afterwards.
			if (plain === body && headers["content-length"] === undefined) limits.bytes(who, Number(size));
			return { import: presentImport(job), outcome };
		},
	});
