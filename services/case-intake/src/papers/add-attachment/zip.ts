import { type FileType, officeTypes, openDocumentTypes, zip } from "./types.ts";

/**
 * Looks at an archive from outside: at the list of what it holds, never at the content, so that nothing is unpacked that may
 * be a bomb. Format: PKWARE APPNOTE 6.3.10.
 */

const megabyte = 1024 ** 2;
export const limits = {
	entries: 10_000,
	directoryBytes: 4 * megabyte,
	/** All that it would unpack to. */
	unpackedBytes: 512 * megabyte,
	/** Times that it grows when unpacked; documents grow tenfold, bombs a thousandfold. */
	ratio: 100,
	/** Small ones may grow more: an empty table compresses well. */
	ratioFrom: 4 * megabyte,
} as const;

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endBytes = 22;
const entryBytes = 46;
const localBytes = 30;

/** Where the list of entries is, in bytes from the start of the file. */
export type Directory = { offset: number; size: number; entries: number };

/** The end record, which has to end with the file; undefined for what is no whole archive. `tail` is the file's end. */
export const directoryOf = (tail: Buffer): Directory | undefined => {
	for (let at = tail.length - endBytes; at >= 0; at--)
		if (tail.readUInt32LE(at) === endSignature && at + endBytes + tail.readUInt16LE(at + 20) === tail.length)
			return {
				entries: tail.readUInt16LE(at + 10),
				size: tail.readUInt32LE(at + 12),
				offset: tail.readUInt32LE(at + 16),
			};
	return undefined;
};

/** What is wrong with it before its list is read. `size` is that of the file, in bytes. */
export const directoryFault = ({ offset, size, entries }: Directory, fileSize: number): string | undefined => {
	if (offset === 0xffffffff || size === 0xffffffff || entries === 0xffff)
		return "is of a kind for archives of over 4 GB (Zip64)";
	if (offset + size > fileSize) return "is damaged: its list of files lies outside it";
	if (entries === 0) return "is empty";
	if (entries > limits.entries) return `holds ${entries} files, more than ${limits.entries}`;
	if (size > limits.directoryBytes) return "has a list of files that is larger than 4 MB";
	return undefined;
};

type Entry = { name: string; encrypted: boolean; method: number; packed: number; unpacked: number; offset: number };

/** Undefined when the list does not hold as many entries as announced, or goes on behind them. */
const entriesOf = (list: Buffer, count: number): Entry[] | undefined => {
	const entries: Entry[] = [];
	let at = 0;
	for (let n = 0; n < count; n++) {
		if (at + entryBytes > list.length || list.readUInt32LE(at) !== entrySignature) return undefined;
		const nameBytes = list.readUInt16LE(at + 28);
		const end = at + entryBytes + nameBytes + list.readUInt16LE(at + 30) + list.readUInt16LE(at + 32);
		if (end > list.length) return undefined;
		entries.push({
			name: list.toString("utf8", at + entryBytes, at + entryBytes + nameBytes),
			encrypted: (list.readUInt16LE(at + 8) & 0x2041) !== 0,
			method: list.readUInt16LE(at + 10),
			packed: list.readUInt32LE(at + 20),
			unpacked: list.readUInt32LE(at + 24),
			offset: list.readUInt32LE(at + 42),
		});
		at = end;
	}
	return at === list.length ? entries : undefined;
};

/** Everything that is wrong with what an archive holds, or what it is. */
export const inspectZip = (
	list: Buffer,
	directory: Directory,
	file: { size: number; head: Buffer },
): { is: FileType } | { faults: string[] } => {
	const entries = entriesOf(list, directory.entries);
	if (!entries) return { faults: ["is damaged: its list of files does not hold what it announces"] };
	const is = kindOf(entries, file.head);
	const faults = [...sizeFaults(entries, directory, file.size), ...contentFaults(entries, is)];
	return faults.length > 0 ? { faults } : { is };
};

const kindOf = (entries: readonly Entry[], head: Buffer): FileType => {
	const names = new Set(entries.map(({ name }) => name));
	if (names.has("[Content_Types].xml")) {
		const found = officeTypes.find(({ part }) => names.has(part));
		if (found) return found.is;
	}
	// Open documents say what they are in the first entry, which is not compressed.
	const said = head.toString("latin1", localBytes, localBytes + 100);
	return openDocumentTypes.find(({ mediaType }) => said.startsWith(`mimetype${mediaType}PK`)) ?? zip;
};

const sizeFaults = (entries: readonly Entry[], directory: Directory, fileSize: number): string[] => {
	const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
	const grows = (bytes: number, from: number) => bytes > limits.ratioFrom && bytes > limits.ratio * Math.max(1, from);
	const spans = entries.toSorted((a, b) => a.offset - b.offset);
	const overlapping = spans.some(({ offset, packed, name }, n) => {
		const end = offset + localBytes + Buffer.byteLength(name) + packed;
		return end > (spans[n + 1]?.offset ?? directory.offset);
	});
	return [
		...(unpacked > limits.unpackedBytes ? ["would unpack to more than 512 MB"] : []),
		...(grows(unpacked, fileSize) || entries.some((entry) => grows(entry.unpacked, entry.packed))
			? [`would grow more than ${limits.ratio} times when it is unpacked`]
			: []),
		...(overlapping ? ["has files that lie over each other, as only bombs do"] : []),
		...(entries.some(({ method }) => method !== 0 && method !== 8)
			? ["is compressed in a way that cannot be checked"]
			: []),
		...(entries.some(({ encrypted }) => encrypted) ? ["is encrypted, so nobody can see what is in it"] : []),
	];
};

const archives =
	/\.(?:zip|zipx|rar|7z|gz|tgz|tar|bz2|xz|zst|cab|iso|img|jar|apk|war|docx?|xlsx?|pptx?|od[tsp]|docm|xlsm|pptm|epub)$/i;
const programs =
	/\.(?:exe|dll|com|scr|cpl|sys|msi|msp|bat|cmd|ps1|psm1|vbs?|vbe|js|jse|mjs|wsf|wsh|hta|lnk|url|reg|inf|class|dex|so|dylib|app|sh|py|pl|rb|php|swf|html?|xhtml|mht|svgz?|xml|xsl|chm|hlp|pif|gadget|appx?|deb|rpm|dmg|pkg)$/i;
/** Parts of office documents that run or hold something else. */
const macros = /vbaProject|vbaData|macrosheets\/|activeX\/|^Basic\/|^Scripts\//i;
const embedded = /\/embeddings\/|oleObject|^Object \d|ObjectReplacements\//i;

const contentFaults = (entries: readonly Entry[], is: FileType): string[] => {
	const names = entries.map(({ name }) => name);
	const one = (pattern: RegExp) => names.some((name) => pattern.test(name));
	const outside = names.some(
		(name) => /^[/\\]|^[a-z]:|\\/i.test(name) || name.includes("\u0000") || name.split("/").includes(".."),
	);
	const twice = new Set(names.map((name) => name.toLowerCase())).size < names.length;
	return [
		...(outside ? ["holds files that would be put elsewhere when it is unpacked"] : []),
		...(twice ? ["holds two files of one name"] : []),
		...(is === zip
			? [
					...(one(programs) || one(/(?:^|\/)META-INF\/MANIFEST\.MF$/i) ? ["holds programs, scripts or web pages"] : []),
					...(one(archives)
						? ["holds other archives or office documents, which cannot be looked into from outside"]
						: []),
				]
			: [
					...(one(macros) ? ["has macros"] : []),
					...(one(embedded) ? ["has other documents or objects embedded in it"] : []),
				]),
	];
};
