import { type Chains, otherSide, type Side, viewOf } from "@seamark/mla-thread";
import { releases } from "../thread/content.ts";

/** Ends what was released in it: what it was released for is no more. */
const over: readonly string[] = ["withdrawn", "refused"];

/** Whom the other side lets this one open, as the thread says: what came too late, was erased, or is in a request that was withdrawn or refused, lets nobody. Pure. */
export const releasedTo = (
	side: Side,
	chains: Chains,
): { release: string; person: string; measures: readonly string[]; until: string }[] => {
	const { thread, state } = viewOf(chains);
	if (over.includes(state.stage)) return [];
	return thread
		.filter(({ outcome }) => outcome === "holds")
		.map(({ known: { statement } }) => statement)
		.filter(({ by, kind }) => by === otherSide(side) && releases(kind))
		.flatMap(({ content: { release, person, measures, until } }) =>
			typeof release === "string" && typeof person === "string"
				? [
						{
							release,
							person,
							measures: Array.isArray(measures) ? measures.filter((one) => typeof one === "string") : [],
							until: typeof until === "string" ? until : "",
						},
					]
				: [],
		);
};
