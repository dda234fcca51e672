import type { Socket } from "node:net";
import { HubError, problemOf } from "@seamark/errors";

/** NUL and broken escapes in an address mean something else to everyone who reads it; a database refuses them late. */
export const checkEscapes = (url: string) => {
	if (!url.includes("%")) return;
	try {
		if (!decodeURIComponent(url).includes("\u0000")) return;
	} catch {
		// Told below, with NUL.
	}
	throw new HubError("VALIDATION", {
		faults: [{ at: "url", message: "has an escape that is no UTF-8 text, or a NUL" }],
	});
};

/** What Node could not read as a request at all. The connection is of no more use. */
export const refuseBrokenRequest = (error: Error & { code?: string }, socket: Socket) => {
	if (error.code === "ECONNRESET" || socket.destroyed) return;
	if (!socket.writable) return void socket.destroy();
	const detail =
		error.code === "HPE_HEADER_OVERFLOW"
			? "The head of the request is larger than 16 KiB."
			: error.code === "ERR_HTTP_REQUEST_TIMEOUT"
				? "The request did not come whole in time."
				: "This is not an HTTP request.";
	const body = JSON.stringify(problemOf(new HubError("VALIDATION", { detail })));
	socket.end(
		`HTTP/1.1 400 Bad Request\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
	);
};
