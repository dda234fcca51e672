import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { HubError } from "@seamark/errors";

/**
 * The file as it is, also where it comes compressed, as over a bad link it should. What is too much of it is noticed as it unfolds, so
 * a small body that unfolds without end costs no more than the size that was announced.
 */
export const plainBody = (body: Readable, encoding: string | undefined): Readable => {
	if (encoding === undefined || encoding === "identity") return body;
	if (encoding !== "gzip")
		throw new HubError("UNSUPPORTED_MEDIA_TYPE", { detail: "Send the file as it is, or with content-encoding: gzip." });
	const plain = createGunzip();
	// A connection that was cut ends the reading, as it does where nothing is compressed.
	body.once("close", () => {
		if (!body.readableEnded) plain.destroy(new Error("the upload was cut off"));
	});
	// Whoever reads gets the error; it may come before anybody does, and must not end the process.
	plain.on("error", () => undefined);
	return body.pipe(plain);
};
