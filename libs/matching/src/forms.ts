import table from "./name-forms.json" with { type: "json" };

/**
 * Names that languages write so differently that neither letters nor sound tell: Gorbachev and Gorbatschow, Mamadou and Mohamed. Each line
 * of the table is one name in its forms, the first of which it is looked for under.
 */
const { forms } = table as { forms: string[] };

/** Made when the first name is compared: most processes compare none. */
let lines: ReadonlyMap<string, readonly number[]> | undefined;
const linesOf = (word: string): readonly number[] => {
	lines ??= indexed();
	return lines.get(word) ?? [];
};

const indexed = (): Map<string, number[]> => {
	const found = new Map<string, number[]>();
	for (const [at, line] of forms.entries())
		for (const word of line.split(" ")) {
			const known = found.get(word);
			if (known) known.push(at);
			else found.set(word, [at]);
		}
	return found;
};

/** Whether both are forms of one name. */
export const areForms = (a: string, b: string): boolean => {
	const some = linesOf(a);
	if (some.length === 0) return false;
	const others = linesOf(b);
	return some.some((line) => others.includes(line));
};

/** What a name is looked for under beside itself, at most a few. */
export const firstForms = (word: string): readonly string[] =>
	linesOf(word)
		.slice(0, 3)
		.map((at) => (forms[at] as string).split(" ", 1)[0] as string);
