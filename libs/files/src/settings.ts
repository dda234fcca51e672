import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigError, optional } from "@seamark/config";
import { folderStore } from "./folder.ts";
import { s3Store } from "./s3.ts";
import type { FileStore } from "./store.ts";

/** Where a hub keeps files: the same for every service that has some. */
export const storeSettings = {
	SEAMARK_FILES: optional(
		"folder for the files of cases and of requests for assistance, or the address of a bucket of an S3-compatible store, https://host/bucket; without it the files of cases stay in the database, and requests take none",
	),
	SEAMARK_FILES_KEY: optional(
		"file with the region, the access key id and the secret access key of the bucket, a line each",
	),
};

type StoreSettings = { SEAMARK_FILES: string | undefined; SEAMARK_FILES_KEY: string | undefined };

/**
 * The store of files; undefined where the hub names none. `under` is a place of its own in it, for a service whose files the sweep of
 * another one must not take for nobody's. Throws ConfigError where the settings do not go together.
 */
export const openStore = (
	{ SEAMARK_FILES: where, SEAMARK_FILES_KEY: keyFile }: StoreSettings,
	under?: string,
): FileStore | undefined => {
	if (where === undefined) return undefined;
	if (!/^https?:/.test(where)) return folderStore(under === undefined ? where : join(where, under));
	const lines =
		keyFile === undefined
			? []
			: readFileSync(keyFile, "utf8")
					.trim()
					.split(/\s*\n\s*/);
	const [region, accessKeyId, secretAccessKey, ...more] = lines;
	if (!region || !accessKeyId || !secretAccessKey || more.length > 0)
		throw new ConfigError([
			"SEAMARK_FILES_KEY must name a file with three lines: region, access key id, secret access key",
		]);
	return s3Store({ bucket: where, region, accessKeyId, secretAccessKey, ...(under === undefined ? {} : { under }) });
};
