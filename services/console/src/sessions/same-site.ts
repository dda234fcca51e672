import { HubError } from "@seamark/errors";
import type { FastifyRequest } from "fastify";

/** Only the console's own page asks: another site can send neither this header nor that origin, and a link sends neither. */
export const fromOwnPage = (request: FastifyRequest): void => {
	if (request.headers["seamark-console"] === "1" && request.headers["sec-fetch-site"] === "same-origin") return;
	throw new HubError("FORBIDDEN", {
		detail: "The console answers its own page alone. Open it at its address in a browser that is up to date.",
	});
};
