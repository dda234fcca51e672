import { HubError } from "@seamark/errors";
import type { Upload } from "./book.ts";
import { UploadRefused } from "./refused.ts";
import type { Append, Appended } from "./take.ts";

/** The HTTP of tus 1.0 (https://tus.io/protocols/resumable-upload): headers in, headers out. Routes, access and audit are the service's. */

export type Headers = Readonly<Record<string, string | string[] | undefined>>;
export const tusVersion = "1.0.0";

const one = (headers: Headers, name: string): string | undefined => {
	const value = headers[name];
	return Array.isArray(value) ? value[0] : value;
};

/** What a server says of itself (OPTIONS). */
export const tusOptions = (most: number): Record<string, string> => ({
	"tus-resumable": tusVersion,
	"tus-version": tusVersion,
	"tus-extension": "creation,expiration,checksum,termination",
	"tus-checksum-algorithm": "sha256,sha1",
	"tus-max-size": String(most),
});

/** Throws where the sender speaks another version. Each request but OPTIONS says which. */
export const checkTus = (headers: Headers): void => {
	if (one(headers, "tus-resumable") !== tusVersion)
		throw new UploadRefused(
			412,
			"VALIDATION",
			`This hub speaks tus ${tusVersion}: send the header Tus-Resumable: ${tusVersion}.`,
		);
};

const whole = (text: string | undefined): number | undefined => {
	if (text === undefined || !/^(0|[1-9]\d{0,15})$/.test(text)) return undefined;
	const number = Number(text);
	return Number.isSafeInteger(number) ? number : undefined;
};

const fault = (header: string, message: string) =>
	new HubError("VALIDATION", { faults: [{ at: `headers /${header}`, message }] });

/** What a POST that begins an upload says. */
export const readCreation = (headers: Headers): { length: number; metadata: Record<string, string> } => {
	checkTus(headers);
	const length = whole(one(headers, "upload-length"));
	if (length === undefined)
		throw fault("upload-length", "must say how many bytes the file has: it has to be known from the start");
	return { length, metadata: readMetadata(one(headers, "upload-metadata") ?? "") };
};

const mostMetadata = 4_096;

/** "name YS5wZGY=,sha256 ...": names of letters, and texts in base64. */
export const readMetadata = (text: string): Record<string, string> => {
	if (text.length > mostMetadata) throw fault("upload-metadata", `has more than ${mostMetadata} characters`);
	const found = new Map<string, string>();
	for (const pair of text.split(",")) {
		if (pair.trim() === "") continue;
		const [, name = "", value = ""] = /^\s*([!-+\--~]+)(?: +([A-Za-z0-9+/]*={0,2}))?\s*$/.exec(pair) ?? [];
		if (name === "" || found.has(name))
			throw fault("upload-metadata", "must be names with base64 behind them, each name once");
		const bytes = Buffer.from(value, "base64");
		const said = bytes.toString("utf8");
		if (!Buffer.from(said).equals(bytes)) throw fault("upload-metadata", `has no UTF-8 text behind ${name}`);
		found.set(name, said);
	}
	return Object.fromEntries(found);
};

/** What a PATCH says, but for its body. */
export const readAppend = (headers: Headers): Pick<Append, "offset" | "checksum"> => {
	checkTus(headers);
	if (one(headers, "content-type") !== "application/offset+octet-stream")
		throw new UploadRefused(415, "UNSUPPORTED_MEDIA_TYPE", "Send the bytes as application/offset+octet-stream.");
	const offset = whole(one(headers, "upload-offset"));
	if (offset === undefined) throw fault("upload-offset", "must say at which byte it goes on");
	return { offset, checksum: readChecksum(one(headers, "upload-checksum")) };
};

const lengths = { sha256: 32, sha1: 20 };

const readChecksum = (text: string | undefined): Append["checksum"] => {
	if (text === undefined) return undefined;
	const [, algorithm, value = ""] = /^(sha256|sha1) ([A-Za-z0-9+/]+={0,2})$/.exec(text) ?? [];
	const digest = Buffer.from(value, "base64");
	if ((algorithm !== "sha256" && algorithm !== "sha1") || digest.length !== lengths[algorithm])
		throw fault("upload-checksum", "must be sha256 or sha1 with the digest in base64");
	return { algorithm, digest };
};

const common = (upload: Upload): Record<string, string> => ({
	"tus-resumable": tusVersion,
	"upload-expires": new Date(upload.expiresAt).toUTCString(),
	"cache-control": "no-store",
});

export type TusAnswer = { status: number; headers: Record<string, string> };

/** `location` is the address of the upload. */
export const created = (upload: Upload, location: string): TusAnswer => ({
	status: 201,
	headers: { ...common(upload), location, "upload-offset": "0" },
});
export const offsetOf = (upload: Upload): TusAnswer => ({
	status: 200,
	headers: { ...common(upload), "upload-offset": String(upload.bytes), "upload-length": String(upload.length) },
});
export const appended = ({ upload }: Appended): TusAnswer => ({
	status: 204,
	headers: { ...common(upload), "upload-offset": String(upload.bytes) },
});
export const terminated: TusAnswer = { status: 204, headers: { "tus-resumable": tusVersion } };

/** The status that tus names for a refusal, where it is another than that of the error; undefined for all others. */
export const statusOf = (error: unknown): number | undefined =>
	error instanceof UploadRefused ? error.status : undefined;
