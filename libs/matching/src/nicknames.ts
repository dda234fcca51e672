import table from "./nicknames.json" with { type: "json" };

/** Given names by a short form of theirs, and short forms by a given name. */
const fullOf = new Map<string, string[]>();
const shortOf = new Map<string, Set<string>>();
for (const [full, shorts] of Object.entries(table as Record<string, string>))
	for (const short of shorts.split(" ")) {
		fullOf.set(short, [...(fullOf.get(short) ?? []), full]);
		shortOf.set(full, (shortOf.get(full) ?? new Set()).add(short));
	}

/** How alike two given names are that are one person's: Theodore and Ted, and less so Ted and Teddy. 0 where they are not. */
export const nicknameLikeness = (a: string, b: string): number => {
	if (shortOf.get(a)?.has(b) || shortOf.get(b)?.has(a)) return 0.94;
	const [one, other] = [fullOf.get(a), fullOf.get(b)];
	return one && other && one.some((full) => other.includes(full)) ? 0.88 : 0;
};

/** Given names that this may be short for, at most a few: whom it is looked for under. */
export const fullNamesOf = (word: string): readonly string[] => fullOf.get(word)?.slice(0, 4) ?? [];
