import { Worker } from "node:worker_threads";
import {
	idsToFind,
	type KnownAsText,
	type Line,
	type MapContext,
	type MappedAlert,
	mapBundle,
	readBundle,
} from "../stix/index.ts";

/** What a bundle comes to beside the alerts that are here. */
export type Parsed = { alerts: MappedAlert[]; report: Line[] };
export type Asked = { context: MapContext; known: readonly KnownAsText[] };

/** Lists as JSON: they are made where the bundle is read, and not where everybody else is served. */
export type IdsAsText = { primary: string; members: string };

/** A bundle that is read; `map` may be called once. */
export type Parsing = {
	/** By which to find what is here already. */
	ids: IdsAsText;
	map: (asked: Asked) => Promise<Parsed>;
	close: () => Promise<void>;
};

/** The two steps, wherever they run. */
export const parsing = (bundle: Buffer): { ids: Parsing["ids"]; map: (asked: Asked) => Parsed } => {
	const reading = readBundle(bundle);
	const { primary, members } = idsToFind(reading.objects);
	return {
		ids: { primary: JSON.stringify(primary), members: JSON.stringify(members) },
		map: ({ context, known }) => {
			const lists = known.map((one) => ({
				...one,
				objects: JSON.parse(one.objects) as string[],
				ids: JSON.parse(one.ids) as string[],
			}));
			const mapped = mapBundle(reading.objects, { ...context, around: reading.around }, lists);
			return { alerts: mapped.alerts, report: [...reading.report, ...mapped.report] };
		},
	};
};

/** Bytes that are parsed here: what takes a few milliseconds costs less than a thread. */
const small = 64 * 1024;

/** One bundle at a time is parsed beside the hub: the rest of the processor is for everybody else. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Reads a bundle without holding up what else this process does. Throws the signal's reason once it is aborted; what was
 * begun ends with it.
 */
export const openParsing = async (bundle: Buffer, signal?: AbortSignal): Promise<Parsing> => {
	signal?.throwIfAborted();
	if (bundle.byteLength <= small) {
		const here = parsing(bundle);
		return { ids: here.ids, map: async (asked) => here.map(asked), close: async () => undefined };
	}
	const turn = Promise.withResolvers<void>();
	const before = last;
	last = before.then(() => turn.promise);
	await before;
	try {
		signal?.throwIfAborted();
		return await inThread(bundle, signal, turn.resolve);
	} catch (error) {
		turn.resolve();
		throw error;
	}
};

const inThread = async (bundle: Buffer, signal: AbortSignal | undefined, ended: () => void): Promise<Parsing> => {
	const bytes = new Uint8Array(bundle);
	const worker = new Worker(new URL("./parse-thread.ts", import.meta.url), {
		workerData: bytes,
		transferList: [bytes.buffer],
		resourceLimits: { maxOldGenerationSizeMb: 1024 },
	});
	const close = async () => {
		signal?.removeEventListener("abort", stop);
		await worker.terminate();
		ended();
	};
	const stop = () => void close();
	const answer = <T>() =>
		new Promise<T>((done, fail) => {
			worker.once("message", done);
			worker.once("error", fail);
			worker.once("exit", () => fail(signal?.reason ?? new Error("The thread that parses a bundle ended early.")));
		});
	signal?.addEventListener("abort", stop, { once: true });
	try {
		const ids = await answer<Parsing["ids"]>();
		const map = async (asked: Asked) => {
			const mapped = answer<Parsed>();
			worker.postMessage(asked);
			return mapped;
		};
		return { ids, map, close };
	} catch (error) {
		await close();
		throw error;
	}
};
