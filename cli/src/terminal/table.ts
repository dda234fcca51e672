const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const wide =
	/^(?:\p{Emoji_Presentation}|.\ufe0f|[\u1100-\u115e\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}])/u;

/** Needs no segmenting. */
const ascii = /^[\x20-\x7e]*$/;

/** Columns that a text takes on a terminal. */
export const widthOf = (text: string): number =>
	ascii.test(text)
		? text.length
		: Array.from(segmenter.segment(text), ({ segment }) => (wide.test(segment) ? 2 : 1)).reduce((a, b) => a + b, 0);

/** Cut to `width` columns, with an ellipsis where something is missing. */
export const cut = (text: string, width: number): string => {
	if (widthOf(text) <= width) return text;
	let kept = "";
	let used = 0;
	for (const { segment } of segmenter.segment(text)) {
		const next = wide.test(segment) ? 2 : 1;
		if (used + next > width - 1) break;
		kept += segment;
		used += next;
	}
	return `${kept.trimEnd()}…`;
};

export const pad = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - widthOf(text)));

/** Lines of at most `width` columns, broken between words where that is possible; empty lines stay. */
export const wrap = (text: string, width: number): string[] =>
	text.split("\n").flatMap((paragraph) => {
		const lines: string[] = [];
		let line = "";
		for (const word of paragraph.split(/ +/).flatMap((one) => chop(one, width))) {
			if (line && widthOf(line) + 1 + widthOf(word) > width) {
				lines.push(line);
				line = word;
			} else line = line ? `${line} ${word}` : word;
		}
		return [...lines, line];
	});

const chop = (word: string, width: number): string[] => {
	if (widthOf(word) <= width) return [word];
	const parts: string[] = [];
	let part = "";
	for (const { segment } of segmenter.segment(word)) {
		if (part && widthOf(part + segment) > width) {
			parts.push(part);
			part = "";
		}
		part += segment;
	}
	return [...parts, part];
};

/** `priority` 0 is never dropped; of the others the highest number goes first where the terminal is narrow. */
export type Column = { title: string; priority: number; grows?: boolean; least?: number };
export type Cell = { text: string; paint?: (text: string) => string };

const gap = 2;

/**
 * Rows as aligned lines, titles first. With a `width`, columns are dropped by priority until the growing column has at least
 * its `least` width, and it is then cut to fit; without one, nothing is dropped and nothing is cut.
 */
export const table = (columns: readonly Column[], rows: readonly (readonly Cell[])[], width?: number): string[] => {
	const natural = columns.map((column, at) =>
		Math.max(widthOf(column.title), ...rows.map((row) => widthOf(row[at]?.text ?? ""))),
	);
	let shown = columns.map((_, at) => at);
	const needed = () =>
		shown.reduce((sum, at) => {
			const column = columns[at];
			const own = natural[at] ?? 0;
			return sum + (column?.grows ? Math.min(own, column.least ?? 10) : own) + gap;
		}, -gap);
	while (width !== undefined && needed() > width) {
		const droppable = shown.filter((at) => (columns[at]?.priority ?? 0) > 0);
		if (droppable.length === 0) break;
		const worst = droppable.reduce((a, b) => ((columns[b]?.priority ?? 0) > (columns[a]?.priority ?? 0) ? b : a));
		shown = shown.filter((at) => at !== worst);
	}
	const fixed = shown.reduce((sum, at) => sum + (columns[at]?.grows ? 0 : (natural[at] ?? 0)) + gap, -gap);
	const widths = natural.map((own, at) =>
		columns[at]?.grows && width !== undefined ? Math.max(1, Math.min(own, width - fixed)) : own,
	);
	const line = (cells: readonly Cell[]) =>
		shown
			.map((at, place) => {
				const { text, paint } = cells[at] ?? { text: "" };
				const fitted = cut(text, widths[at] ?? 0);
				const last = place === shown.length - 1;
				return (paint ? paint(fitted) : fitted) + (last ? "" : " ".repeat((widths[at] ?? 0) - widthOf(fitted)));
			})
			.join(" ".repeat(gap));
	return [line(columns.map(({ title }) => ({ text: title }))), ...rows.map(line)];
};
