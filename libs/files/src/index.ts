export { memoryBook, type Upload, type UploadBook } from "./book.ts";
export { type Files, type FilesOptions, openFiles, type Receive, type Scan } from "./files.ts";
export { folderStore } from "./folder.ts";
export { UploadRefused } from "./refused.ts";
export { type S3Options, s3Store } from "./s3.ts";
export type { FileType, Received } from "./seen.ts";
export { openStore, storeSettings } from "./settings.ts";
export type { FileStore } from "./store.ts";
export type { Append, Appended, UploadsOptions } from "./take.ts";
export {
	appended,
	checkTus,
	created,
	offsetOf,
	readAppend,
	readCreation,
	statusOf,
	type TusAnswer,
	terminated,
	tusOptions,
} from "./tus.ts";
export { openUploads, type Uploads } from "./uploads.ts";
