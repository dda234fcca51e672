import { HubError } from "@seamark/errors";
import { AwsClient } from "aws4fetch";
import { checkPart, type FileStore, isFileId } from "./store.ts";

export type S3Options = {
	/** Address of the bucket: "https://host/bucket". */
	bucket: string;
	region: string;
	accessKeyId: string;
	secretAccessKey: string;
	/** Name that begins every object: a service's own place in a bucket that it shares. */
	under?: string;
};

const mostMs = 120_000;

/** What XML writes otherwise. */
const unescaped = (text: string): string =>
	text.replace(
		/&(?:amp|lt|gt|quot|apos);/g,
		(one) => ({ "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'" })[one] ?? one,
	);

type Listed = { key: string; at: number };

/** Files in a bucket of an S3-compatible store, one object for each part. The bucket has no versions, or erased bytes stay in them. */
export const s3Store = ({ bucket, region, accessKeyId, secretAccessKey, under }: S3Options): FileStore => {
	const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3", retries: 3 });
	const base = bucket.replace(/\/$/, "");
	const own = under === undefined ? "" : `${under}/`;
	const ask = async (method: string, path: string, body?: Uint8Array): Promise<Response> => {
		try {
			const answer = await client.fetch(`${base}/${path}`, {
				method,
				signal: AbortSignal.timeout(mostMs),
				...(body ? { body: body as NonNullable<RequestInit["body"]> } : {}),
			});
			if (answer.ok || answer.status === 404) return answer;
			throw new Error(`the store of files answered ${answer.status}`);
		} catch (error) {
			throw new HubError("UNAVAILABLE", { detail: "The store of files does not answer as it should.", cause: error });
		}
	};
	const take = async (answer: Response): Promise<void> => void (await answer.arrayBuffer());

	async function* listed(prefix: string): AsyncGenerator<Listed> {
		for (let token: string | undefined, more = true; more; ) {
			const query = new URLSearchParams({
				"list-type": "2",
				prefix,
				...(token ? { "continuation-token": token } : {}),
			});
			const text = await (await ask("GET", `?${query}`)).text();
			for (const [, one = ""] of text.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
				const key = unescaped(/<Key>(.*?)<\/Key>/s.exec(one)?.[1] ?? "");
				yield { key, at: Date.parse(/<LastModified>(.*?)<\/LastModified>/.exec(one)?.[1] ?? "") };
			}
			token = unescaped(/<NextContinuationToken>(.*?)<\/NextContinuationToken>/s.exec(text)?.[1] ?? "");
			more = token !== "";
		}
	}

	return {
		put: async (file, part, pieces) => {
			checkPart(file, part, pieces);
			const answer = await ask("PUT", `${own}${file}/${part}`, Buffer.concat(pieces));
			if (!answer.ok) throw new HubError("UNAVAILABLE", { detail: "The store of files has no such bucket." });
			await take(answer);
		},
		settle: async () => undefined,
		get: async (file, part) => {
			checkPart(file, part);
			const answer = await ask("GET", `${own}${file}/${part}`);
			const bytes = Buffer.from(await answer.arrayBuffer());
			return answer.ok ? bytes : undefined;
		},
		remove: async (file) => {
			checkPart(file);
			for await (const { key } of listed(`${own}${file}/`)) await take(await ask("DELETE", key));
		},
		list: async function* () {
			let last: { file: string; at: number } | undefined;
			// Keys come in order, so the parts of a file follow one another.
			for await (const { key, at } of listed(own)) {
				const file = key.slice(own.length).split("/", 1)[0] ?? "";
				if (!isFileId(file)) continue;
				if (last && last.file !== file) yield last;
				last = { file, at: last?.file === file ? Math.max(last.at, at) : at };
			}
			if (last) yield last;
		},
	};
};
