import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { type ErrorCode, type Fault, HubError } from "@seamark/errors";
import type { Transfers } from "@seamark/money-graph";
import { openTurns } from "../apart/turns.ts";
import type { LoadsSaid } from "../store/traces.ts";
import type { Found } from "./compute.ts";
import type { Stored } from "./entries.ts";
import type { SnapshotPlace } from "./graph-store.ts";
import type { Asked } from "./schema.ts";
import type { Scope } from "./scope.ts";

type Of = { file: string; place: SnapshotPlace };
type Starts = readonly { account: number; at: number }[];

/** What the thread is asked, and what it answers. */
export type Told = {
	have: { question: Of; answer: number };
	add: { question: { file: string; transfers: Transfers; upTo: number }; answer: undefined };
	build: { question: Of; answer: number };
	scope: { question: Of & { asked: Asked; starts: Starts; upTo: number }; answer: { scope: Scope; rows: number[] } };
	compute: { question: { lines: Stored[]; asked: Asked; scope: Scope; said: LoadsSaid }; answer: Found };
};

export type Tell = <K extends keyof Told>(
	name: K,
	question: Told[K]["question"],
	transferList?: ArrayBuffer[],
) => Promise<Told[K]["answer"]>;

/** Milliseconds of one question. More takes longer than anybody waits for an answer. */
const longest = 4 * 60_000;

type Answer = {
	n: number;
	answer?: unknown;
	refused?: { code: ErrorCode; detail?: string; faults: Fault[] };
	failed?: string;
};

/** A thread, and one question after the other. A thread that takes too long, or fails, is ended: the next question gets a new one. */
const openThread = () => {
	let worker: Worker | undefined;
	let asked = 0;
	const end = (): void => {
		void worker?.terminate();
		worker = undefined;
	};
	const tell: Tell = (name, question, transferList = []) =>
		new Promise((resolve, reject) => {
			worker ??= new Worker(new URL("./tracer-worker.ts", import.meta.url), {
				resourceLimits: { maxOldGenerationSizeMb: 2_048 },
			});
			const mine = worker;
			const n = ++asked;
			const settle = (work: () => void): void => {
				clearTimeout(late);
				mine.off("message", hear).off("error", fail).off("exit", gone);
				work();
			};
			const tooMuch = () => new HubError("REFUSED", { detail: "The trace is too large for this hub." });
			const fail = (error: NodeJS.ErrnoException): void => {
				end();
				settle(() => reject(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? tooMuch() : error));
			};
			const gone = (): void => fail(new Error("The thread that traces ended."));
			const hear = ({ n: of, answer, refused, failed }: Answer): void => {
				if (of !== n) return;
				settle(() => {
					if (refused) reject(new HubError(refused.code, { ...refused }));
					else if (failed !== undefined) reject(new Error(failed));
					else resolve(answer as never);
				});
			};
			const late = setTimeout(() => {
				end();
				settle(() => reject(tooMuch()));
			}, longest);
			mine.on("message", hear).on("error", fail).on("exit", gone);
			// An idle thread keeps no process alive.
			mine.unref();
			mine.postMessage({ n, name, question }, transferList);
		});
	return { tell, end };
};

/**
 * Traces on a thread of its own, so that nobody else waits for them. One at a time; agencies take turns. `snapshots` is the folder for graphs,
 * where the hub has one.
 */
export const openTracer = (snapshots?: string) => {
	const inTurn = openTurns();
	const thread = openThread();
	return {
		run: <T>(
			{ agency, signal }: { agency: string; signal: AbortSignal },
			work: (tell: Tell) => Promise<T>,
		): Promise<T> => inTurn(agency, signal, () => work(thread.tell)),
		placeOf: (file: string, key: () => Uint8Array | undefined): SnapshotPlace => {
			const found = snapshots === undefined ? undefined : key();
			return found && { path: join(snapshots as string, `${file}.graph`), key: found };
		},
		close: thread.end,
	};
};
export type Tracer = ReturnType<typeof openTracer>;
