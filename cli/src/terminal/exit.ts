import { safeLine } from "./sanitise.ts";

/** What the exit code of every command means. Scripts rely on it: a number never changes its meaning. */
export const exits = {
	ok: 0,
	refused: 1,
	usage: 2,
	notLoggedIn: 3,
	notFound: 4,
	conflict: 5,
	unavailable: 6,
	importRefused: 7,
	chainBroken: 8,
	different: 9,
	interrupted: 130,
} as const;

export const exitMeanings: readonly (readonly [number, string])[] = [
	[exits.ok, "done"],
	[exits.refused, "the hub refused"],
	[exits.usage, "wrong usage, or a file that cannot be read"],
	[exits.notLoggedIn, "not logged in, or the login has ended"],
	[exits.notFound, "not found (what you may not see answers alike)"],
	[exits.conflict, "the record has changed meanwhile"],
	[exits.unavailable, "the hub cannot be reached, or cannot answer now"],
	[exits.importRefused, "imported, but some lines were refused"],
	[exits.chainBroken, "the audit chain, or an exported thread, is broken"],
	[exits.different, "the counts differ"],
	[exits.interrupted, "interrupted"],
];

export type Fault = { at: string; message: string };

/** A failure that the user can understand and act on. `next` says what to do. */
export class CliError extends Error {
	readonly exit: number;
	readonly code: string;
	readonly detail: string | undefined;
	readonly faults: readonly Fault[];
	readonly next: string | undefined;
	readonly traceId: string | undefined;
	/** Seconds after which the hub wants to be asked again. */
	readonly retryAfter: number | undefined;
	constructor(
		exit: number,
		title: string,
		o: {
			code?: string;
			detail?: string;
			faults?: readonly Fault[];
			next?: string;
			traceId?: string;
			retryAfter?: number | undefined;
			cause?: unknown;
		} = {},
	) {
		super(title, { cause: o.cause });
		this.name = "CliError";
		this.exit = exit;
		this.code = o.code ?? "";
		this.detail = o.detail === title ? undefined : o.detail;
		this.faults = o.faults ?? [];
		this.next = o.next;
		this.traceId = o.traceId;
		this.retryAfter = o.retryAfter;
	}
}

export const usageError = (title: string, next?: string, faults?: readonly Fault[]): CliError =>
	new CliError(exits.usage, title, { ...(next ? { next } : {}), ...(faults ? { faults } : {}) });

export const exitOfStatus = (status: number): number => {
	if (status === 401) return exits.notLoggedIn;
	if (status === 404) return exits.notFound;
	if (status === 409) return exits.conflict;
	return status >= 500 ? exits.unavailable : exits.refused;
};

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

/** The failure that an answer of the hub describes. Answers of proxies, which are no problem documents, are told by their status. */
export const errorOfAnswer = (status: number, body: unknown, retryAfter?: number): CliError => {
	const problem = (typeof body === "object" && body !== null ? body : {}) as Record<string, unknown>;
	const faults = Array.isArray(problem.faults) ? problem.faults : [];
	const code = text(problem.code) ?? text(problem.error) ?? (status >= 502 ? "GATEWAY" : undefined);
	const detail = text(problem.detail) ?? text(problem.error_description);
	const next = text(problem.next);
	const traceId = text(problem.traceId);
	return new CliError(
		// What was erased is not there, and never will be.
		code === "ERASED" ? exits.notFound : exitOfStatus(status),
		text(problem.title) ?? detail ?? `The hub answered with HTTP status ${status}.`,
		{
			...(code ? { code } : {}),
			...(detail ? { detail } : {}),
			...(traceId ? { traceId } : {}),
			next:
				status === 401
					? "Log in again: seamark login --help"
					: (next ?? (status >= 500 ? "Try again in a moment." : "Look at the request, then try again.")),
			faults: faults.map((fault: unknown) => {
				const one = (typeof fault === "object" && fault !== null ? fault : {}) as Record<string, unknown>;
				return { at: text(one.at) ?? "", message: text(one.message) ?? "" };
			}),
			retryAfter,
		},
	);
};

/** Which part of a request a value came in means nothing to a person who typed an option. */
const placeOf = (at: string): string => at.replace(/^(?:querystring|params|headers) \//, "");

/** The lines for standard error: what happened, every fault, what to do. */
export const errorLines = (error: CliError): string[] => [
	safeLine(error.message),
	...(error.detail ? [safeLine(error.detail)] : []),
	...error.faults.map(({ at, message }) => `  ${at ? `${safeLine(placeOf(at))}: ` : ""}${safeLine(message)}`),
	...(error.next ? [`What to do: ${safeLine(error.next)}`] : []),
	...(error.traceId ? [`Trace id: ${safeLine(error.traceId)}`] : []),
];

/** The same for programs. */
export const errorJson = (error: CliError) => ({
	error: {
		exit: error.exit,
		...(error.code ? { code: error.code } : {}),
		title: error.message,
		...(error.detail ? { detail: error.detail } : {}),
		...(error.faults.length > 0 ? { faults: error.faults } : {}),
		...(error.next ? { next: error.next } : {}),
		...(error.traceId ? { traceId: error.traceId } : {}),
	},
});
