import { SaxesParser } from "saxes";
import { wrongFile } from "./piece.ts";

/** An element with all that is in it. Names are without their prefix. */
export type Xml = { name: string; attributes: Readonly<Record<string, string>>; text: string; children: Xml[] };

/** Elements within elements, and signs within one record, at most. */
const deepest = 64;
const mostSigns = 32 * 1024 * 1024;

const local = (name: string): string => name.slice(name.indexOf(":") + 1);

/** All elements on a way such as `NtryDtls/TxDtls`. */
export const all = (xml: Xml | undefined, way: string): Xml[] =>
	way
		.split("/")
		.reduce(
			(found, step) => found.flatMap(({ children }) => children.filter(({ name }) => name === step)),
			xml ? [xml] : [],
		);
export const first = (xml: Xml | undefined, ...ways: string[]): Xml | undefined => {
	for (const way of ways) {
		const [found] = all(xml, way);
		if (found) return found;
	}
	return undefined;
};
/** The text of the first of these ways that has one; empty where none has. */
export const textAt = (xml: Xml | undefined, ...ways: string[]): string =>
	ways.map((way) => first(xml, way)?.text.trim() ?? "").find((text) => text !== "") ?? "";

type Heard = {
	/** The names of the elements on the way from the root, such as `Document/BkToCstmrStmt`. It begins every file of the format. */
	root: string;
	/** Elements that are handed on whole, by the name of their parent and their own, such as `Stmt/Ntry`. */
	records: ReadonlySet<string>;
	/** Elements whose end is told, with nothing of what is in them. */
	ends: ReadonlySet<string>;
	on(record: string, xml: Xml, end: () => number): void;
};

/** Chunks of bytes as text; what is no UTF-8 is refused. */
const openText = () => {
	const decoder = new TextDecoder("utf-8", { fatal: true });
	return (chunk?: Buffer): string => {
		try {
			return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
		} catch {
			throw wrongFile("the file is not UTF-8.");
		}
	};
};

/** Builds the elements that are handed on, and keeps nothing else of the file. */
const openBuilder = ({ root, records, ends, on }: Heard, end: () => number) => {
	const way: string[] = [];
	const open: Xml[] = [];
	let signs = 0;
	let begun = false;
	const checkRoot = (): void => {
		const wanted = root.split("/");
		if (begun || way.length < wanted.length) return;
		if (way.join("/") !== root) throw wrongFile(`it does not begin with ${root}, as this format does.`);
		begun = true;
	};
	const count = (more: number): void => {
		signs += more;
		if (signs > mostSigns) throw wrongFile(`one record is longer than ${mostSigns / 1024 / 1024} MB.`);
	};
	const pair = (): string => `${way.at(-2) ?? ""}/${way.at(-1)}`;
	return {
		enter: (given: string, attributes: Record<string, string>): void => {
			const name = local(given);
			way.push(name);
			if (way.length > deepest) throw wrongFile(`elements lie more than ${deepest} deep in each other.`);
			checkRoot();
			if (open.length === 0 && !records.has(pair())) return;
			if (open.length === 0) signs = 0;
			count(name.length + 64);
			const xml: Xml = { name, attributes, text: "", children: [] };
			open.at(-1)?.children.push(xml);
			open.push(xml);
		},
		text: (text: string): void => {
			const inside = open.at(-1);
			if (!inside) return;
			count(text.length);
			inside.text += text;
		},
		leave: (): void => {
			const ended = open.pop();
			if (ended && open.length === 0) on(pair(), ended, end);
			const name = way.at(-1) ?? "";
			if (!ended && ends.has(name)) on(`/${name}`, { name, attributes: {}, text: "", children: [] }, end);
			way.pop();
		},
		isBegun: () => begun,
	};
};

/**
 * Reads XML while it comes in. A document type is refused, and with it every entity but the five of XML itself: so nothing of a file can name
 * another file, or grow. What is no whole XML is refused with its place.
 */
export const openXml = (heard: Heard) => {
	const parser = new SaxesParser({ xmlns: false, position: true });
	const decode = openText();
	let chunk = { text: "", bytes: 0, signs: 0 };
	/** Bytes of the file up to where the parser is. */
	const end = (): number =>
		chunk.bytes + Buffer.byteLength(chunk.text.slice(0, Math.max(0, parser.position - chunk.signs)));
	const builder = openBuilder(heard, end);
	parser.on("error", () => {
		throw wrongFile(`it is no whole XML: line ${parser.line}, column ${parser.column}.`);
	});
	parser.on("doctype", () => {
		throw wrongFile("it has a document type (DOCTYPE), which no file may have here.");
	});
	parser.on("xmldecl", ({ encoding }) => {
		if (encoding !== undefined && !/^(utf-?8|us-ascii)$/i.test(encoding))
			throw wrongFile("it says that it is in another encoding than UTF-8.");
	});
	parser.on("opentag", (tag) => builder.enter(tag.name, tag.attributes as Record<string, string>));
	parser.on("text", (text) => builder.text(text));
	parser.on("cdata", (text) => builder.text(text));
	parser.on("closetag", () => builder.leave());
	const write = (text: string): void => {
		chunk = { text, bytes: chunk.bytes + Buffer.byteLength(chunk.text), signs: chunk.signs + chunk.text.length };
		if (text !== "") parser.write(text);
	};
	return {
		push: (bytes: Buffer): void => write(decode(bytes)),
		end: (): void => {
			write(decode());
			parser.close();
			if (!builder.isBegun()) throw wrongFile(`it does not begin with ${heard.root}, as this format does.`);
		},
	};
};
