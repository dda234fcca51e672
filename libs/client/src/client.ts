import { setTimeout as sleep } from "node:timers/promises";
import openFetch, { type FetchResponse, type MaybeOptionalInit } from "openapi-fetch";
import type { HttpMethod, MediaType, PathsWithMethod, RequiredKeysOf } from "openapi-typescript-helpers";
import { failureOf, NoAnswer, NoHub, Refused } from "./failures.ts";
import type { paths } from "./generated/schema.ts";
import { type Failure, retryDelay } from "./retry.ts";
import { given } from "./shapes.ts";

/**
 * Headers that authenticate one request. `renew` asks for a new token first; with `operation`, the hash of the request as the hub takes
 * it, the officer confirms this one request with the passkey first.
 */
export type Authenticate = (
	method: string,
	url: string,
	renew: boolean,
	operation?: string,
) => Promise<Record<string, string>>;

export type ClientOptions = {
	/** Address of the hub, without a slash at the end. */
	base: string;
	/** Another address for some paths, where services have addresses of their own. */
	baseOf?: (path: string) => string | undefined;
	/** Absent where no login is needed. */
	authenticate?: Authenticate;
	now: () => number;
	newId: () => string;
	/** A random number from 0 to 1. */
	chance: () => number;
	/** Ends everything that is under way. */
	signal?: AbortSignal;
	/** Hears before each pause. */
	waiting?: (failure: Failure, ms: number) => void;
	/** Hears of each attempt; without a status there was no answer. */
	attempted?: (attempt: { method: string; path: string; status?: number; ms: number }) => void;
	/** Makes what is thrown out of what went wrong. */
	explain?: (error: Refused | NoAnswer | NoHub) => Error;
};

/** What can be said of a request besides what the hub takes. */
export type Asking = {
	/** Name of a write, by which the hub carries it out once however often it comes; made again when left out. */
	idempotencyKey?: string;
	/** False where a second time might do harm: it is then sent again only where the first certainly was not carried out. */
	repeatable?: boolean;
	/** One attempt, for a stream. */
	once?: true;
	/** Milliseconds until the head of the answer has to be there; 30,000 when left out. */
	patience?: number;
	/** Media types that are asked for, where that is not JSON. */
	accept?: string;
	/** Hears the head of the answer. */
	head?: (headers: Headers) => void;
	/** Sent although `signal` of the client has ended everything else: the last thing that is said. */
	farewell?: true;
};

type Init<P extends keyof paths, M extends HttpMethod> = MaybeOptionalInit<paths[P], M & keyof paths[P]>;
type Words<I> = RequiredKeysOf<I> extends never ? [init?: I & Asking] : [init: I & Asking];
type Answered<P extends keyof paths, M extends HttpMethod, I> = Extract<
	FetchResponse<paths[P][M & keyof paths[P]] & Record<string, unknown>, I, MediaType>,
	{ error?: never }
>["data"];

/** Asks by an address of the description. Resolves to the answer, and throws what `explain` makes of a failure. */
export type Ask<M extends HttpMethod> = <P extends PathsWithMethod<paths, M>, I extends Init<P, M>>(
	path: P,
	...init: Words<I>
) => Promise<Answered<P, M, I>>;

export type HubClient = {
	base: string;
	GET: Ask<"get">;
	POST: Ask<"post">;
	PUT: Ask<"put">;
	PATCH: Ask<"patch">;
	DELETE: Ask<"delete">;
};

/**
 * A client of the hub. It renews the login where the hub asks for that, names each write so that it can be sent again over a bad
 * connection, and waits where the hub says so.
 */
export const createClient = (o: ClientOptions): HubClient => {
	const client = openFetch<paths>({
		baseUrl: o.base,
		// A token must not follow wherever an answer points.
		redirect: "manual",
		querySerializer: { array: { style: "form", explode: false } },
	});
	const ask =
		(method: HttpMethod) =>
		(path: string, { patience = 30_000, signal, once, head, farewell, ...init }: Loose = {}): Promise<unknown> => {
			const repeatable = method === "get" || (init.repeatable ?? true);
			const sending = {
				...fetching(init, method === "get" || once || !repeatable ? undefined : (init.idempotencyKey ?? o.newId())),
				...given({ baseUrl: o.baseOf?.(path) }),
			};
			const attempt = (how: How) => {
				let begun = false;
				const fetch = async (request: Request) => {
					const response = await send(o, request, { path, patience, signal, how, farewell: farewell === true });
					begun = true;
					if (response.ok) head?.(response.headers);
					return response;
				};
				const asked = client.request(method as "get", path as "/alerts", { ...sending, fetch });
				return taken(asked, o.base, () => begun);
			};
			return persisting(o, () => renewing(attempt, o.authenticate !== undefined), { repeatable, once: once === true });
		};
	const methods = { GET: ask("get"), POST: ask("post"), PUT: ask("put"), PATCH: ask("patch"), DELETE: ask("delete") };
	return { base: o.base, ...methods } as unknown as HubClient;
};

type Loose = Asking & { headers?: object; signal?: AbortSignal };

