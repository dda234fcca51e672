import type { Actor } from "@seamark/auth";
import { type Decision, recordChanged, refuse } from "@seamark/service";
import type { TracingFile } from "../../files/file.ts";
import { insertLoad } from "../../store/loads.ts";
import type { LoadAnswer } from "../load.ts";
import { faultsOfMapping } from "../mapping.ts";

/** Two gigabytes: some twenty million lines. */
export const mostBytes = 2 * 1024 ** 3;

/** The same file is the same load. One that failed is announced again. */
export const decideAnnounceLoad = (
	{ file, before }: { file: TracingFile; before: LoadAnswer | undefined },
	announced: Pick<LoadAnswer, "name" | "format" | "sha256" | "size" | "mapping">,
	{ actor, id, at }: { actor: Actor; id: string; at: number },
): Decision => {
	const faults = faultsOfMapping(announced.mapping, announced.format);
	if (faults.length > 0) return refuse("REFUSED", faults);
	if (file.closedAt !== null) return refuse("REFUSED", [], "The tracing file is closed.");
	const isOther = (one: LoadAnswer) =>
		one.format !== announced.format ||
		JSON.stringify(one.mapping) !== JSON.stringify(sorted(one.mapping, announced.mapping));
	if (before && isOther(before))
		return refuse(
			"REFUSED",
			[{ at: "/mapping", message: "is another than that under which this file was announced" }],
			"The same file cannot be taken in twice in two ways. Drop the load first, where it is not done.",
		);
	if (before) return { writes: [], events: [], answer: before, there: true };
	const now = new Date(at).toISOString();
	const row = { id, file: file.id, ...announced, at: now, post: actor.postId };
	const answer: LoadAnswer = {
		...{ id, file: file.id, ...announced, status: "announced", cause: null, settled: 0 },
		...{ rows: { read: 0, taken: 0, known: 0, refused: 0 }, announcedAt: now, changedAt: now, version: 1 },
	};
	return {
		writes: [{ statement: insertLoad, row }],
		events: [recordChanged({ actor, record: "tracing-load", recordId: id, change: "added", version: 1 })],
		answer,
	};
};

/** A value with its keys in the order of another: the database keeps no order of keys. */
const sorted = (like: unknown, value: unknown): unknown => {
	if (typeof like !== "object" || like === null || typeof value !== "object" || value === null) return value;
	const names = [...new Set([...Object.keys(like), ...Object.keys(value)])];
	const [a, b] = [like, value] as Record<string, unknown>[];
	return Object.fromEntries(
		names.filter((name) => b?.[name] !== undefined).map((name) => [name, sorted(a?.[name], b?.[name])]),
	);
};
