import { PDFiumLibrary } from "@hyzyla/pdfium";
import { getDocumentProxy } from "unpdf";
import type { Letter, Texts } from "./document.ts";

/** What two readers of PDF, those of Chrome and of Firefox, find in one: its text by PDFium, its tags by pdf.js. */
export type ReadPdf = {
	pages: string[];
	/** Roles of the tags in reading order, with the language where it is marked: "H1", "Div:ar". */
	tags: string[];
	/** The text of each tag that has some, in reading order. Words written from right to left come in the order of the page. */
	said: string[];
	title: string;
	language: string;
	isTagged: boolean;
	/** The version of PDF/UA that it says it follows. */
	ua: string | undefined;
};

export const readPdf = async (pdf: Uint8Array): Promise<ReadPdf> => {
	const library = await PDFiumLibrary.init();
	const read = await library.loadDocument(pdf);
	const pages = [...read.pages()].map((page) => page.getText().replace(/\r\n/g, "\n"));
	read.destroy();
	library.destroy();
	const document = await getDocumentProxy(new Uint8Array(pdf));
	const { info } = await document.getMetadata();
	const about = info as { Title?: string; Language?: string };
	const tags: string[] = [];
	const said: string[] = [];
	for (let n = 1; n <= document.numPages; n++) {
		const page = await document.getPage(n);
		const tree = await page.getStructTree();
		tags.push(...rolesIn(tree));
		said.push(...saidIn(tree, textsById(await page.getTextContent({ includeMarkedContent: true }))));
	}
	const marked = await document.getMarkInfo();
	await document.loadingTask.destroy();
	return {
		pages,
		tags,
		said,
		title: about.Title ?? "",
		language: about.Language ?? "",
		isTagged: marked?.Marked === true,
		ua: /<pdfuaid:part>(\d)</.exec(Buffer.from(pdf).toString("latin1"))?.[1],
	};
};

type Node = { role?: string; lang?: string; id?: string; children?: readonly unknown[] };
const rolesIn = (tree: unknown): string[] => {
	const { role, lang, children = [] } = (tree ?? {}) as Node;
	const own = role && role !== "Root" ? [lang ? `${role}:${lang}` : role] : [];
	return [...own, ...children.flatMap(rolesIn)];
};

/** Texts by the numbers that the tags name them by. */
const textsById = ({ items }: { items: readonly unknown[] }): Map<string, string> => {
	const texts = new Map<string, string>();
	const open: string[] = [];
	for (const item of items as { type?: string; id?: string; str?: string; hasEOL?: boolean }[]) {
		if (item.type?.startsWith("beginMarkedContent")) open.push(item.id ?? open.at(-1) ?? "");
		else if (item.type === "endMarkedContent") open.pop();
		else if (open.at(-1)) {
			const id = open.at(-1) as string;
			texts.set(id, `${texts.get(id) ?? ""}${item.str ?? ""}${item.hasEOL ? "\n" : ""}`);
		}
	}
	return texts;
};

const saidIn = (tree: unknown, texts: Map<string, string>): string[] => {
	const { children = [] } = (tree ?? {}) as Node;
	const own = children.map((child) => texts.get((child as Node).id ?? "") ?? "").join("");
	return [...(own.trim() ? [own.trim()] : []), ...children.flatMap((child) => saidIn(child, texts))];
};

/** An invented letter in one language. */
export const plainLetter = (...texts: string[]): Letter => ({
	languages: ["en"],
	title: ["A letter"],
	marks: ["TLP:RED"],
	reference: "X-1",
	references: [],
	sections: [{ heading: ["Facts"], parts: texts.map((text) => ({ kind: "paragraph", texts: [text] as Texts })) }],
});
