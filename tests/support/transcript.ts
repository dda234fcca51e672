import { pacific } from "../../infra/seed/src/index.ts";

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
// Of an alert, and made of its id alone: it says no more than the id does. Two alerts of one second may share one.
const code = /\bA(?:-[0-9A-Z]{3}){3}\b/g;
// Only these fields carry sealed cursors, and every cursor is 48 characters long: one of another length stays, and shows.
const cursorFields = [/("(?:next|cursor)":")[A-Za-z0-9_-]{48}(?=")/g, /^(id: )[A-Za-z0-9_-]{48}$/gm];

const ofTheSeed = new Set(
	[pacific.agencies, pacific.posts, pacific.officers, pacific.postings, pacific.agreements].flatMap((list) =>
		list.map((one) => one.id),
	),
);

/**
 * Everything that one reader was answered, in order. Ids are random, so each is replaced by the number of its first
 * appearance: two transcripts are equal when there is a one-to-one renaming of ids under which every byte is.
 */
export const openTranscript = (origin: string) => {
	const numbers = new Map<string, string>();
	const lines: { what: string; text: string }[] = [];
	const number = (id: string): string => {
		if (ofTheSeed.has(id)) return id;
		// As long as an id, so that lengths stay comparable.
		const known = numbers.get(id) ?? `id-${numbers.size}`.padEnd(36, ".");
		numbers.set(id, known);
		return known;
	};
	return {
		note: (what: string, text: string) => {
			const plain = cursorFields.reduce((kept, field) => kept.replace(field, `$1${"<sealed>".padEnd(48, ".")}`), text);
			lines.push({
				what,
				text: plain
					.replaceAll(origin, "http://hub")
					.replace(uuid, number)
					.replace(code, (one) => "code".padEnd(one.length, ".")),
			});
		},
		lines: (): readonly { what: string; text: string }[] => lines,
	};
};
export type Transcript = ReturnType<typeof openTranscript>;

/** Where the two differ, each with what was asked and the first place of difference; empty when they are the same. */
export const differences = (one: Transcript, other: Transcript): string[] => {
	const [a, b] = [one.lines(), other.lines()];
	const found = a.length === b.length ? [] : [`${a.length} answers against ${b.length}`];
	for (let i = 0; i < Math.min(a.length, b.length); i++) {
		const [left, right] = [a[i] ?? { what: "", text: "" }, b[i] ?? { what: "", text: "" }];
		if (left.what === right.what && left.text === right.text) continue;
		let at = 0;
		while (at < left.text.length && left.text[at] === right.text[at]) at++;
		const excerpt = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 80), at + 240));
		found.push(
			`${left.what}${left.what === right.what ? "" : ` / ${right.what}`}\n  ${excerpt(left.text)}\n  ${excerpt(right.text)}`,
		);
	}
	return found;
};
