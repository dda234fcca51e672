import { lookEvery } from "@seamark/service";
import type { Deps } from "../deps.ts";
import { bringFromHub } from "./bring-from-hub.ts";
import { sweepFiles } from "./sweep-files.ts";
import { takeFiles } from "./take-files.ts";

const bringEveryMs = 1_000;
const sweepEveryMs = 60_000;

/** Brings the files that the other side named, and takes away what nobody goes on with. */
export const openFilesOfRequests = (deps: Deps, closing: AsyncDisposableStack): void => {
	if (!deps.desk) return;
	const at = { context: deps.context, closing };
	const bring = bringFromHub(deps);
	lookEvery(at, { everyMs: bringEveryMs, failed: "files of the other side could not be looked for" }, async () => {
		await takeFiles(deps, bring);
	});
	lookEvery(at, { everyMs: sweepEveryMs, failed: "the store of files could not be looked after" }, async () => {
		await sweepFiles(deps);
	});
};
