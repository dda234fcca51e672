import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { NodeCompiler, PdfStandard } from "@myriaddreamin/typst-ts-node-compiler";
import { families, fontFiles } from "./fonts.ts";

export type Compiled = { pdf: Uint8Array } | { missing: readonly string[] } | { failed: string };

/** Results of Typst's parts are kept for so many letters: what a letter needs is still there while it is set, and nothing heaps up. */
const keptFor = 2;

/** Sets letters one after the other. It reads the template and the fonts, and no other file. */
export const openCompiler = (): ((letter: string) => Compiled) => {
	const folder = fileURLToPath(new URL("./template", import.meta.url));
	const source = readFileSync(`${folder}/letter.typ`, "utf8");
	const compiler = NodeCompiler.create({
		workspace: folder,
		fontArgs: [{ fontBlobs: fontFiles.map((file) => readFileSync(file)) }],
	});
	return (letter) => {
		try {
			const compiled = compiler.compile({
				mainFileContent: source,
				inputs: { letter: JSON.stringify({ ...JSON.parse(letter), fonts: families }) },
			});
			const error = compiled.takeError();
			if (error) return { failed: error.shortDiagnostics.map(({ message }) => message).join("; ") };
			if (!compiled.result) return { failed: "Typst gave no pages" };
			// Always: without it, signs that no font has become empty boxes, and no error.
			return { pdf: compiler.pdf(compiled.result, { pdfStandard: PdfStandard.UA_1 }) };
		} catch (error) {
			const said = error instanceof Error ? error.message : String(error);
			const missing = missingIn(said);
			return missing.length > 0 ? { missing } : { failed: said };
		} finally {
			compiler.evictCache(keptFor);
		}
	};
};

/** What Typst says that no font has. Texts in the message are written as Rust writes them. */
export const missingIn = (message: string): string[] => [
	...new Set(
		[
			...message.matchAll(
				/the text `\\*"(.*?)\\*"` (?:could not be displayed|contains the disallowed codepoint)|disallowed codepoint `\\*"(.*?)\\*"`/g,
			),
		].map(([, one, other]) =>
			(one ?? other ?? "").replace(/\\+u\{([0-9a-f]+)\}/g, (_, hex: string) =>
				String.fromCodePoint(Number.parseInt(hex, 16)),
			),
		),
	),
];
