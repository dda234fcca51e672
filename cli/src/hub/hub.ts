import { setTimeout as sleep } from "node:timers/promises";
import { type Authenticate, createClient, type HubClient, retryDelay } from "@seamark/client";
import { retryAfterMs } from "@seamark/values/readers";
import { CliError, errorOfAnswer, exits } from "../terminal/exit.ts";
import type { Output } from "../terminal/output.ts";
import { explain } from "./explain.ts";
import { networkError, retryableFailure } from "./network.ts";

export type HubRequest = {
	method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
	path: string;
	/** Lists become comma-separated; undefined and empty ones are left out. */
	query?: Record<string, string | readonly string[] | number | boolean | undefined>;
	/** Sent as JSON. */
	body?: unknown;
	/** Sent as it is, made anew for every attempt. */
	raw?: { type: string; make: () => string | Uint8Array | ReadableStream<Uint8Array>; streamed?: boolean };
	headers?: Record<string, string>;
	/** Makes a write repeatable: the hub carries it out once. */
	idempotencyKey?: string;
	/** Sending it twice does no harm. Reads are, and writes with a key or an expected version. */
	repeatable?: boolean;
	/** Milliseconds until the head of the answer has to be there (30 s) . */
	patience?: number;
	signal?: AbortSignal;
	/** Sent although Ctrl-C was pressed: the last thing that a command does. */
	farewell?: boolean;
};

export type Hub = HubClient & {
	/** Id of the agency that the login is of; undefined without a login. */
	agency: string | undefined;
	/** The answer's JSON, or undefined where it has no body. Throws CliError. */
	call<T>(request: HubRequest): Promise<T>;
	/** The answer byte for byte, for what is kept and not looked into. */
	text(request: HubRequest): Promise<string>;
	/** The same for what is no text. */
	bytes(request: HubRequest): Promise<Buffer>;
	/** The answer once its head is there and says success; one attempt. For streams. */
	open(request: HubRequest): Promise<Response>;
};

export type HubDeps = {
	out: Output;
	chance: () => number;
	newId: () => string;
	now: () => number;
	interrupted: AbortSignal;
	/** Absent where no login is needed. */
	authenticate?: Authenticate;
	agency?: string | undefined;
	/** Another address for some paths. */
	baseOf?: (path: string) => string | undefined;
	/** Turns the hub's refusal into an error; the token endpoint has refusals of its own kind. */
	refusal?: (status: number, body: unknown, retryAfter?: number) => CliError;
};

export const addressOf = (base: string, { path, query = {} }: Pick<HubRequest, "path" | "query">): string => {
	const url = new URL(base + path);
	for (const [name, value] of Object.entries(query)) {
		if (value === undefined || value === false || (Array.isArray(value) && value.length === 0)) continue;
		url.searchParams.set(name, Array.isArray(value) ? value.join(",") : String(value));
	}
	return url.href;
};

export const openHub = (base: string, o: HubDeps): Hub => {
	const attempt = async (request: HubRequest): Promise<Response> => {
		const url = addressOf(base, request);
		const response = await send(url, request, o, false);
		if (response.status === 401 && o.authenticate) {
			// Nothing was carried out: the token may have ended on the way, or the agency's key was rotated.
			await response.body?.cancel();
			return checked(await send(url, request, o, true), o);
		}
		return checked(response, o);
	};

	/** Milliseconds to wait before another attempt; throws what cannot be cured by one. */
	const waitAfter = (error: unknown, tries: number, repeatable: boolean): number => {
		const failure = error instanceof CliError && !o.interrupted.aborted ? retryableFailure(error) : undefined;
		const { retryAfter } = error as CliError;
		const delay = failure && retryDelay({ failure, attempt: tries, repeatable, retryAfter, chance: o.chance() });
		if (delay === undefined) throw error;
		const what = failure === "busy" ? "The hub asks to wait" : "No answer from the hub";
		o.out.hint(`${what}: trying again in ${(delay / 1_000).toFixed(1)} s ...`);
		return delay;
	};

	const repeating = async <T>(request: HubRequest, read: (response: Response) => Promise<T>): Promise<T> => {
		const repeatable = request.repeatable ?? (request.method === "GET" || request.idempotencyKey !== undefined);
		for (let tries = 1; ; tries++)
			try {
				return await bodyOf(read, await attempt(request), base);
			} catch (error) {
				await sleep(waitAfter(error, tries, repeatable), undefined, { signal: o.interrupted });
			}
	};

	const text = (request: HubRequest) => repeating(request, (response) => response.text());
	const bytes = (request: HubRequest) =>
		repeating(request, async (response) => Buffer.from(await response.arrayBuffer()));

	const call = async <T>(request: HubRequest): Promise<T> => {
		const answer = await text(request);
		const value = answer === "" ? undefined : parsed(answer);
		if (answer !== "" && value === undefined)
			throw new CliError(exits.unavailable, `What answers at ${base} is not a Seamark hub.`, { next: "Check --hub." });
		return value as T;
	};
	return { ...clientOf(base, o), agency: o.agency, call, text, bytes, open: attempt };
};

