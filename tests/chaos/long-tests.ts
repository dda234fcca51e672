import { startVitest } from "vitest/node";

/** The tests that have a long form, by the parts of their paths. */
const files = [
	"libs/log/src/concurrent",
	"libs/events/src/follow.int",
	"libs/events/src/kafka",
	"tests/faults/",
	"tests/simulation/",
];

/** Runs the long forms, one after the other; only those whose path holds one of the words, where there are any. Says whether all passed. */
export const runLongTests = async (root: string, words: readonly string[]): Promise<boolean> => {
	const vitest = await startVitest("test", words.length > 0 ? [...words] : files, {
		root,
		watch: false,
		project: ["unit", "integration", "e2e"],
		provide: { long: true },
		// They measure, so nothing runs beside them.
		fileParallelism: false,
	});
	const ok = vitest.state.getCountOfFailedTests() === 0 && vitest.state.getUnhandledErrors().length === 0;
	await vitest.close();
	return ok;
};
