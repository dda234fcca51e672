import { type Decision, refuse } from "@seamark/service";
import { type By, countOf, erasing, needsRequest, type ToErase } from "../../erasure/decide.ts";

/** The person is nobody any more, in each record of them. `unfinished`: keys of an earlier erasure are still there. */
export const decideEraseIdentity = (
	reached: ToErase,
	unfinished: boolean,
	{ request, ...by }: Omit<By, "request"> & { request: By["request"] | undefined },
): Decision => {
	const { erased, files } = countOf(reached);
	// An import keeps words of its file also of a person whose identity it has not.
	const hasWords = reached.persons.some((one) => one.imported && !one.erased);
	if (erased > 0 || files > 0 || hasWords)
		return request ? { ...erasing(reached, { ...by, request }), answer: null } : needsRequest;
	return unfinished
		? { writes: [], events: [], answer: null }
		: refuse("NOT_FOUND", [], "Nothing identifies this person here any more.");
};
