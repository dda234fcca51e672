import type { Readable } from "node:stream";
import { type Actor, actorOf, type Session } from "@seamark/auth";
import { transact } from "@seamark/db";
import { HubError } from "@seamark/errors";
import { openTurns } from "@seamark/service";
import { currentTraceparent } from "@seamark/telemetry";
import type { Deps } from "../../deps.ts";
import { importFinished } from "../../events.ts";
import { endJob, findJob, insertJob, settleBatch, takeOver, undoRows, writeRefusals } from "../../store/import-jobs.ts";
import { readAs } from "../../store/read.ts";
import { intend, leave, own, subjectWrites, type VaultSubject } from "../../store/vault-subjects.ts";
import { settleSoon } from "../../vault/settling.ts";
import { type Batch, type Intake, openIntake } from "./intake.ts";
import type { ImportKind, Job, Loader } from "./types.ts";

export type ImportCommand = {
	kind: ImportKind;
	format: "csv" | "json";
	fileName: string;
	/** Of the whole file, lower-case hex: the same file is the same import. */
	sha256: string;
	/** Bytes of the whole file. */
	size: number;
	body: Readable;
	/** Ends the import between two batches; sent again, it goes on behind them. */
	gone?: AbortSignal;
};

export type ImportResult = { job: Job; outcome: "imported" | "unchanged" };

/** One batch at a time holds a connection to the database, however many files come: the others are for everybody else. */
const batchInTurn = openTurns(1);

/** Refused rows that are told one by one; beyond, they are only counted. */
const mostRefusals = 10_000;

/**
 * Imports a file that is sent whole, in batches that commit with the number of rows that are settled. Sent again after anything
 * that cut it off, it goes on behind them. A file that is in changes nothing. What is imported counts when the whole
 * file is here and is the one that was announced; if it is not, all of it is taken back.
 */
export const importRecords = async <R>(
	deps: Deps,
	session: Session,
	command: ImportCommand,
	loader: Loader<R>,
): Promise<ImportResult> => {
	const { context } = deps;
	const who = session.principal();
	const actor = actorOf(session, who);
	const known = await readAs(context.pool, who, context.now(), (tx) => findJob(tx, command));
	if (known?.status === "done") return sentAgain(deps, command, openIntake(loader, command.format, known), known);

	const run: Run<R> = { deps, actor, agency: who.agency, command, loader, upload: context.newId(), job: undefined };
	if (known) await begin(run);
	const intake = openIntake(loader, command.format, run.job);
	await commitAll(run, intake);
	const job = run.job ?? (await begin(run));
	return { job: await finish(run, job, intake), outcome: "imported" };
};

/** Reads the file to its end, a batch ahead of what is being committed. */
const commitAll = async <R>(run: Run<R>, intake: Intake<R>): Promise<void> => {
	const { aside } = run.deps.context.limits;
	let committing: Promise<void> = Promise.resolve();
	const commit = async (batches: readonly Batch<R>[]) => {
		if (intake.bytes() > run.command.size)
			throw new HubError("VALIDATION", { detail: "The file is longer than was announced." });
		if (batches.length === 0) return;
		await committing;
		committing = settle(run, batches);
		committing.catch(() => undefined);
	};
	try {
		await readBody(run.command, async (chunk) => commit(await aside(() => intake.push(chunk))));
		// Where the file was cut off its last row may be half a row: the next upload brings it whole.
		checkSize(run.command, intake);
		await commit(intake.end());
	} finally {
		await committing;
	}
};

type Run<R> = {
	deps: Deps;
	actor: Actor;
	agency: string;
	command: ImportCommand;
	loader: Loader<R>;
	/** Names this upload among those of the same file. */
	upload: string;
	/** Begun with the first batch, so that a file with a wrong header leaves nothing. */
	job: Job | undefined;
};

/** Nothing is written, but what was sent has to be the file that is here. */
const sentAgain = async <R>(
	{ context: { limits } }: Deps,
	command: ImportCommand,
	intake: Intake<R>,
	job: Job,
): Promise<ImportResult> => {
	await readBody(command, async (chunk) => void (await limits.aside(() => intake.push(chunk))));
	checkSize(command, intake);
	checkHash(command, intake);
	return { job, outcome: "unchanged" };
};

const readBody = async (
	{ body, gone }: Pick<ImportCommand, "body" | "gone">,
	take: (chunk: Buffer) => Promise<void>,
): Promise<void> => {
	try {
		// Anyone who refuses the file still has to answer on this stream's connection.
		for await (const chunk of body.iterator({ destroyOnReturn: false })) {
			gone?.throwIfAborted();
			await take(chunk as Buffer);
		}
	} catch (error) {
		if (/^Z_/.test((error as { code?: string }).code ?? ""))
			throw new HubError("VALIDATION", { detail: "The compressed file is broken, or was cut off.", cause: error });
		throw error;
	}
};

const checkSize = ({ size }: ImportCommand, intake: Pick<Intake<unknown>, "bytes">): void => {
	if (intake.bytes() !== size)
		throw new HubError("VALIDATION", {
			detail: `The file has ${intake.bytes()} bytes where ${size} were announced.`,
			faults: [{ at: "querystring /size", message: "is not the length of what was sent" }],
		});
};

