import type { Actor, Session } from "@seamark/auth";
import type { Tx } from "@seamark/db";
import type { Load, RouteAccess, Taken } from "@seamark/http";
import type { Committed } from "@seamark/log";
import type { ActionOf, KindName, Principal } from "@seamark/policy";
import type { FastifyReply, FastifyRequest } from "fastify";
import type Type from "typebox";
import type { ServiceContext } from "../context.ts";
import type { Refusals } from "./refusals.ts";

/** What every operation says of itself, to its callers and to the audit. */
export type Described<P extends Type.TSchema, Q extends Type.TSchema> = {
	/** The operation's folder, such as `close-case`: it names the operation in the description and in the audit. */
	name: string;
	url: string;
	access: RouteAccess;
	/** Opens who somebody is, takes an alert back or touches a key: an officer who signed in with a passkey gives it again. */
	passkeyAgain?: true;
	/** Decides what an officer asked for, prepared or named before: that one is refused, on any duty post. */
	secondOfficer?: true;
	summary: string;
	description?: string;
	/** Group in the description; the service's own when left out. */
	tag?: string;
	/** Kind of record that the operation is about, as the audit calls it. */
	record: string;
	/** Kind of record that the address names, where that is another one, such as the case whose notes are listed. */
	of?: string;
	params?: P;
	query?: Q;
	load?: Load;
	/** HEAD is answered too: the headers of GET alone. */
	alsoHead?: true;
	/** Bytes of the body; the server's own when left out. */
	bodyLimit?: number;
	/**
	 * A body that is not read as JSON: its media types (or the range of all of them), each with a schema for the description.
	 * `as`: the handler gets all its bytes, or a stream of them.
	 */
	takes?: { types: Taken; as: "bytes" | "stream" };
};

/** A request whose caller is known, as operations take it. */
export type Input<P = unknown, Q = unknown, B = unknown> = {
	params: P;
	query: Q;
	body: B;
	session: Session;
	who: Principal;
	/** The caller as events name them. */
	actor: Actor;
	/** When the operation is decided, in milliseconds since the epoch. */
	at: number;
	/** Reads as the caller: row-level security shows what they may do `action` to ("read" when left out), and nothing else. */
	asCaller<T>(read: (tx: Tx) => Promise<T>, action?: ActionOf<KindName>): Promise<T>;
	/** The same in one round trip, for what sends all its queries before it waits for one: what it sends later sees nothing. */
	asCallerAtOnce<T>(read: (tx: Tx) => Promise<T>, action?: ActionOf<KindName>): Promise<T>;
	/** Aborts when the caller hangs up before the answer: what takes long looks at it between two steps, and ends. */
	gone: AbortSignal;
	request: FastifyRequest;
	reply: FastifyReply;
};

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** What the shapes need of the service that they serve. */
export type Serving = ServiceContext & { refusals: Refusals; committed: (done: Committed) => Promise<void> };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** The ids that an address names: the only part of it that is safe to keep. */
export const idsOf = (params: unknown): string[] =>
	Object.values((params ?? {}) as Record<string, unknown>).filter(
		(value): value is string => typeof value === "string" && uuid.test(value),
	);
