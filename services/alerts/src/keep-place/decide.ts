import type { Decision } from "@seamark/service";
import { keepPlaceRow } from "../store/feed-places.ts";

/** A bookmark of the post: it says nothing of any record, so nobody is told. */
export const decideKeepPlace = (
	who: { post: string; agency: string },
	o: { position: number; walk: string; at: number },
): Decision => {
	const keptAt = new Date(o.at).toISOString();
	const row = { post: who.post, agency: who.agency, filter: o.walk, position: o.position, kept_at: keptAt };
	return { writes: [{ statement: keepPlaceRow, row }], events: [], answer: { keptAt } };
};
