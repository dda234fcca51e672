import { type AddressAllow, guardedLookup, type Resolve, urlFault } from "@seamark/http/outgoing";
import { Agent, request } from "undici";

const timeoutMs = 8_000;
const mostBytes = 128 * 1024;

/** What a provider answered, as JSON; undefined for everything that is not that, and where nothing came. */
export type ProviderFetch = {
	get(url: string): Promise<unknown>;
	/** A refusal of the provider counts as nothing: what it says of it is for nobody here. */
	post(url: string, form: Record<string, string>): Promise<unknown>;
	close(): Promise<void>;
};

/** Calls providers of agencies: at public addresses, and at those that the operator allows. No redirect is followed. */
export const openProviderFetch = (o: { allow: AddressAllow; resolve: Resolve }): ProviderFetch => {
	const agent = new Agent({
		allowH2: false,
		keepAliveTimeout: 10_000,
		headersTimeout: timeoutMs,
		bodyTimeout: timeoutMs,
		connect: {
			lookup: guardedLookup(o.allow, o.resolve, () => new Error("no public address")),
			timeout: timeoutMs,
		},
	});
	const ask = async (url: string, form?: Record<string, string>): Promise<unknown> => {
		// An address in the URL itself is connected to without any lookup, so it is checked here each time.
		if (urlFault(url, o.allow) !== undefined) return undefined;
		try {
			const answer = await request(url, {
				method: form ? "POST" : "GET",
				headers: {
					accept: "application/json",
					...(form ? { "content-type": "application/x-www-form-urlencoded" } : {}),
				},
				...(form ? { body: new URLSearchParams(form).toString() } : {}),
				dispatcher: agent,
				signal: AbortSignal.timeout(timeoutMs),
			});
			const text = await textOf(answer.body);
			const type = String(answer.headers["content-type"] ?? "");
			if (answer.statusCode !== 200 || text === undefined || !/^application\/([\w.-]+\+)?json\b/i.test(type))
				return undefined;
			return JSON.parse(text) as unknown;
		} catch {
			return undefined;
		}
	};
	return { get: (url) => ask(url), post: ask, close: () => agent.destroy() };
};

const textOf = async (body: AsyncIterable<Buffer>): Promise<string | undefined> => {
	const parts: Buffer[] = [];
	let bytes = 0;
	for await (const part of body) {
		bytes += part.length;
		// Leaving the loop ends the connection.
		if (bytes > mostBytes) return undefined;
		parts.push(part);
	}
	return Buffer.concat(parts).toString("utf8");
};
