import { onceOf } from "@seamark/http";
import { answerGiven } from "@seamark/log";
import type { Input, Serving } from "./operation.ts";

/**
 * An operation of no shape, such as an upload, under its `Idempotency-Key`: sent again, it gets the first answer, and nothing is touched. The
 * answer is kept after the effect, not with it: what such an operation does twice has to come to the same.
 */
export const runOnce = async <I extends Input>(
	{ pool, committer }: Serving,
	spec: { handle: (input: I) => unknown },
	input: I,
): Promise<unknown> => {
	const once = onceOf(input.request, input.who.post);
	if (!once) return spec.handle(input);
	const earlier = await answerGiven(pool, once);
	if (earlier !== undefined) {
		// A body that nobody reads would hold up the connection.
		input.request.raw.resume();
		if (earlier === null) input.reply.code(204);
		return earlier;
	}
	const answer = await spec.handle(input);
	const { replayed } = await committer.commit({ writes: [], events: [], once: { ...once, response: answer } });
	return replayed ?? answer;
};
