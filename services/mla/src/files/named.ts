import type { Fault } from "@seamark/errors";
import { type Chains, papersOf } from "@seamark/mla-thread";
import type { NamedFile } from "../store/files.ts";
import type { Content } from "../thread/content.ts";

/** Whether a statement of either side names the file. */
export const isNamed = ({ chains }: { chains: Chains }, file: string): boolean =>
	papersOf([...chains.requesting, ...chains.requested].map(({ statement }) => statement)).has(file);

type Paper = NonNullable<Content["papers"]>[number];
const papersIn = ({ papers = [], items = [] }: Content): { at: string; paper: Paper }[] => [
	...papers.map((paper, index) => ({ at: `/content/papers/${index}`, paper })),
	...items.flatMap((item, n) =>
		(item.papers ?? []).map((paper, index) => ({ at: `/content/items/${n}/papers/${index}`, paper })),
	),
];

/** A statement names only what its side has, as it is: everything that is not so, at once. Pure. */
export const faultsOfNamed = (content: Content, files: readonly NamedFile[]): Fault[] =>
	papersIn(content).flatMap(({ at, paper }): Fault[] => {
		const file = files.find(({ id }) => id === paper.id);
		if (file?.state !== "here") return [{ at, message: "is no file of this request that is all here: send it first" }];
		if (file.sha256 !== paper.sha256)
			return [{ at: `${at}/sha256`, message: "is not the SHA-256 of that file: it is not what you name" }];
		if (file.custody === null)
			return [{ at, message: "has no chain of custody yet: sign its first entry (hand-over)" }];
		if (paper.custody !== undefined && paper.custody !== file.custody)
			return [{ at: `${at}/custody`, message: "is not the newest entry of its chain of custody; leave it out" }];
		return [];
	});

/** With the newest entry of each chain of custody, so that the statement holds all of it fast. */
export const withCustody = (content: Content, files: readonly NamedFile[]): Content => {
	const custody = new Map(files.map((file) => [file.id, file.custody]));
	const held = (papers: readonly Paper[]): Paper[] =>
		papers.map((paper) => ({ ...paper, custody: custody.get(paper.id) ?? "" }));
	return {
		...content,
		...(content.papers ? { papers: held(content.papers) } : {}),
		...(content.items
			? { items: content.items.map((item) => (item.papers ? { ...item, papers: held(item.papers) } : item)) }
			: {}),
	};
};
