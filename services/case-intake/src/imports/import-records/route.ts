import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { actorOf, type Session } from "@seamark/auth";
import type { Tx } from "@seamark/db";
import { HubError } from "@seamark/errors";
import type { HttpServer } from "@seamark/http";
import { currentTraceparent } from "@seamark/telemetry";
import Type, { type Static } from "typebox";
import type { Deps } from "../../deps.ts";
import { recordsAccessed } from "../../events.ts";
import { Id, Moment, object, oneOf } from "../../schema.ts";
import { findJob, listJobs, listRefusals } from "../../store/import-jobs.ts";
import { readAs } from "../../store/read.ts";
import { ctdcLoader } from "../ctdc/loader.ts";
import { htcdsLoader } from "../htcds/loader.ts";
import { type ImportCommand, type ImportResult, importRecords } from "./handle.ts";
import { importKinds, type Job } from "./types.ts";

/** Two gigabytes: some fifty million records of a data set. */
const mostBytes = 2 * 1024 ** 3;
const refusalsOfPage = 500;

const Sha256 = Type.String({ pattern: "^[0-9a-f]{64}$", description: "SHA-256 of the whole file, lower-case hex" });

const Query = object({
	kind: oneOf([...importKinds]),
	sha256: Sha256,
	size: Type.String({ pattern: "^[1-9][0-9]{0,9}$", description: "bytes of the whole file" }),
	name: Type.String({ minLength: 1, maxLength: 200, description: "name of the file, for people" }),
});

const Import = Type.Object({
	id: Id,
	kind: Type.Enum([...importKinds]),
	name: Type.String(),
	sha256: Type.String(),
	size: Type.Integer(),
	status: Type.Enum(["running", "done", "failed"]),
	settled: Type.Integer({ description: "bytes of the file that are settled" }),
	rows: Type.Object({ read: Type.Integer(), taken: Type.Integer(), refused: Type.Integer() }),
	startedAt: Moment,
	changedAt: Moment,
	cause: Type.Union([Type.String(), Type.Null()]),
});

const present = (job: Job): Static<typeof Import> => ({
	id: job.id,
	kind: job.kind,
	name: job.fileName,
	sha256: job.sha256,
	size: job.size,
	status: job.status,
	settled: job.offset,
	rows: { read: job.rowsRead, taken: job.rowsTaken, refused: job.rowsRefused },
	startedAt: job.startedAt,
	changedAt: job.changedAt,
	cause: job.cause,
});

export const importRoutes = (app: HttpServer, deps: Deps): void => {
	uploadRoute(app, deps);
	readRoutes(app, deps);
};

const uploadRoute = (app: HttpServer, deps: Deps): void => {
	const schema = {
		summary: "Import a file of records",
		description:
			"The body is the whole file, as it is or with content-encoding: gzip: CSV (text/csv) of up to 2 GB, or for HTCDS a JSON array (application/json) of up to 10 MB. It is taken in while it comes, in batches. Cut off, send it again: what is settled is not taken twice, and a file that is in changes nothing. Rows that cannot be taken are refused one by one, with every reason.",
		tags: ["imports"],
		consumes: ["text/csv", "application/json"],
		querystring: Query,
		response: { 200: Type.Object({ import: Import, outcome: Type.Enum(["imported", "unchanged"]) }) },
	};
	// A scope of its own: the body stays a stream, since the file may be larger than the memory.
	app.register((scope, _options, done) => {
		scope.removeAllContentTypeParsers();
		scope.addContentTypeParser(["text/csv", "application/json"], (_request, body, parsed) => parsed(null, body));
		scope.post<{ Querystring: Static<typeof Query>; Body: Readable }>(
			"/imports",
			{ schema, config: { access: "cases:import", load: "bulk" }, bodyLimit: mostBytes },
			async (request) => {
				const { kind, sha256, size, name } = request.query;
				const { body } = request;
				if (!(body instanceof Readable))
					throw new HubError("UNSUPPORTED_MEDIA_TYPE", { detail: "Send the file as text/csv or application/json." });
				if (Number(size) > mostBytes) throw new HubError("PAYLOAD_TOO_LARGE", { detail: "A file may have 2 GB." });
				const command = {
					kind,
					format: /^application\/json/.test(request.headers["content-type"] ?? "")
						? ("json" as const)
						: ("csv" as const),
					fileName: name,
					sha256,
					size: Number(size),
					body: plainBody(body, request.headers["content-encoding"]),
				};
				const who = request.session.principal();
				const { job, outcome } = await importAs(deps, request.session, command).catch((error: unknown) => {
					// The sender hears why only once all of the file is off its hands.
					body.unpipe();
					body.resume();
					throw error;
				});
				// What did not say its length is paid for afterwards.
				if (request.headers["content-length"] === undefined) deps.context.limits.bytes(who, Number(size));
				return { import: present(job), outcome };
			},
		);
		done();
	});
};

