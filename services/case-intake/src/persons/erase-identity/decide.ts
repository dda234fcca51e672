import { type Decision, refuse } from "@seamark/service";
import { type By, countOf, erasing, type ToErase } from "../../erasure/decide.ts";

/** The person is nobody any more, in each record of them. `unfinished`: keys of an earlier erasure are still there. */
export const decideEraseIdentity = (reached: ToErase, unfinished: boolean, by: By): Decision => {
	const { erased, files } = countOf(reached);
	if (erased > 0 || files > 0) return { ...erasing(reached, by), answer: null };
	return unfinished
		? { writes: [], events: [], answer: null }
		: refuse("NOT_FOUND", [], "Nothing identifies this person here any more.");
};
