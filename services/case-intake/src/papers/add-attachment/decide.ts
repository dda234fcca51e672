import type { ErrorCode, Fault } from "@seamark/errors";
import type { Seen } from "./inspect.ts";
import { type FileType, plainText, typeOf, zip } from "./types.ts";
import { type Directory, directoryFault, directoryOf, inspectZip } from "./zip.ts";

/** What its sender says of a file. */
export type Said = { name: string; mediaType: string };

type Refused = { refused: { code: ErrorCode; faults: readonly Fault[] } };

const refuse = (code: ErrorCode, ...messages: string[]): Refused => ({
	refused: { code, faults: messages.map((message) => ({ at: "body", message })) },
});

/** Where the list of an archive is, which has to be read for the decision; undefined for everything else. */
export const directoryToRead = (seen: Seen): Directory | undefined => {
	const first = typeOf(seen);
	if (!first || !("is" in first) || first.is !== zip) return undefined;
	const directory = directoryOf(seen.tail);
	return directory && directoryFault(directory, seen.size) === undefined ? directory : undefined;
};

/**
 * Whether a file is kept, and as what: by its content, with which its name and the media type that was sent have to agree.
 * `list` is what {@link directoryToRead} asked for.
 */
export const decideFile = (seen: Seen, said: Said, list: Buffer | undefined): { mediaType: string } | Refused => {
	const shown = shownType(seen, list);
	if ("refused" in shown) return shown;
	const faults = [...nameFaults(said.name, shown.is), ...mediaTypeFaults(said.mediaType, shown.is)];
	if (faults.length > 0) return { refused: { code: "FILE_DISGUISED", faults } };
	return { mediaType: shown.is.mediaType };
};

const shownType = (seen: Seen, list: Buffer | undefined): { is: FileType } | Refused => {
	if (seen.size === 0) return refuse("REFUSED", "is empty: send the file as the body of the request");
	const first = typeOf(seen);
	if (first && "refused" in first) return refuse("FILE_TYPE_REFUSED", `is ${first.refused}`);
	if (first?.is === zip) return archiveType(seen, list);
	// Two formats at once: one reads from the start, the other from the end.
	if (directoryOf(seen.tail)) return refuse("FILE_DISGUISED", "is an archive as well, behind what it shows first");
	if (first) return first;
	if (!seen.isText) return refuse("FILE_TYPE_REFUSED", "is of no type that is known here; a text has to be UTF-8");
	if (seen.markup !== null)
		return refuse("FILE_TYPE_REFUSED", "is a web page, a drawing or a script in text, which may do things when opened");
	return { is: plainText };
};

const archiveType = (seen: Seen, list: Buffer | undefined): { is: FileType } | Refused => {
	const directory = directoryOf(seen.tail);
	if (!directory) return refuse("ARCHIVE_REFUSED", "is damaged or cut off: the list of what it holds is missing");
	const fault = directoryFault(directory, seen.size);
	if (fault || !list) return refuse("ARCHIVE_REFUSED", fault ?? "has a list of files that cannot be read");
	const inspected = inspectZip(list, directory, seen);
	return "is" in inspected ? inspected : refuse("ARCHIVE_REFUSED", ...inspected.faults);
};

/** Signs that turn the direction of writing around make `exe.jpg` look like `gpj.exe`, and the other way. */
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

const nameFaults = (name: string, { extensions }: FileType): Fault[] => {
	const ending = /\.([^.]+)$/.exec(name.trim())?.[1]?.toLowerCase() ?? "";
	return [
		...(turning.test(name)
			? [{ at: "querystring /name", message: "has signs that turn the direction of writing around" }]
			: []),
		...(/[/\\\p{Cc}]/u.test(name)
			? [{ at: "querystring /name", message: "has a slash or a control character: send the name without folders" }]
			: []),
		...(extensions.includes(ending)
			? []
			: [
					{
						at: "querystring /name",
						message: `ends in ${ending === "" ? "nothing" : `.${ending.slice(0, 20)}`}, and the content shows .${extensions.join(" or .")}`,
					},
				]),
	];
};

const mediaTypeFaults = (said: string, { mediaType, aliases = [] }: FileType): Fault[] => {
	const essence = said.split(";", 1)[0]?.trim().toLowerCase() ?? "";
	return essence === "" || essence === "application/octet-stream" || [mediaType, ...aliases].includes(essence)
		? []
		: [{ at: "headers /content-type", message: `says ${essence.slice(0, 100)}, and the content shows ${mediaType}` }];
};