const importAs = (deps: Deps, session: Session, command: ImportCommand): Promise<ImportResult> =>
	command.kind === "ctdc"
		? importRecords(deps, session, command, ctdcLoader())
		: importRecords(deps, session, command, htcdsLoader(deps));

/**
 * The file as it is, also where it comes compressed, as over a bad link it should. What is too much of it is noticed as it unfolds, so
 * a small body that unfolds without end costs no more than the size that was announced.
 */
const plainBody = (body: Readable, encoding: string | undefined): Readable => {
	if (encoding === undefined || encoding === "identity") return body;
	if (encoding !== "gzip")
		throw new HubError("UNSUPPORTED_MEDIA_TYPE", { detail: "Send the file as it is, or with content-encoding: gzip." });
	const plain = createGunzip();
	// A connection that was cut ends the reading, as it does where nothing is compressed.
	body.once("close", () => {
		if (!body.readableEnded) plain.destroy(new Error("the upload was cut off"));
	});
	// Whoever reads gets the error; it may come before anybody does, and must not end the process.
	plain.on("error", () => undefined);
	return body.pipe(plain);
};

const readRoutes = (app: HttpServer, deps: Deps): void => {
	const { context } = deps;
	type Ask = { session: Parameters<typeof actorOf>[0] };
	/** Every look at an import is in the log before its answer leaves. */
	const read = async <T>(
		{ session }: Ask,
		ids: string[],
		query: string,
		look: (tx: Tx) => Promise<T | undefined>,
	): Promise<T> => {
		const who = session.principal();
		const found = await readAs(context.pool, who, context.now(), look);
		await context.committer.commit({
			writes: [],
			events: [
				recordsAccessed({
					actor: actorOf(session, who),
					action: "consultation",
					record: "import",
					ids,
					query,
					found: found !== undefined,
				}),
			],
			traceparent: currentTraceparent(),
		});
		if (found === undefined) throw new HubError("NOT_FOUND", { detail: "No such import." });
		return found;
	};
	const params = object({ id: Id });
	const config = { access: "cases:import" as const };

	app.get<{ Querystring: { sha256?: string } }>(
		"/imports",
		{
			schema: {
				summary: "List imports",
				description: "The agency's latest 100 imports, newest first; those of one file where its SHA-256 is given.",
				tags: ["imports"],
				querystring: object({ sha256: Type.Optional(Sha256) }),
				response: { 200: Type.Object({ imports: Type.Array(Import) }) },
			},
			config,
		},
		async (request) => {
			const jobs = await read(request, [], "list imports", (tx) => listJobs(tx, request.query.sha256));
			return { imports: jobs.map(present) };
		},
	);
	app.get<{ Params: { id: string } }>(
		"/imports/:id",
		{
			schema: {
				summary: "Read how far an import is",
				tags: ["imports"],
				params,
				response: { 200: Import },
			},
			config,
		},
		async (request) =>
			present(await read(request, [request.params.id], "read import", (tx) => findJob(tx, request.params))),
	);
	app.get<{ Params: { id: string }; Querystring: { after?: string } }>(
		"/imports/:id/refusals",
		{
			schema: {
				summary: "List the rows that an import refused",
				description:
					"Up to 500 rows with every reason, by their line in the file. Values are not repeated, since they may name somebody. `next` goes into `after` for more.",
				tags: ["imports"],
				params,
				querystring: object({ after: Type.Optional(Type.String({ pattern: "^[0-9]{1,9}$" })) }),
				response: {
					200: Type.Object({
						refusals: Type.Array(Type.Object({ row: Type.Integer(), column: Type.String(), reason: Type.String() })),
						next: Type.Union([Type.String(), Type.Null()]),
					}),
				},
			},
			config,
		},
		async (request) => {
			const { id } = request.params;
			const refusals = await read(request, [id], "read refusals", async (tx) =>
				(await findJob(tx, { id }))
					? listRefusals(tx, id, Number(request.query.after ?? 0), refusalsOfPage)
					: undefined,
			);
			const rows = new Set(refusals.map(({ row }) => row));
			return { refusals, next: rows.size < refusalsOfPage ? null : String(refusals.at(-1)?.row) };
		},
	);
};
