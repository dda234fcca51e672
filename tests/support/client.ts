import { createParser } from "eventsource-parser";

export type Answer<T = Record<string, unknown>> = { status: number; headers: Headers; text: string; body: T };

/** A caller with a token, at one address. */
export const caller = (base: string, token: string) => {
	const call = async <T = Record<string, unknown>>(
		method: string,
		path: string,
		body?: unknown,
		headers: Record<string, string> = {},
	): Promise<Answer<T>> => {
		const answer = await fetch(base + path, {
			method,
			headers: {
				authorization: `Bearer ${token}`,
				...(body === undefined ? {} : { "content-type": "application/json" }),
				...headers,
			},
			...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
		});
		const text = await answer.text();
		return {
			status: answer.status,
			headers: answer.headers,
			text,
			body: (/json/.test(answer.headers.get("content-type") ?? "") ? JSON.parse(text) : {}) as T,
		};
	};
	return {
		get: <T = Record<string, unknown>>(path: string) => call<T>("GET", path),
		post: <T = Record<string, unknown>>(path: string, body: unknown, headers?: Record<string, string>) =>
			call<T>("POST", path, body, headers),
		put: <T = Record<string, unknown>>(path: string, body: unknown, headers?: Record<string, string>) =>
			call<T>("PUT", path, body, headers),
		patch: <T = Record<string, unknown>>(path: string, body: unknown, headers?: Record<string, string>) =>
			call<T>("PATCH", path, body, headers),
		remove: <T = Record<string, unknown>>(path: string) => call<T>("DELETE", path),
		feed: (query = "", lastEventId?: string) => openFeed(`${base}/alerts/feed${query}`, token, lastEventId),
	};
};
export type Caller = ReturnType<typeof caller>;

export type TokenFor = { officer: string; post?: string; purpose?: string; scopes?: string[]; ttl?: number };

/** A bearer token from a demonstration hub's identity service. Throws with its answer when there is none. */
export const demoToken = async (identity: string, o: TokenFor): Promise<string> => {
	const answer = await fetch(`${identity}/demo/token`, {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify(o),
		signal: AbortSignal.timeout(30_000),
	});
	const text = await answer.text();
	if (answer.status !== 200) throw new Error(`no token for ${o.officer}: ${answer.status} ${text}`);
	return (JSON.parse(text) as { access_token: string }).access_token;
};

export type FeedItem = { event: string; id: string | undefined; data: Record<string, unknown>; at: number };

/** Follows a feed. `next` awaits the first item, from what has come or will come, that fits and was not taken before. */
export const openFeed = async (url: string, token: string, lastEventId?: string) => {
	const abort = new AbortController();
	const answer = await fetch(url, {
		headers: {
			authorization: `Bearer ${token}`,
			accept: "text/event-stream",
			...(lastEventId === undefined ? {} : { "last-event-id": lastEventId }),
		},
		signal: abort.signal,
	});
	if (answer.status !== 200 || !answer.body) return { status: answer.status, problem: await answer.json() } as never;
	const items: FeedItem[] = [];
	const waiting = new Set<() => void>();
	let cursor = "";
	const parser = createParser({
		onEvent: ({ event, id, data }) => {
			items.push({ event: event ?? "", id, data: JSON.parse(data) as Record<string, unknown>, at: performance.now() });
			for (const wake of waiting) wake();
		},
	});
	const ended = (async () => {
		const decoder = new TextDecoder();
		try {
			for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
				const text = decoder.decode(chunk, { stream: true });
				// The parser dispatches no event for a frame that has only an id; the cursor counts all the same.
				for (const line of text.split("\n")) if (line.startsWith("id: ")) cursor = line.slice(4);
				parser.feed(text);
			}
		} catch {
			// Cut off, by this test or by the hub.
		}
		for (const wake of waiting) wake();
	})();
	const taken = new Set<FeedItem>();
	return {
		status: 200,
		items: () => [...items],
		cursor: () => cursor,
		ended,
		next: async (fits: (item: FeedItem) => boolean, withinMs = 30_000): Promise<FeedItem> => {
			const deadline = performance.now() + withinMs;
			for (;;) {
				const found = items.find((item) => !taken.has(item) && fits(item));
				if (found) {
					taken.add(found);
					return found;
				}
				const left = deadline - performance.now();
				if (left <= 0)
					throw new Error(
						`nothing that fits came within ${withinMs} ms; came: ${JSON.stringify(items.map((item) => [item.event, item.data.id ?? item.data.code, item.data.version]))}`,
					);
				await new Promise<void>((resolve) => {
					const done = () => {
						clearTimeout(timer);
						waiting.delete(done);
						resolve();
					};
					const timer = setTimeout(done, left);
					waiting.add(done);
				});
			}
		},
		close: async () => {
			abort.abort();
			await ended;
		},
	};
};
export type Feed = Awaited<ReturnType<typeof openFeed>>;
