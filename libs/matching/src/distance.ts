/** Fewest insertions, deletions, changes of a letter and swaps of neighbours that make one word of the other. */
export const editsBetween = (a: string, b: string): number => {
	if (a === b) return 0;
	if (a.length === 0 || b.length === 0) return a.length + b.length;
	const width = b.length + 1;
	let before = new Uint16Array(width);
	let above = new Uint16Array(width);
	let current = new Uint16Array(width);
	for (let j = 0; j < width; j++) above[j] = j;
	for (let i = 1; i <= a.length; i++) {
		current[0] = i;
		for (let j = 1; j < width; j++) {
			const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
			let least = Math.min(at(above, j) + 1, at(current, j - 1) + 1, at(above, j - 1) + (same ? 0 : 1));
			const swapped =
				i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
			if (swapped) least = Math.min(least, at(before, j - 2) + 1);
			current[j] = least;
		}
		[before, above, current] = [above, current, before];
	}
	return at(above, b.length);
};

const at = (row: Uint16Array, index: number): number => row[index] ?? 0;

/** Jaro–Winkler likeness of two words: 1 the same, 0 nothing in common. */
export const jaroWinkler = (a: string, b: string): number => {
	if (a === b) return 1;
	const reach = Math.max(0, (Math.max(a.length, b.length) >> 1) - 1);
	const taken = new Uint8Array(b.length);
	const matchedOfA: number[] = [];
	for (let i = 0; i < a.length; i++)
		for (let j = Math.max(0, i - reach); j < Math.min(b.length, i + reach + 1); j++)
			if (taken[j] === 0 && a.charCodeAt(i) === b.charCodeAt(j)) {
				taken[j] = 1;
				matchedOfA.push(a.charCodeAt(i));
				break;
			}
	const matched = matchedOfA.length;
	if (matched === 0) return 0;
	let out = 0;
	let k = 0;
	for (let j = 0; j < b.length; j++) if (taken[j] === 1 && b.charCodeAt(j) !== matchedOfA[k++]) out++;
	const jaro = (matched / a.length + matched / b.length + (matched - (out >> 1)) / matched) / 3;
	let prefix = 0;
	while (prefix < 4 && prefix < Math.min(a.length, b.length) && a[prefix] === b[prefix]) prefix++;
	return jaro + prefix * 0.1 * (1 - jaro);
};