const clientOf = (base: string, o: HubDeps): HubClient =>
	createClient({
		base,
		now: o.now,
		newId: o.newId,
		chance: o.chance,
		signal: o.interrupted,
		...(o.authenticate ? { authenticate: o.authenticate } : {}),
		...(o.baseOf ? { baseOf: o.baseOf } : {}),
		explain: (error) => explain(error, o),
		waiting: (failure, ms) => {
			const what = failure === "busy" ? "The hub asks to wait" : "No answer from the hub";
			o.out.hint(`${what}: trying again in ${(ms / 1_000).toFixed(1)} s ...`);
		},
		attempted: ({ method, path, status, ms }) =>
			o.out.debug(
				`${method} ${path} -> ${status === undefined ? `no answer after ${ms} ms` : `${status} in ${ms} ms`}`,
			),
	});

const send = async (url: string, request: HubRequest, o: HubDeps, renew: boolean): Promise<Response> => {
	const started = o.now();
	const auth = (await o.authenticate?.(request.method, url, renew)) ?? {};
	const tooLong = new AbortController();
	// Only the head is timed: a stream's body lasts as long as it likes.
	const timer = setTimeout(() => tooLong.abort(new Error("no answer in time")), request.patience ?? 30_000);
	const signals = [
		...(request.farewell ? [] : [o.interrupted]),
		tooLong.signal,
		...(request.signal ? [request.signal] : []),
	];
	const body = request.raw ? request.raw.make() : request.body === undefined ? undefined : JSON.stringify(request.body);
	try {
		const response = await fetch(url, {
			method: request.method,
			headers: {
				accept: "application/json, application/problem+json",
				...(body === undefined ? {} : { "content-type": request.raw?.type ?? "application/json" }),
				...(request.idempotencyKey ? { "idempotency-key": request.idempotencyKey } : {}),
				...request.headers,
				...auth,
			},
			...(body === undefined ? {} : { body }),
			...(request.raw?.streamed ? { duplex: "half" } : {}),
			// A token must not follow wherever an answer points.
			redirect: "manual",
			signal: AbortSignal.any(signals),
		} as RequestInit);
		o.out.debug(`${request.method} ${request.path} -> ${response.status} in ${o.now() - started} ms`);
		return response;
	} catch (error) {
		if (o.interrupted.aborted && !request.farewell) throw error;
		o.out.debug(`${request.method} ${request.path} -> no answer after ${o.now() - started} ms`);
		throw networkError(error, new URL(url).origin);
	} finally {
		clearTimeout(timer);
	}
};

const checked = async (response: Response, o: HubDeps): Promise<Response> => {
	if (response.ok) return response;
	if (response.status >= 300 && response.status < 400) {
		await response.body?.cancel();
		throw new CliError(exits.unavailable, "The address answers with a redirect, so it is not a hub's.", {
			next: "Give the hub's own address with --hub.",
		});
	}
	const text = await response.text().catch(() => "");
	const header = response.headers.get("retry-after");
	const seconds = header === null ? undefined : retryAfterMs(header, o.now()) / 1_000;
	const error = (o.refusal ?? errorOfAnswer)(response.status, parsed(text), seconds);
	throw response.status === 401 ? withClock(error, response, o.now()) : error;
};

const parsed = (text: string): unknown => {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
};

const bodyOf = async <T>(read: (response: Response) => Promise<T>, response: Response, base: string): Promise<T> => {
	try {
		return await read(response);
	} catch (error) {
		throw networkError(error, base);
	}
};

/** A clock that is off by more than the hub tolerates makes every proof invalid; nothing else tells the user so. */
const withClock = (error: CliError, response: Response, now: number): CliError => {
	const off = Math.round((now - Date.parse(response.headers.get("date") ?? "")) / 1_000);
	if (!(Math.abs(off) > 8)) return error;
	return new CliError(error.exit, error.message, {
		code: error.code,
		detail: `The clock of this machine is ${Math.abs(off)} s ${off > 0 ? "ahead of" : "behind"} the hub's.`,
		faults: error.faults,
		next: "Set this machine's clock, then try again.",
	});
};
