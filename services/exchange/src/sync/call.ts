import { Agent, request } from "node:https";
import type { HubKey } from "../keys/hub-key.ts";
import { keyOfCertificate } from "../keys/hub-key.ts";
import type { LinkRow } from "../store/links.ts";
import type { Said } from "../wire/message.ts";
import { dictionaryName, mostPacked, packMessage, unpackMessage } from "./pack-message.ts";
import { dictionaryHeader, syncPath } from "./server.ts";

export type Caller = {
	/** Sends a message and returns the answer. Throws where there was none. */
	call(link: LinkRow, said: Said, o: { waitMs: number; signal: AbortSignal }): Promise<Said>;
	close(): void;
};

/** Time for the message to come and go, besides the time that the other hub may wait. */
const graceMs = 300_000;
/** A link on which nothing at all comes back is given up sooner. */
const silentMs = 30_000;

/** Connections are kept: a new one costs ten alerts. */
export const openCaller = (key: HubKey): Caller => {
	const agents = new Map<string, Agent>();
	const agentFor = (link: LinkRow): Agent => {
		const found =
			agents.get(link.key) ??
			new Agent({
				keepAlive: true,
				keepAliveMsecs: 20_000,
				maxSockets: 2,
				key: key.privateKey,
				cert: key.certificate,
				// The one certificate that was compared is the only authority for itself, and the name in the address says nothing.
				ca: link.certificate,
				minVersion: "TLSv1.3",
				checkServerIdentity: (_name, certificate) =>
					keyOfCertificate(certificate.raw) === link.key
						? undefined
						: new Error("another key than the one that was compared"),
			});
		agents.set(link.key, found);
		return found;
	};
	return {
		call: (link, said, { waitMs, signal }) =>
			new Promise((resolve, reject) => {
				const body = packMessage(said, true);
				const sent = request(
					new URL(syncPath, link.url),
					{
						method: "POST",
						agent: agentFor(link),
						headers: {
							"content-type": "application/x-protobuf",
							"content-length": body.length,
							[dictionaryHeader]: dictionaryName,
						},
						signal: AbortSignal.any([signal, AbortSignal.timeout(waitMs + graceMs)]),
						timeout: waitMs + silentMs,
					},
					(response) => {
						const parts: Buffer[] = [];
						let size = 0;
						response.on("data", (part: Buffer) => {
							size += part.length;
							if (size > mostPacked) sent.destroy(new Error("the answer is too long"));
							else parts.push(part);
						});
						response.on("error", reject);
						response.on("end", () => {
							const name = response.headers[dictionaryHeader];
							const answer =
								response.statusCode === 200
									? unpackMessage(Buffer.concat(parts), typeof name === "string" ? name : undefined)
									: undefined;
							if (answer) resolve(answer);
							else reject(new Error(`the other hub answered ${response.statusCode} and no message`));
						});
					},
				);
				sent.on("timeout", () => sent.destroy(new Error("nothing came back")));
				sent.on("error", reject);
				sent.end(body);
			}),
		close: () => {
			for (const agent of agents.values()) agent.destroy();
		},
	};
};
