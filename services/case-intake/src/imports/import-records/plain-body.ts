import { type Readable, Transform } from "node:stream";
import { createGunzip } from "node:zlib";
import { HubError } from "@seamark/errors";

/** A table of numbers packs to a twentieth or so; what packs to less than a hundredth says the same again and again. */
const mostRatio = 100;
/** Bytes up to which nobody asks how well they were packed. */
const freeBytes = 1024 * 1024;

export type PlainBodyOptions = {
	body: Readable;
	encoding: string | undefined;
	/** Ends the reading. */
	gone: AbortSignal;
	/** Hears of bytes that came unfolded out of fewer, as they come: those that came as they are were counted on their way in. */
	unfolded: (bytes: number) => void;
};

/**
 * The file as it is, also where it comes compressed, as over a bad link it should. What is too much of it is noticed as it unfolds.
 * A small body that unfolds without end costs no more than a hundred times what was sent, and anyone who sends it pays for that.
 */
export const plainBody = ({ body, encoding, gone, unfolded }: PlainBodyOptions): Readable => {
	if (encoding === undefined || encoding === "identity") return body;
	if (encoding !== "gzip")
		throw new HubError("UNSUPPORTED_MEDIA_TYPE", { detail: "Send the file as it is, or with content-encoding: gzip." });
	const gunzip = createGunzip();
	let bytes = 0;
	const plain = new Transform({
		transform(chunk: Buffer, _encoding, done) {
			bytes += chunk.length;
			unfolded(chunk.length);
			if (bytes > freeBytes && bytes > gunzip.bytesWritten * mostRatio)
				return done(
					new HubError("PAYLOAD_TOO_LARGE", {
						detail: `The compressed file unfolds to more than ${mostRatio} times what was sent. Send it as it is.`,
					}),
				);
			done(null, chunk);
		},
	});
	const end = (error: Error) => {
		gunzip.destroy();
		plain.destroy(error);
	};
	gunzip.once("error", end);
	// A connection that was cut ends the reading, as it does where nothing is compressed; also when all of the body had come.
	body.once("close", () => {
		if (!body.readableEnded) end(new Error("the upload was cut off"));
	});
	gone.addEventListener("abort", () => end(gone.reason as Error), { once: true });
	// Anyone who reads gets the error; it may come before anybody does, and must not end the process.
	plain.on("error", () => gunzip.destroy());
	return body.pipe(gunzip).pipe(plain);
};
