import { keysOfThing } from "@seamark/values";
import type { EntityRow, LinkRow } from "../../store/fold-anew.ts";

export type Replaced = {
	/** Rows of things and links as they are compared now. */
	things: object[];
	links: object[];
	gone: LinkRow[];
	goneThings: string[];
};

/**
 * What becomes of a thing and its links by the folding that runs: each link is compared by what its own text says. Undefined where
 * nothing changes. `homes`: the country of the agency, and those of agencies that may have reported the thing, by whose ways it was
 * written then; `idOf` is the id that all who link a new thing give it.
 */
export const decideFolded = (
	thing: EntityRow,
	links: readonly LinkRow[],
	{ homes, idOf }: { homes: readonly string[]; idOf: (key: string) => string },
): Replaced | undefined => {
	const { kind, qualifier } = thing;
	const keysOf = (value: string) => {
		const readings = (qualifier === "" ? homes : [qualifier]).map((home) => keysOfThing(kind, value, home));
		return readings.find((keys) => keys.length === 1 && keys[0] === thing.key) ?? readings[0] ?? [];
	};
	const keysOfLinks = links.map((link) => ({ link, keys: keysOf(link.value) }));
	// What leaves nothing to compare any more stays what it was.
	const moved = keysOfLinks.filter(({ keys }) => keys.length > 0 && !(keys.length === 1 && keys[0] === thing.key));
	if (moved.length === 0) return undefined;
	const rows = moved.flatMap(({ link, keys }) =>
		keys.map((key) => ({ ...link.row, kind, key, qualifier, value: link.value, id: idOf(key) })),
	);
	return {
		things: rows.map(({ linked_at, ...row }: Record<string, unknown>) => ({
			...row,
			created_at: linked_at,
			created_by_post: row.by_post,
		})),
		links: rows,
		gone: moved.filter(({ keys }) => !keys.includes(thing.key)).map(({ link }) => link),
		goneThings: moved.length === links.length ? [thing.id] : [],
	};
};
