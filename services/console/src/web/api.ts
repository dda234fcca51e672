import { signal } from "@preact/signals";

export type Fault = { at: string; message: string };
/** What the hub said when it refused, or that nothing came. */
export class Problem extends Error {
	readonly status: number;
	readonly code: string;
	readonly next: string;
	readonly faults: readonly Fault[];
	constructor(status: number, body: { code?: string; detail?: string; next?: string; faults?: Fault[] }) {
		super(body.detail ?? "");
		this.status = status;
		this.code = body.code ?? (status === 0 ? "NO_LINE" : "INTERNAL");
		this.next = body.next ?? "";
		this.faults = body.faults ?? [];
	}
}

/** Whether the last request got through. */
export const online = signal(true);
/** Hears that the session is over. */
export const signedOut = signal(0);

type Asking = { body?: unknown; key?: string; background?: boolean; signal?: AbortSignal; confirmed?: string };

const send = async (method: string, url: string, o: Asking): Promise<Response> => {
	try {
		const answer = await fetch(url, {
			method,
			credentials: "same-origin",
			cache: "no-store",
			headers: {
				"seamark-console": "1",
				accept: "application/json, application/problem+json, text/event-stream",
				...(o.background ? { "seamark-background": "1" } : {}),
				...(o.body === undefined ? {} : { "content-type": "application/json" }),
				...(o.confirmed === undefined ? {} : { "seamark-confirmed": o.confirmed }),
				...(o.key === undefined ? {} : { "idempotency-key": o.key }),
			},
			...(o.body === undefined ? {} : { body: JSON.stringify(o.body) }),
			...(o.signal ? { signal: o.signal } : {}),
		});
		online.value = true;
		return answer;
	} catch (error) {
		if (o.signal?.aborted) throw error;
		online.value = false;
		throw new Problem(0, {});
	}
};

const taken = async <T>(answer: Response, own: boolean): Promise<T> => {
	const text = await answer.text();
	const body: unknown = text === "" ? undefined : safely(text);
	if (answer.ok) return body as T;
	if (answer.status === 401 && !own) signedOut.value++;
	throw new Problem(answer.status, (body ?? {}) as { code?: string });
};
const safely = (text: string): unknown => {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
};

/** Asks the console's own server. */
export const own = async <T>(method: "GET" | "POST", path: string, body?: unknown): Promise<T> =>
	taken<T>(await send(method, `/console/${path}`, method === "POST" ? { body: body ?? {} } : {}), true);

/** Whether the session goes on, for a page that nobody touches: what it shows must not outlive the session. */
export const lookAtSession = async (): Promise<void> => {
	const { state } = await taken<{ state: string }>(await send("GET", "/console/session", { background: true }), true);
	if (state === "out") signedOut.value++;
};

/** What takes the passkey again, is confirmed by this and sent once more. Set where passkeys are. */
let confirm: (operation: string) => Promise<void> = () => Promise.reject(new Problem(403, {}));
export const confirmBy = (way: typeof confirm): void => {
	confirm = way;
};

/** The hub compares what was confirmed with what comes, to the last byte: method, address and content. */
const operationOf = async (method: string, path: string, body: unknown): Promise<string> => {
	const content = body === undefined ? "" : JSON.stringify(body);
	const asked = new TextEncoder().encode(`${method} ${path}\n${content}`);
	return encoded(await crypto.subtle.digest("SHA-256", asked));
};

export const encoded = (bytes: ArrayBuffer): string =>
	btoa(String.fromCharCode(...new Uint8Array(bytes)))
		.replaceAll("+", "-")
		.replaceAll("/", "_")
		.replace(/=+$/, "");

/**
 * Asks the hub, as the officer. `key` names a write, by which the hub does it once however often it comes. Where the hub asks for the
 * passkey again, the officer is asked, for this one request.
 */
export const hub = async <T>(method: string, path: string, o: Asking = {}): Promise<T> => {
	const ask = async (confirmed?: string) =>
		taken<T>(await send(method, `/console/api${path}`, { ...o, ...(confirmed ? { confirmed } : {}) }), false);
	try {
		return await ask();
	} catch (error) {
		if (!(error instanceof Problem) || error.code !== "CONFIRMATION_NEEDED") throw error;
		const operation = await operationOf(method, path, o.body);
		await confirm(operation);
		return ask(operation);
	}
};

export const newKey = (): string => crypto.randomUUID();

/** Text that the page makes into an address. */
export const at = (strings: TemplateStringsArray, ...values: string[]): string =>
	String.raw({ raw: strings }, ...values.map(encodeURIComponent));

/** A file of the hub as a blob, for pictures and downloads. */
export const blobOf = async (path: string): Promise<Blob> => {
	const answer = await send("GET", `/console/api${path}`, {});
	return answer.ok ? answer.blob() : taken(answer, false);
};

export type FeedEvent = { event: string; id: string; data: string };

/** Reads server-sent events until the stream ends or `signal` ends it. EventSource cannot send a header of ours. */
export const follow = async (path: string, heard: (one: FeedEvent) => void, signal: AbortSignal): Promise<void> => {
	const answer = await send("GET", `/console/api${path}`, { background: true, signal });
	if (!answer.ok || !answer.body) return taken(answer, false);
	const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
	let rest = "";
	for (;;) {
		const { done, value } = await reader.read();
		if (done) return;
		const blocks = (rest + value).split("\n\n");
		rest = blocks.pop() ?? "";
		for (const block of blocks) {
			const field = (name: string) =>
				block
					.split("\n")
					.filter((line) => line.startsWith(`${name}:`))
					.map((line) => line.slice(name.length + 1).trimStart())
					.join("\n");
			heard({ event: field("event"), id: field("id"), data: field("data") });
		}
	}
};
