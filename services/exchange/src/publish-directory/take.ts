import { HubError } from "@seamark/errors";
import type { Rejection } from "@seamark/link";
import type { Deps } from "../deps.ts";
import { signedBy } from "../keys/hub-key.ts";
import type { LinkRow } from "../store/links.ts";
import { type Published, publishedIn, validMs } from "./snapshot.ts";

export const directoryBody = (published: Published, sign: (bytes: Uint8Array) => Uint8Array): Buffer => {
	const text = JSON.stringify(published);
	return Buffer.from(JSON.stringify({ text, signature: Buffer.from(sign(Buffer.from(text))).toString("hex") }));
};

/** Undefined where it is none, or not signed by that hub. */
export const readDirectory = (body: Uint8Array, { hub, key }: Pick<LinkRow, "hub" | "key">): Published | undefined => {
	try {
		const { text, signature } = JSON.parse(Buffer.from(body).toString("utf8")) as { text: string; signature: string };
		if (!signedBy(key, "directory", Buffer.from(text), Buffer.from(signature, "hex"))) return undefined;
		const published = publishedIn(JSON.parse(text));
		return published?.hub === hub ? published : undefined;
	} catch {
		return undefined;
	}
};

/** No owner keeps its agencies readers for longer than a hub may be silent. */
const soonest = (time: string, latest: number): string => new Date(Math.min(Date.parse(time), latest)).toISOString();

/** What another owner publishes is taken whole, or not at all. Why it was not is returned. */
export const takeDirectory = async (deps: Deps, link: LinkRow, body: Uint8Array): Promise<Rejection | undefined> => {
	const published = readDirectory(body, link);
	if (!published) return "BAD_SIGNATURE";
	const { hub, serial, agencies } = published;
	const validUntil = soonest(published.validUntil, deps.context.now() + validMs);
	try {
		await deps.neighbours.takeDirectory({
			hub,
			serial,
			agencies: agencies.map(({ agency, readers, sealKey = "" }) => ({
				agency: {
					...{ ...agency, issuer: "", keys: [], clients: [], nationalOffice: undefined },
					statementKeys: agency.statementKeys ?? [],
				},
				hub,
				sealKey,
				readers,
				validUntil,
			})),
		});
		return undefined;
	} catch (error) {
		if (!(error instanceof HubError) || error.code !== "REFUSED") throw error;
		deps.context.log.warn({ hub, faults: error.faults }, "another hub published agencies that cannot be taken");
		return "NOT_THE_WRITER";
	}
};
