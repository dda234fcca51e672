/** What files are, by their content. */

export type FileType = {
	mediaType: string;
	/** Endings of names that go with it; the first is the usual one. */
	extensions: readonly string[];
	/** Media types that senders name it by besides. */
	aliases?: readonly string[];
};

const type = (mediaType: string, extensions: string, ...aliases: string[]): FileType => ({
	mediaType,
	extensions: extensions.split(" "),
	aliases,
});

export const plainText = type("text/plain", "txt csv tsv md log json", "text/csv", "text/markdown", "application/json");
export const zip = type("application/zip", "zip", "application/x-zip-compressed");

const office = "application/vnd.openxmlformats-officedocument";
const open = "application/vnd.oasis.opendocument";
/** Documents that are archives, by what tells them apart: the part that each of them has. */
export const officeTypes: readonly { part: string; is: FileType }[] = [
	{ part: "word/document.xml", is: type(`${office}.wordprocessingml.document`, "docx") },
	{ part: "xl/workbook.xml", is: type(`${office}.spreadsheetml.sheet`, "xlsx") },
	{ part: "ppt/presentation.xml", is: type(`${office}.presentationml.presentation`, "pptx") },
];
/** By the media type that is at the start of the file. */
export const openDocumentTypes: readonly FileType[] = [
	type(`${open}.text`, "odt"),
	type(`${open}.spreadsheet`, "ods"),
	type(`${open}.presentation`, "odp"),
];

type Signature = { at: number; bytes: string };
/** Hex of the bytes at a place; dots stand for any. */
const at = (place: number, bytes: string): Signature => ({ at: place, bytes });
const ascii = (place: number, text: string): Signature => at(place, Buffer.from(text, "latin1").toString("hex"));
const brands = (names: string): Signature[] => names.split(",").map((name) => ascii(4, `ftyp${name}`));

/** Source: the signatures that the makers of the formats publish, as the File Signatures table (Kessler) collects them. */
const kept: readonly { is: FileType; signatures: readonly Signature[] }[] = [
	{ is: type("application/pdf", "pdf"), signatures: [ascii(0, "%PDF-")] },
	{ is: type("image/png", "png"), signatures: [at(0, "89504e470d0a1a0a")] },
	{ is: type("image/jpeg", "jpg jpeg jpe", "image/jpg"), signatures: [at(0, "ffd8ff")] },
	{ is: type("image/gif", "gif"), signatures: [ascii(0, "GIF87a"), ascii(0, "GIF89a")] },
	{ is: type("image/webp", "webp"), signatures: [at(0, "52494646........57454250")] },
	{ is: type("image/tiff", "tif tiff"), signatures: [at(0, "49492a00"), at(0, "4d4d002a")] },
	{ is: type("image/heic", "heic heif", "image/heif"), signatures: brands("heic,heix,hevc,mif1,msf1") },
	{ is: type("image/avif", "avif"), signatures: brands("avif,avis") },
	{ is: type("audio/mp4", "m4a", "audio/x-m4a", "audio/aac"), signatures: brands("M4A ,M4B ") },
	{ is: type("video/quicktime", "mov qt"), signatures: brands("qt  ") },
	{ is: type("video/3gpp", "3gp 3gpp", "audio/3gpp"), signatures: brands("3gp,3g2") },
	{
		is: type("video/mp4", "mp4 m4v", "video/x-m4v", "audio/mp4"),
		signatures: brands("isom,iso2,iso4,iso5,iso6,mp41,mp42,avc1,dash,M4V ,MSNV"),
	},
	{ is: type("video/webm", "webm mkv", "video/x-matroska", "audio/webm"), signatures: [at(0, "1a45dfa3")] },
	{ is: type("audio/wav", "wav", "audio/x-wav", "audio/wave"), signatures: [at(0, "52494646........57415645")] },
	{ is: type("audio/ogg", "ogg oga opus", "audio/opus", "application/ogg"), signatures: [ascii(0, "OggS")] },
	{
		is: type("audio/mpeg", "mp3", "audio/mp3"),
		signatures: [ascii(0, "ID3"), at(0, "fffb"), at(0, "fff3"), at(0, "fff2")],
	},
	{ is: type("audio/amr", "amr"), signatures: [ascii(0, "#!AMR")] },
	{ is: zip, signatures: [at(0, "504b0304")] },
];

/** What is never kept, no matter what it is called; `what` goes on after "The file is". */
const refused: readonly { what: string; signatures: readonly Signature[] }[] = [
	{
		what: "a program",
		signatures: [
			ascii(0, "MZ"),
			at(0, "7f454c46"),
			...["feedface", "feedfacf", "cefaedfe", "cffaedfe", "cafebabe", "cafed00d", "0061736d", "6465780a"].map((bytes) =>
				at(0, bytes),
			),
			ascii(0, "FWS"),
			ascii(0, "CWS"),
			ascii(0, "ZWS"),
		],
	},
	{ what: "a script", signatures: [ascii(0, "#!")] },
	{ what: "a shortcut, which starts programs", signatures: [at(0, "4c0000000114020000000000c0000000")] },
	{
		what: "an old office document or installer, which may hold programs that cannot be seen from outside",
		signatures: [at(0, "d0cf11e0a1b11ae1")],
	},
	{ what: "a rich text document, which may hold programs", signatures: [ascii(0, "{\\rt")] },
	{
		what: "an archive that cannot be looked into",
		signatures: [
			at(0, "1f8b"),
			ascii(0, "BZh"),
			at(0, "fd377a585a00"),
			at(0, "377abcaf271c"),
			ascii(0, "Rar!"),
			at(0, "28b52ffd"),
			ascii(0, "MSCF"),
			ascii(0, "!<arch>"),
			ascii(257, "ustar"),
			at(0, "504b0506"),
			at(0, "504b0708"),
		],
	},
];

const matches = (head: Buffer, { at: place, bytes }: Signature): boolean => {
	if (head.length < place + bytes.length / 2) return false;
	const found = head.toString("hex", place, place + bytes.length / 2);
	return [...bytes].every((digit, n) => digit === "." || digit === found[n]);
};

/** Formats that can be text from end to end; a text that begins with the letters of another is a text. */
const textual = new Set(["application/pdf", "a script", "a rich text document, which may hold programs"]);

/** By the first bytes alone; text and what archives hold are told apart by others. */
export const typeOf = ({
	head,
	isText,
}: {
	head: Buffer;
	isText: boolean;
}): { is: FileType } | { refused: string } | undefined => {
	const shows = (name: string, signatures: readonly Signature[]) =>
		(!isText || textual.has(name)) && signatures.some((signature) => matches(head, signature));
	const found = kept.find(({ is, signatures }) => shows(is.mediaType, signatures));
	if (found) return { is: found.is };
	const bad = refused.find(({ what, signatures }) => shows(what, signatures));
	return bad && { refused: bad.what };
};
