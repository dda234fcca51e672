import { type Chains, otherSide, type Side, viewOf } from "@seamark/mla-thread";
import { releases } from "../thread/content.ts";

/** Whom the other side lets this one open, as the thread says: what came too late, or was erased, lets nobody. Pure. */
export const releasedTo = (
	side: Side,
	chains: Chains,
): { release: string; person: string; measures: readonly string[]; until: string }[] =>
	viewOf(chains)
		.thread.filter(({ outcome }) => outcome === "holds")
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
