import type { Letter, Paragraph, Table } from "./document.ts";

const textOf = (part: Paragraph | Table): string =>
	JSON.stringify(part.kind === "paragraph" ? part.texts : [part.caption, part.head, part.rows]);

/**
 * Marks each paragraph that an earlier form of the letter did not have in the section of the same number and heading. Where two
 * were alike and one of them is new, one is marked.
 */
export const markChanges = (before: Letter, after: Letter): Letter => ({
	...after,
	sections: after.sections.map((section) => {
		const old = before.sections.find(({ heading }) => JSON.stringify(heading) === JSON.stringify(section.heading));
		const left = (old?.parts ?? []).map(textOf);
		return {
			...section,
			parts: section.parts.map((part) => {
				const at = left.indexOf(textOf(part));
				if (at >= 0) left.splice(at, 1);
				return part.kind === "paragraph" ? { ...part, changed: at < 0 } : part;
			}),
		};
	}),
});
