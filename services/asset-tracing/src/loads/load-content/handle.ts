import type { Readable } from "node:stream";
import { transactInTurn } from "@seamark/db";
import { HubError } from "@seamark/errors";
import type { Input } from "@seamark/service";
import { currentTraceparent } from "@seamark/telemetry";
import type { Deps } from "../../deps.ts";
import { transfersLoaded } from "../../events.ts";
import { type FileKey, openFileKey } from "../../sealing/file-keys.ts";
import { takeBack } from "../../store/clearing.ts";
import { countTransfers, findFileKey } from "../../store/files.ts";
import {
	endLoad,
	findLoad,
	findRunning,
	settleBatch,
	takeOver,
	undoRefusals,
	writeRefusals,
} from "../../store/loads.ts";
import { lockFile } from "../../store/transfers.ts";
import { WrongFile } from "../formats/piece.ts";
import { type Batch, openIntake } from "../intake.ts";
import { type LoadAnswer, noLoad } from "../load.ts";
import { hasStatements } from "../load-format.ts";
import { type Known, numberAccounts } from "./number-accounts.ts";
import { type Meeting, takeLines } from "./take-lines.ts";
import { takeOwning } from "./take-owning.ts";

type Path = { id: string; load: string };
type Run = {
	deps: Deps;
	input: Input<Path>;
	load: LoadAnswer;
	key: FileKey;
	upload: string;
	known: Known;
	meeting: Meeting;
};

/** Refused rows that are told one by one; beyond, they are only counted. */
const mostRefusals = 10_000;

const writerOf = ({ input }: Pick<Run, "input">): [string, string][] => [
	["seamark.writers", JSON.stringify([input.who.agency])],
];

/** Takes a file in, in batches that commit together with how far they came. */
export const loadContent = async (
	deps: Deps,
	input: Input<Path>,
	body: Readable,
): Promise<{ load: LoadAnswer; outcome: "loaded" | "unchanged" }> => {
	const { id, load: loadId } = input.params;
	const found = await input.asCaller(async (tx) => {
		const load = await findLoad(tx, id, { id: loadId });
		return { load, wrapped: await findFileKey(tx, id), running: await findRunning(tx, id) };
	}, "load");
	const { load, wrapped, running } = found;
	if (!load || !wrapped) throw new HubError("NOT_FOUND", noLoad);
	if (load.status === "failed")
		throw new HubError("REFUSED", { detail: "This load has ended. Announce the file again." });
	if (load.status === "done") return unchanged(load, body);
	if (running !== undefined && running !== loadId)
		throw new HubError("CONFLICT", {
			detail: `Another load of this tracing file is not done: ${running}. Finish or drop it first.`,
		});
	const key = openFileKey(deps.keys, id, wrapped);
	const run: Run = { deps, input, load, key, upload: deps.context.newId(), known: new Map(), meeting: { some: false } };
	// From here on an upload that hangs settles nothing more: this one goes on behind what it read.
	if (load.status === "running") await begin(run);
	const { format, mapping, sha256, settled, rows } = load;
	const intake = openIntake({ format, mapping, sha256, settled, read: rows.read });
	await takeIn(run, intake, body).catch((error: unknown) => giveUp(run, error));
	return { load: await finish(run, intake.sha256()), outcome: "loaded" };
};

/** Nothing is written, but what was sent has to be the file that is here. */
const unchanged = async (load: LoadAnswer, body: Readable) => {
	const { format, mapping, sha256, size } = load;
	const intake = openIntake({ format, mapping, sha256, settled: size, read: 0 });
	for await (const chunk of body.iterator({ destroyOnReturn: false })) intake.push(chunk as Buffer);
	if (intake.bytes() !== load.size || intake.sha256() !== load.sha256) throw notTheFile();
	return { load, outcome: "unchanged" as const };
};

const notTheFile = () =>
	new HubError("VALIDATION", { detail: "What was sent is not the file that was announced, so nothing of it is kept." });

type Intake = ReturnType<typeof openIntake>;

/** Reads the file to its end, a batch ahead of what is being committed. */
const takeIn = async (run: Run, intake: Intake, body: Readable): Promise<void> => {
	let committing: Promise<void> | undefined;
	let begun = run.load.status === "running";
	const commit = async (batches: readonly Batch[]) => {
		if (intake.bytes() > run.load.size)
			throw new HubError("VALIDATION", { detail: "The file is longer than was announced." });
		if (batches.length === 0) return;
		await committing;
		if (!begun) await begin(run);
		begun = true;
		committing = settle(run, batches);
		committing.catch(() => undefined);
	};
	try {
		// Who refuses the file still has to answer on this stream's connection.
		for await (const chunk of body.iterator({ destroyOnReturn: false })) {
			run.input.gone.throwIfAborted();
			await commit(intake.push(chunk as Buffer));
		}
		// Where the file was cut off its last row may be half a row: the next upload brings it whole.
		if (intake.bytes() !== run.load.size)
			throw new HubError("VALIDATION", {
				detail: `The file has ${intake.bytes()} bytes where ${run.load.size} were announced. What is whole is taken in; send the file again.`,
			});
		await commit(intake.end());
		if (!begun) await begin(run);
	} finally {
		await committing;
	}
};