/** A body that is sent as it is, made again for each attempt. */
export const uploaded = (make: () => string | Uint8Array | ReadableStream<Uint8Array>) => ({
	body: "" as never,
	bodySerializer: make,
	// Node asks for it where a body is a stream.
	duplex: "half" as const,
});

/** What openapi-fetch takes of a request. */
const fetching = (
	{ idempotencyKey, repeatable, accept, headers, ...rest }: Loose,
	key: string | undefined,
): object => ({
	...rest,
	headers: {
		accept: accept ?? "application/json, application/problem+json",
		...(key === undefined ? {} : { "idempotency-key": key }),
		...headers,
	},
});

/** Tries until there is an answer, or another try would not help. */
const persisting = async <T>(
	o: ClientOptions,
	attempt: () => Promise<T>,
	{ repeatable, once }: { repeatable: boolean; once: boolean },
): Promise<T> => {
	for (let tries = 1; ; tries++)
		try {
			return await attempt();
		} catch (error) {
			const delay = once ? undefined : waitAfter(o, error, tries, repeatable);
			if (delay === undefined) throw explained(o, error);
			await sleep(delay, undefined, o.signal ? { signal: o.signal } : {});
		}
};

/** How a request is authenticated when it is sent once more. */
type How = "as before" | "renewed" | "confirmed";

/**
 * Nothing was carried out where the hub does not know the caller: the token may have ended on the way, or a key was rotated. Nor was
 * it where the hub wants the passkey again.
 */
const renewing = async <T>(attempt: (how: How) => Promise<T>, loggedIn: boolean): Promise<T> => {
	try {
		return await attempt("as before");
	} catch (error) {
		if (!loggedIn || !(error instanceof Refused)) throw error;
		if (error.problem.code === "CONFIRMATION_NEEDED") return attempt("confirmed");
		if (error.status !== 401) throw error;
		return await attempt("renewed");
	}
};

const waitAfter = (o: ClientOptions, error: unknown, tries: number, repeatable: boolean): number | undefined => {
	const failure = o.signal?.aborted ? undefined : failureOf(error);
	if (!failure) return undefined;
	const retryAfter = error instanceof Refused ? error.retryAfter : undefined;
	const delay = retryDelay({ failure, attempt: tries, repeatable, retryAfter, chance: o.chance() });
	if (delay !== undefined) o.waiting?.(failure, delay);
	return delay;
};

const explained = (o: ClientOptions, error: unknown): unknown =>
	error instanceof Refused || error instanceof NoAnswer || error instanceof NoHub
		? (o.explain?.(error) ?? error)
		: error;

type Sending = { path: string; patience: number; signal: AbortSignal | undefined; how: How; farewell: boolean };

/** SHA-256 of what is confirmed: method, address from the hub on with its query, and content (confirmed.ts of libs/auth). */
const operationOf = async (request: Request, base: string): Promise<string> => {
	const { pathname, search } = new URL(request.url);
	const path = pathname.slice(new URL(base).pathname.replace(/\/$/, "").length) + search;
	const head = Buffer.from(`${request.method} ${path}\n`);
	const body = Buffer.from(await request.clone().arrayBuffer());
	return Buffer.from(await crypto.subtle.digest("SHA-256", Buffer.concat([head, body]))).toString("base64url");
};

const send = async (o: ClientOptions, request: Request, { path, patience, signal, how, farewell }: Sending) => {
	const started = o.now();
	const ending = farewell ? undefined : o.signal;
	const { method, url } = request;
	const operation = how === "confirmed" ? await operationOf(request, o.base) : undefined;
	const headers = (await o.authenticate?.(method, url, how === "renewed", operation)) ?? {};
	for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
	const tooLong = new AbortController();
	// Only the head is timed: a stream's body lasts as long as it likes.
	const timer = setTimeout(() => tooLong.abort(new Error("no answer in time")), patience);
	const signals = [ending, signal, tooLong.signal].filter((one) => one !== undefined);
	try {
		const response = await fetch(request, { signal: AbortSignal.any(signals) });
		o.attempted?.({ method, path, status: response.status, ms: o.now() - started });
		if (response.status >= 300 && response.status < 400) {
			await response.body?.cancel();
			throw new NoHub("redirect", o.base);
		}
		return response;
	} catch (error) {
		if (error instanceof NoHub || ending?.aborted) throw error;
		o.attempted?.({ method, path, ms: o.now() - started });
		throw new NoAnswer(error, new URL(url).origin);
	} finally {
		clearTimeout(timer);
	}
};

/** The answer, once it is whole. A connection may also break while it comes. */
const taken = async (
	asked: Promise<{ data?: unknown; error?: unknown; response: Response }>,
	base: string,
	begun: () => boolean,
): Promise<unknown> => {
	try {
		const { data, error, response } = await asked;
		if (response.ok) return data;
		throw new Refused(response.status, typeof error === "string" ? undefined : error, response.headers);
	} catch (error) {
		if (error instanceof Refused || error instanceof NoAnswer || error instanceof NoHub) throw error;
		if (error instanceof SyntaxError) throw new NoHub("no JSON", base);
		throw error instanceof TypeError && begun() ? new NoAnswer(error, base) : error;
	}
};
