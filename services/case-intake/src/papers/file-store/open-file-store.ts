import { ConfigError, type Setting } from "@seamark/config";
import { type FileStore, openFiles, openStore, storeSettings } from "@seamark/files";
import { lookEvery } from "@seamark/service";
import { gauge } from "@seamark/telemetry";
import type { Deps } from "../../deps.ts";
import { knownUploads } from "../../store/file-store.ts";
import { largestMegabytes } from "./largest.ts";
import { moveFiles } from "./move-files.ts";
import { removeGone } from "./remove-gone.ts";

const megabytes = (means: string, fallback: number, most: number): Setting<number> => ({
	parse: (raw) => {
		const number = Number(raw);
		if (!/^\d{1,5}$/.test(raw) || number < 1 || number > most) throw new Error(`must be a number from 1 to ${most}`);
		return number;
	},
	means,
	fallback,
});

export const fileSettings = {
	...storeSettings,
	SEAMARK_FILE_MB: megabytes(
		"largest file that a case takes, in megabytes, up to 4096; over 25 needs SEAMARK_FILES",
		25,
		largestMegabytes,
	),
};

/** Throws ConfigError where the settings do not go together. */
export const openFileStore = (
	settings: Parameters<typeof openStore>[0] & { SEAMARK_FILE_MB: number },
): { files: FileStore | undefined; mostFileBytes: number } => {
	const { SEAMARK_FILES: where, SEAMARK_FILE_MB: most } = settings;
	if (where === undefined && most > 25)
		throw new ConfigError([
			"SEAMARK_FILE_MB is over 25, and there is no SEAMARK_FILES: the database takes no larger files",
		]);
	return { files: openStore(settings), mostFileBytes: most * 1024 ** 2 };
};

const everyMs = 60_000;
const wholeEveryMs = 6 * 60 * 60_000;
/** An upload may take so long before its bytes count as nobody's. */
const graceMs = 24 * 60 * 60_000;

/** More files that nobody knows, at once, look like a database that was put back: an operator decides. */
const mostNobodys = 1_000;

type Caring = Pick<Deps, "context" | "directory" | "files">;
type Care = { whole: boolean; all?: boolean; signal?: AbortSignal };

/**
 * Moves files from before, takes away what erasures left, and, where `whole`, what nobody knows; `all`: however much that is. Answers how
 * many it left alone since they were too many; undefined where it did not look.
 */
export const careForFiles = async (deps: Caring, o: Care): Promise<number | undefined> => {
	const { context, directory, files } = deps;
	if (!files) return undefined;
	const agencies = directory.current().snapshot.agencies.map(({ id }) => id);
	for (const agency of agencies) {
		const moved = await moveFiles({ context, files }, agency, o.signal);
		if (moved > 0) context.log.warn({ moved }, "files were moved from the database to the store of files");
		await removeGone(deps, agency);
	}
	if (!o.whole || o.signal?.aborted) return undefined;
	const { swept, kept } = await openFiles({ store: files }).sweep({
		before: context.now() - graceMs,
		known: (ids) => knownUploads(context.pool, ids),
		most: o.all ? Number.POSITIVE_INFINITY : mostNobodys,
	});
	if (swept > 0) context.log.warn({ swept }, "bytes of uploads that were cut off are taken away");
	return kept;
};

/** Cares for them every minute, and for what nobody knows every six hours. */
export const keepCaring = (deps: Caring, closing: AsyncDisposableStack, { all }: { all: boolean }): void => {
	if (!deps.files) return;
	let wholeAt = Number.NEGATIVE_INFINITY;
	let kept = 0;
	const failed = "the store of files could not be looked after";
	lookEvery({ context: deps.context, closing }, { everyMs, failed }, async (signal) => {
		const began = deps.context.now();
		const whole = began - wholeAt >= wholeEveryMs;
		kept = (await careForFiles(deps, { whole, all, signal })) ?? kept;
		if (whole) wholeAt = began;
	});
	const says = "Files in the store of files that no case has, left alone since they were too many";
	closing.defer(gauge("seamark_files_kept", says, () => [{ value: kept }]));
};
