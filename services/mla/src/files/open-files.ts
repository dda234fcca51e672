import { lookEvery } from "@seamark/service";
import { gauge } from "@seamark/telemetry";
import type { Deps } from "../deps.ts";
import { bringFromHub } from "./bring-from-hub.ts";
import { sweepFiles } from "./sweep-files.ts";
import { takeFiles } from "./take-files.ts";

/** What could not be brought is tried again at this pace; what a statement has just named is brought at once. */
const bringAgainMs = 30_000;
const sweepEveryMs = 60_000;
/** The whole store is listed for it. */
const wholeEveryMs = 6 * 60 * 60_000;

/** Brings the files that the other side named, and takes away what nobody goes on with. The answer asks to bring what is awaited. */
export const openFilesOfRequests = (deps: Deps, closing: AsyncDisposableStack): (() => void) => {
	if (!deps.desk) return () => undefined;
	const at = { context: deps.context, closing };
	const bring = bringFromHub(deps);
	let oldest: string | undefined;
	let wholeAt = Number.NEGATIVE_INFINITY;
	closing.defer(
		gauge(
			"seamark_mla_files_awaited_seconds",
			"Age of the oldest file that a statement named and that is not here",
			() => [{ value: oldest === undefined ? 0 : (deps.context.now() - Date.parse(oldest)) / 1_000 }],
		),
	);
	const bringing = { everyMs: bringAgainMs, failed: "files of the other side could not be looked for" };
	const bringNow = lookEvery(at, bringing, async () => {
		oldest = (await takeFiles(deps, bring)).oldest;
	});
	// What was named before the service ended.
	bringNow();
	lookEvery(at, { everyMs: sweepEveryMs, failed: "the store of files could not be looked after" }, async () => {
		const began = deps.context.now();
		const whole = began - wholeAt >= wholeEveryMs;
		await sweepFiles(deps, { whole });
		if (whole) wholeAt = began;
	});
	return bringNow;
};
