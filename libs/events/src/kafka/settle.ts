import { pause } from "../pause.ts";

const withinMs = 15_000;
const pauseMs = 50;

/** What brokers answer while they agree on who leads a partition or looks after a group of consumers. */
const settling = new Set([
	"LEADER_NOT_AVAILABLE",
	"NOT_LEADER_FOR_PARTITION",
	"GROUP_COORDINATOR_NOT_AVAILABLE",
	"GROUP_LOAD_IN_PROGRESS",
	"NOT_COORDINATOR_FOR_GROUP",
]);

/** What the broker answered, also where the client wraps the answer after its own retries. */
export const answerIn = (error: unknown): string | undefined => {
	const { type, name, cause } = error as { type?: string; name?: string; cause?: unknown };
	if (type) return type;
	// The client forgets here what it was told.
	if (name === "KafkaJSGroupCoordinatorNotFound") return "GROUP_COORDINATOR_NOT_AVAILABLE";
	return cause ? answerIn(cause) : undefined;
};

/**
 * Asks again while the brokers settle, as they do for a moment after a topic was made, and at the first group of a new
 * cluster. Throws what else goes wrong, and this too when it lasts or the signal aborts.
 */
export const settled = async <T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> => {
	for (const giveUpAt = performance.now() + withinMs; ; await pause(pauseMs, signal)) {
		try {
			return await ask();
		} catch (error) {
			const waits = settling.has(answerIn(error) ?? "") && performance.now() < giveUpAt;
			if (!waits || signal.aborted) throw error;
		}
	}
};
