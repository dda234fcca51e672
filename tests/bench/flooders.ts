import { createHash, randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { ctdcFile } from "./records.ts";
import type { Credentials } from "./tokens.ts";

export type Sent = { accepted: number; refused: number };
type Upload = { path: string; headers: Record<string, string>; body: Uint8Array<ArrayBuffer> };

const headersOf = (credentials: Credentials): Record<string, string> => ({
	authorization: credentials().slice("authorization: ".length).trim(),
});

/** Bytes that an upload of the flood packs to. */
const packedBytes = 58 * 1024;

/** A file that packs as well as the hub lets it, to about 58 kB or a share of that: rows that say the same, and here and there others. */
export const packedUpload = (share: number): Upload => {
	const { bytes } = ctdcFile(3_000, 7);
	const lines = bytes.toString("latin1").split("\n");
	const [head = "", ...rows] = lines.filter(Boolean);
	const same = `${rows[0]}\n`.repeat(30);
	let file = `${head}\n`;
	let packed = Buffer.alloc(0);
	for (let times = 1_000 * share; packed.length < packedBytes * share; times += 1_000 * share) {
		file = `${head}\n${Array.from({ length: times }, (_, n) => same + rows[(n * 7919) % rows.length]).join("\n")}\n`;
		packed = gzipSync(file);
	}
	const plain = Buffer.from(file, "latin1");
	const sha256 = createHash("sha256").update(plain).digest("hex");
	return {
		path: `/imports?kind=ctdc&sha256=${sha256}&size=${plain.length}&name=flood.csv`,
		headers: { "content-type": "text/csv", "content-encoding": "gzip" },
		body: new Uint8Array(packed),
	};
};

const bundleBytes = 8 * 1024 * 1024;

/** A bundle of 8 MB of small objects, or of a share of that. */
export const largeBundle = (share: number): Upload => {
	const time = "2026-01-01T00:00:00.000Z";
	const objects: string[] = [];
	for (let size = 0; size < bundleBytes * share; size += objects.at(-1)?.length ?? 0)
		objects.push(
			JSON.stringify({
				...{ type: "indicator", spec_version: "2.1", id: `indicator--${randomUUID()}`, created: time, modified: time },
				...{ name: "invented", pattern: `[ipv4-addr:value = '198.51.100.${objects.length % 256}']` },
				...{ pattern_type: "stix", valid_from: time },
			}),
		);
	return {
		path: "/alerts/import?tlp=green&regions=pacific",
		headers: { "content-type": "application/stix+json" },
		body: new Uint8Array(
			Buffer.from(`{"type":"bundle","id":"bundle--${randomUUID()}","objects":[${objects.join(",")}]}`),
		),
	};
};

/** So many callers at once, each again and again until `over`. With `leaveMs` each hangs up after that time. */
export const floodWith = async (
	url: string,
	credentials: Credentials,
	o: { upload: Upload; callers: number; leaveMs?: number; over: () => boolean },
): Promise<Sent> => {
	const sent = { accepted: 0, refused: 0 };
	const { path, headers, body } = o.upload;
	await Promise.all(
		Array.from({ length: o.callers }, async () => {
			while (!o.over()) {
				const left = o.leaveMs === undefined ? new AbortController().signal : AbortSignal.timeout(o.leaveMs);
				const answer = await fetch(url + path, {
					method: "POST",
					headers: { ...headers, ...headersOf(credentials) },
					body,
					signal: left,
				}).catch(() => undefined);
				await answer?.body?.cancel().catch(() => undefined);
				// Who left was let in; a hub that says too much is asked again at once, as who floods does.
				if (answer === undefined || answer.ok) sent.accepted++;
				else sent.refused++;
				await pause(100);
			}
		}),
	);
	return sent;
};
