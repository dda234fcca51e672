/** Rows of a table whose widths are fixed by its head, so that it can be printed as it grows. */
export const table = (say: (line: string) => void, head: readonly string[]) => {
	const widths = head.map((name, index) => (index === 0 ? Math.max(34, name.length) : Math.max(9, name.length)));
	const line = (cells: readonly (string | number)[]) =>
		cells
			.map((cell, index) =>
				index === 0 ? String(cell).padEnd(widths[0] ?? 0) : String(cell).padStart(widths[index] ?? 0),
			)
			.join("  ");
	say(line(head));
	say(line(widths.map((width) => "-".repeat(width))));
	return (...cells: (string | number)[]) => say(line(cells));
};
