/** What a search asks for: all of `words`, and none of `without`, as the service writes them down. */
export type Question = { words: readonly string[]; without: readonly string[] };

/** How a service writes down what it finds things by. */
export type Finding = {
	/** The words of a text. */
	words: (text: string) => string[];
	/** How one word begins; undefined where too few letters are typed, or more than one word. */
	beginning: (typed: string) => string | undefined;
	/** Letters that a beginning has at least. */
	leastLetters: number;
	/** The parts of one name by their sound (~mohamed ~akbar), where the service finds names so. */
	sounds?: (name: string) => string[];
};

const isBeginning = (term: string): boolean => term.endsWith("*");

/**
 * Reads what a caller typed, in every search alike: every word is to be there, none with a minus before it, and noum* is how a word begins.
 * Faults are at the query's `q`.
 */
export const readQuestion = (
	text: string,
	{ words, beginning, leastLetters, sounds }: Finding,
): Question | { faults: { at: string; message: string }[] } => {
	const terms = text.split(/\s+/).filter((term) => term !== "");
	const fault = (message: string) => ({ faults: [{ at: "querystring /q", message }] });
	const beginningOf = (term: string) => beginning(term.slice(0, -1));
	const short = terms.find((term) => isBeginning(term) && beginningOf(term.replace(/^-/, "")) === undefined);
	if (short !== undefined)
		return fault(
			`"${short.slice(0, 40)}" has to be one word that begins with ${leastLetters} letters or more before the star`,
		);
	const isSound = (term: string) => sounds !== undefined && term.startsWith("~");
	const isWithout = (term: string) => /^-[\p{L}\p{N}"]/u.test(term) || (term.startsWith("-") && isSound(term.slice(1)));
	const of = (some: readonly string[]): string[] => {
		const names = some.filter(isSound).map((term) => term.slice(1));
		const typed = some.filter((term) => !isSound(term));
		const each = typed.flatMap((term) => (isBeginning(term) ? (beginningOf(term) ?? []) : words(term)));
		return [...new Set([...each, ...(sounds?.(names.join(" ")) ?? [])])];
	};
	const asked = of(terms.filter((term) => !isWithout(term)));
	if (asked.length > 0) return { words: asked, without: of(terms.filter(isWithout).map((term) => term.slice(1))) };
	return fault("has no word to search for: give at least one with letters or digits, and without a minus before it");
};
