import { catalogue, type ErrorCode, HubError } from "@seamark/errors";
import type { HolderKey } from "../sessions/sessions.ts";
import type { Hub } from "./hub.ts";

/** Asks the hub for JSON; what it refuses is thrown on as it said it. */
export const askHub = async <T>(hub: Hub, path: string, body: object | undefined, key?: HolderKey): Promise<T> => {
	const answer = await hub.call({
		method: body === undefined ? "GET" : "POST",
		path,
		headers: { accept: "application/json", ...(body === undefined ? {} : { "content-type": "application/json" }) },
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
		...(key ? { key } : {}),
	});
	const text = await answer.text();
	if (answer.ok) return (text === "" ? undefined : JSON.parse(text)) as T;
	throw refusalOf(text);
};

type Problem = { code?: string; detail?: string; faults?: { at: string; message: string }[] };

const refusalOf = (text: string): HubError => {
	try {
		const { code, detail, faults = [] } = JSON.parse(text) as Problem;
		if (code !== undefined && Object.hasOwn(catalogue, code))
			return new HubError(code as ErrorCode, { faults, ...(detail === undefined ? {} : { detail }) });
	} catch {
		// No answer of a hub.
	}
	return new HubError("UNAVAILABLE");
};
