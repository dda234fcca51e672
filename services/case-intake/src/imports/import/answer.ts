import Type, { type Static } from "typebox";
import { Id, Moment, object, oneOf, orNull } from "../../schema.ts";
import { importKinds, type Job } from "../import-records/types.ts";

export const Sha256 = Type.String({
	pattern: "^[0-9a-f]{64}$",
	description: "SHA-256 of the whole file, lower-case hex",
});

export const ImportAnswer = object({
	id: Id,
	kind: oneOf([...importKinds]),
	name: Type.String(),
	sha256: Type.String(),
	size: Type.Integer(),
	status: oneOf(["running", "done", "failed"]),
	settled: Type.Integer({ description: "bytes of the file that are settled" }),
	rows: object({ read: Type.Integer(), taken: Type.Integer(), refused: Type.Integer() }),
	startedAt: Moment,
	changedAt: Moment,
	cause: orNull(Type.String()),
});

export const presentImport = (job: Job): Static<typeof ImportAnswer> => ({
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
