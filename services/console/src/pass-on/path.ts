import { HubError } from "@seamark/errors";
import { serviceOf } from "../hub/hub.ts";

export const prefix = "/console/api";

/** Asked by the server itself, and never for the page: what comes back are sign-ins and tokens, or it is for operators. */
const notForThePage =
	/^\/(console|demo|ops|sign-ins|\.well-known)(\/|$)|^\/enrolments\/(begin|finish)$|^\/agencies\/[^/]+\/token$/;

/** The hub reads `%64emo` as `demo`: an address is passed on only where each part is written in its one way. */
const written = (part: string): boolean => {
	try {
		return part !== "" && part !== "." && part !== ".." && encodeURIComponent(decodeURIComponent(part)) === part;
	} catch {
		return false;
	}
};

/** Where a request of the page goes at the hub, with its query. Throws NOT_FOUND for what is not for the page. */
export const pathOf = (url: string): string => {
	const path = url.slice(prefix.length);
	const [plain = ""] = path.split("?", 1);
	const [start, ...parts] = plain.split("/");
	if (start !== "" || !parts.every(written) || notForThePage.test(plain) || !serviceOf(plain))
		throw new HubError("NOT_FOUND");
	return path;
};
