import type { Decision } from "@seamark/service";
import { type By, countOf, erasing, needsRequest, type ToErase } from "../../erasure/decide.ts";

/** The case forgets who its persons are. Asked for again there is nothing more, and what is left of it is finished. */
export const decideEraseCase = (
	reached: ToErase,
	{ request, ...by }: Omit<By, "request"> & { request: By["request"] | undefined },
): Decision => {
	const erasedBefore = reached.cases.some(({ id, erasedAt }) => id === reached.erasedCase && erasedAt !== null);
	const answer = countOf(reached);
	if (erasedBefore && answer.erased === 0 && answer.files === 0) return { writes: [], events: [], answer };
	return request ? { ...erasing(reached, { ...by, request }), answer } : needsRequest;
};