const checkHash = ({ sha256 }: ImportCommand, intake: Pick<Intake<unknown>, "sha256">): void => {
	if (intake.sha256() !== sha256)
		throw new HubError("VALIDATION", {
			detail: "What was sent is not the file that was announced, so nothing of it is kept.",
			faults: [{ at: "querystring /sha256", message: "is not the SHA-256 of what was sent" }],
		});
};

/** Starts the import, or takes it over from an upload that was cut off. */
const begin = async <R>(run: Run<R>): Promise<Job> => {
	const { deps, actor, agency, command } = run;
	const { context } = deps;
	const at = new Date(context.now()).toISOString();
	const find = () => transact(context.pool, (tx) => findJob(tx, command), writerOf(agency));
	const found = await find();
	const id = found?.id ?? context.newId();
	if (!found)
		await context.committer.commit({
			writes: [
				{
					statement: insertJob,
					row: {
						id,
						agency,
						kind: command.kind,
						file_name: command.fileName,
						sha256: command.sha256,
						size: command.size,
						at,
						post: actor.postId,
					},
				},
			],
			events: [],
			writer: agency,
		});
	await context.committer.commit({
		// What it is going to seal is said before anything is.
		writes: [{ statement: takeOver, row: { id, upload: run.upload } }, ...subjectWrites(intend, subjectsOf(run, id))],
		events: [],
		writer: agency,
	});
	const job = await find();
	if (!job) throw new HubError("IMPORT_TAKEN_OVER");
	run.job = job;
	return job;
};

/** What the vault holds of an import: identities whose ids all begin alike. */
const subjectsOf = <R>({ deps, loader, actor, agency }: Run<R>, importId: string): VaultSubject[] => {
	const id = loader.sealedOf?.({ id: importId });
	const since = new Date(deps.context.now()).toISOString();
	return id === undefined ? [] : [{ agency, kind: "import", id, scope: importId, cause: importId, actor, since }];
};

const writerOf = (agency: string): [string, string][] => [["seamark.writers", JSON.stringify([agency])]];

const settle = async <R>(run: Run<R>, batches: readonly Batch<R>[]): Promise<void> => {
	for (const batch of batches) {
		run.command.gone?.throwIfAborted();
		run.job = await commitBatch(run, run.job ?? (await begin(run)), batch);
	}
};

const commitBatch = async <R>(run: Run<R>, job: Job, given: Batch<R>): Promise<Job> => {
	const { deps, loader } = run;
	const { context } = deps;
	const batch = await prepared(run, job, given);
	const faults = batch.refused
		.slice(0, Math.max(0, mostRefusals - job.rowsRefused))
		.flatMap(({ n, faults }) => faults.map((fault) => ({ row: n, ...fault })));
	const after: Job = {
		...job,
		version: job.version + 1,
		offset: batch.offset,
		rowsRead: batch.read,
		rowsTaken: job.rowsTaken + batch.rows.length,
		rowsRefused: job.rowsRefused + batch.refused.length,
		changedAt: new Date(context.now()).toISOString(),
	};
	const { aside } = context.limits;
	const write = () =>
		transact(
			context.pool,
			async (tx) => {
				await settleBatch(tx, run.upload, job, after);
				if (batch.rows.length > 0) for (const part of loader.write(tx, job, batch.rows)) await aside(part);
				if (faults.length > 0) await aside(() => writeRefusals(tx, job, faults));
			},
			writerOf(run.agency),
		);
	await batchInTurn(write);
	return after;
};

/** Rows whose preparation failed are refused like those that could not be read. */
const prepared = async <R>(run: Run<R>, job: Job, batch: Batch<R>): Promise<Batch<R>> => {
	const failed = (await run.loader.prepare?.(job, run.actor, batch.rows)) ?? [];
	if (failed.length === 0) return batch;
	const lost = new Set(failed.map(({ n }) => n));
	return {
		...batch,
		rows: batch.rows.filter(({ n }) => !lost.has(n)),
		refused: [...batch.refused, ...failed.map(({ n, fault }) => ({ n, faults: [fault] }))],
	};
};

const finish = async <R>(run: Run<R>, job: Job, intake: Intake<R>): Promise<Job> => {
	const { deps, actor, upload, command } = run;
	const { context } = deps;
	const at = new Date(context.now()).toISOString();
	const end = (status: "done" | "failed", cause: string | null) => ({
		statement: endJob,
		row: { id: job.id, version: job.version, upload, status, cause, at },
	});
	try {
		checkHash(command, intake);
	} catch (error) {
		await context.committer.commit({
			writes: [
				end("failed", "notTheFile"),
				...undoRows.map((statement) => ({ statement, row: { id: job.id } })),
				...subjectWrites(leave, subjectsOf(run, job.id)),
			],
			events: [],
			touches: job.rowsRead,
			writer: job.agency,
		});
		await settleSoon(deps, job.agency, { cause: job.id });
		throw error;
	}
	await context.committer.commit({
		writes: [end("done", null), ...subjectWrites(own, subjectsOf(run, job.id)), ...run.loader.finish(job, at)],
		events: [
			importFinished({
				importId: job.id,
				actor,
				kind: job.kind,
				rowsTaken: job.rowsTaken,
				rowsRefused: job.rowsRefused,
			}),
		],
		writer: job.agency,
		traceparent: currentTraceparent(),
	});
	return { ...job, status: "done", changedAt: at, version: job.version + 1 };
};