const begin = async (run: Run): Promise<void> => {
	const { deps, load, upload, input } = run;
	const at = new Date(deps.context.now()).toISOString();
	await deps.context.committer.commit({
		writes: [{ statement: takeOver, row: { id: load.id, upload, settled: load.settled, at } }],
		events: [],
		writer: input.who.agency,
	});
	run.load = { ...load, status: "running" };
};

const settle = async (run: Run, batches: readonly Batch[]): Promise<void> => {
	for (const batch of batches) {
		run.input.gone.throwIfAborted();
		run.load = await commitBatch(run, batch);
	}
};

const commitBatch = async (run: Run, batch: Batch): Promise<LoadAnswer> => {
	const { load, key, known, upload, deps } = run;
	const { file, id } = load;
	const at = new Date(deps.context.now()).toISOString();
	const read = batch.refused.flatMap(({ n, faults }) => faults.map((fault) => ({ line: n, ...fault })));
	const { id: column = "", reverses = "", kind = "" } = load.mapping.columns ?? { id: "id", reverses: "reverses" };
	const how = {
		columns: { id: column, reverses, kind },
		laterOpenings: hasStatements(load.format) ? ("known" as const) : ("refused" as const),
	};
	return transactInTurn(
		deps.loading,
		async (tx) => {
			await lockFile(tx, file);
			const staged = await numberAccounts(tx, { file, load: id, key, known }, batch.lines);
			const money = await takeLines(tx, { file, load: id, meeting: run.meeting, ...how }, staged);
			const owning = await takeOwning(tx, { file, load: id, key }, batch);
			const refused = [...money.refusals, ...owning.refusals];
			const room = Math.max(0, mostRefusals - load.rows.refused);
			await writeRefusals(tx, { file, load: id }, [...read, ...refused].slice(0, room));
			const rows = {
				read: batch.read,
				taken: load.rows.taken + money.taken + owning.taken,
				known: load.rows.known + money.known + owning.known,
				refused: load.rows.refused + batch.refused.length + refused.length,
			};
			await settleBatch(tx, { load: id, upload, at }, { settled: batch.settled, rows });
			return { ...load, rows, settled: batch.settled, changedAt: at };
		},
		// Under row-level security lines of this file alone come in.
		[...writerOf(run), ["seamark.tracing_file", file]],
	).catch((error: unknown) => {
		// What this process remembers of the accounts may be of a transaction that was undone.
		known.clear();
		throw error;
	});
};

/** A file that shows late that it is none of its format, such as half an XML: nothing of it stays, and another load can begin. */
const giveUp = async (run: Run, error: unknown): Promise<never> => {
	if (error instanceof WrongFile && run.load.status === "running") await takeAllBack(run, "notReadable");
	throw error;
};

const failing = ({ deps, load, upload }: Pick<Run, "deps" | "load" | "upload">, cause: string) => [
	{
		statement: endLoad,
		row: { id: load.id, upload, status: "failed", cause, at: new Date(deps.context.now()).toISOString() },
	},
	{ statement: undoRefusals, row: { id: load.id } },
];

/** Nothing of what it brought stays. */
const takeAllBack = async (run: Run, cause: string): Promise<void> => {
	const { deps, load, upload, input } = run;
	await takeBack(deps.loading, writerOf(run), { file: load.file, load: load.id, upload });
	await deps.context.committer.commit({ writes: failing(run, cause), events: [], writer: input.who.agency });
};

const finish = async (run: Run, sha256: string): Promise<LoadAnswer> => {
	const { deps, load, upload, input } = run;
	const at = new Date(deps.context.now()).toISOString();
	const writer = input.who.agency;
	const done = { id: load.id, upload, status: "done", cause: null, at };
	if (sha256 !== load.sha256) {
		await takeAllBack(run, "notTheFile");
		throw notTheFile();
	}
	const { taken, known, refused } = load.rows;
	await deps.context.committer.commit({
		writes: [
			{ statement: endLoad, row: done },
			{ statement: countTransfers, row: { id: load.file } },
		],
		events: [
			transfersLoaded(input.actor, {
				fileId: load.file,
				loadId: load.id,
				rowsTaken: taken,
				rowsKnown: known,
				rowsRefused: refused,
			}),
		],
		writer,
		traceparent: currentTraceparent(),
	});
	const stored = await input.asCaller((tx) => findLoad(tx, load.file, { id: load.id }), "load");
	if (!stored) throw new HubError("NOT_FOUND", noLoad);
	return stored;
};
