import {
	type Metadata,
	Server,
	ServerCredentials,
	type ServerUnaryCall,
	type ServerWritableStream,
	type ServiceDefinition,
	type sendUnaryData,
	type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import { HubError, toHubError } from "@seamark/errors";
import type { Scope } from "@seamark/policy";
import { inSpan } from "@seamark/telemetry";
import type { ServiceIdentity } from "./service-identity.ts";
import { type CatalogueStatus, metadataOf, statusOf } from "./status.ts";

/** Who may call a method: services of the hub by name, agencies whose token holds a scope, or everybody. There is no default. */
export type Access = { services: readonly string[] } | { scope: Scope } | "public";

/** What a handler knows of its call. `caller` is the service's name, or what `authenticate` returned. */
export type Call<S> = { service?: string; session?: S; signal: AbortSignal; traceparent: string; peer: string };

type Definition = ServiceDefinition;
type RequestOf<M> = M extends { requestDeserialize: (bytes: Buffer) => infer R } ? R : never;
type ResponseOf<M> = M extends { responseSerialize: (value: infer R) => Buffer } ? R : never;
type Handler<M, S> = M extends { responseStream: true }
	? (request: RequestOf<M>, call: Call<S>) => AsyncIterable<ResponseOf<M>>
	: (request: RequestOf<M>, call: Call<S>) => Promise<ResponseOf<M>>;

export type GrpcService = { definition: Definition; implementation: UntypedServiceImplementation };

export type ServeOptions<S> = {
	identity: ServiceIdentity;
	/** Verifies an agency's access token; absent where no method takes one. */
	authenticate?: (o: { authorization: string; dpop: string; path: string; peer: string }, scope: Scope) => Promise<S>;
	/** Counts a call of nobody in particular; throws when there are too many from its address. */
	stranger?: (peer: string) => void;
	/** Counts an agency's call against its limits; throws when it is over them. A call may have to wait for `ready`. */
	enter?: (session: S, load: "request" | "stream") => { ready: Promise<void> | undefined; release(): void };
	/** Charges an agency for a request's bytes, as they are once unfolded. */
	bytes?: (session: S, count: number) => void;
	onError?: (path: string, error: HubError) => void;
	/** Milliseconds that a stream's reader may leave its window full before it is cut off. */
	slowReaderMs?: number;
};

/**
 * Binds handlers to a service. Every method must declare its access: one without stops the start-up. Handlers are plain
 * async functions and async generators; errors leave as the catalogue's gRPC status with the code in the trailers.
 */
export const grpcService = <D extends Definition, S>(
	definition: D,
	access: { [M in keyof D]: Access },
	handlers: { [M in keyof D]: Handler<D[M], S> },
	o: ServeOptions<S>,
): GrpcService => {
	const implementation: UntypedServiceImplementation = {};
	for (const [name, method] of Object.entries(definition)) {
		const rule = access[name];
		const handler = handlers[name] as unknown;
		if (!rule || !handler)
			throw new Error(`${method.path} declares no access or has no handler; the service does not start.`);
		implementation[name] = method.responseStream
			? streamOf(method, rule, handler as (request: unknown, call: Call<S>) => AsyncIterable<unknown>, o)
			: unaryOf(method, rule, handler as (request: unknown, call: Call<S>) => Promise<unknown>, o);
	}
	return { definition, implementation };
};

type Method = Definition[string];

const unaryOf =
	<S>(
		method: Method,
		access: Access,
		handler: (request: unknown, call: Call<S>) => Promise<unknown>,
		o: ServeOptions<S>,
	) =>
	(call: ServerUnaryCall<unknown, unknown>, answer: sendUnaryData<unknown>) => {
		const { path } = method;
		const ended = endedWith(call);
		void inSpan(path, { kind: "server", parent: first(call.metadata, "traceparent") }, async () => {
			const who = await admit(path, access, call, o);
			const leave = await enter(who, { load: "request", bytes: sizeOf(method, call), signal: ended.signal }, o);
			return handler(call.request, {
				...who,
				signal: ended.signal,
				traceparent: first(call.metadata, "traceparent"),
				peer: call.getPeer(),
			}).finally(leave);
		}).then(
			(response) => answer(null, response),
			(error: unknown) => answer(failure(path, error, o)),
		);
	};

const streamOf =
	<S>(
		method: Method,
		access: Access,
		handler: (request: unknown, call: Call<S>) => AsyncIterable<unknown>,
		o: ServeOptions<S>,
	) =>
	(call: ServerWritableStream<unknown, unknown>) => {
		const { path } = method;
		const ended = endedWith(call);
		call.on("close", () => ended.abort(callerGone()));
		call.on("error", () => ended.abort(callerGone()));
		void (async () => {
			let leave = () => {};
			try {
				const who = await admit(path, access, call, o);
				leave = await enter(who, { load: "stream", bytes: sizeOf(method, call), signal: ended.signal }, o);
				const signal = ended.signal;
				const items = handler(call.request, {
					...who,
					signal,
					traceparent: first(call.metadata, "traceparent"),
					peer: call.getPeer(),
				});
				await writeAll(call, items, signal, o.slowReaderMs ?? 30_000);
				if (!ended.signal.aborted) call.end();
			} catch (error) {
				if (!ended.signal.aborted) call.emit("error", failure(path, error, o));
			} finally {
				leave();
			}
		})();
	};

const writeAll = async (
	call: ServerWritableStream<unknown, unknown>,
	items: AsyncIterable<unknown>,
	signal: AbortSignal,
	patienceMs: number,
): Promise<void> => {
	for await (const item of items) {
		if (signal.aborted) break;
		// The window is full: wait for the reader instead of buffering for it, but not for ever.
		if (!call.write(item)) await drained(call, signal, patienceMs);
	}
};

/** Bytes of a request as it is once unfolded: the transport does not tell. */
const sizeOf = (method: Method, call: { request: unknown }) => () => method.requestSerialize(call.request).length;

/** Aborts when the caller cancels the call, or is gone. Anything that takes long looks at it between two steps, and ends. */
const endedWith = (call: { on(event: "cancelled", listener: () => void): unknown }): AbortController => {
	const ended = new AbortController();
	call.on("cancelled", () => ended.abort(callerGone()));
	return ended;
};

const callerGone = () => new HubError("UNAVAILABLE", { detail: "The caller went away before the answer." });

const drained = (
	call: ServerWritableStream<unknown, unknown>,
	signal: AbortSignal,
	patienceMs: number,
): Promise<void> =>
	new Promise((resolve, reject) => {
		const done = (error?: HubError) => {
			clearTimeout(timer);
			call.off("drain", onDrain);
			signal.removeEventListener("abort", onDrain);
			if (error) reject(error);
			else resolve();
		};
		const onDrain = () => done();
		const timer = setTimeout(() => done(new HubError("CONSUMER_TOO_SLOW")), patienceMs);
		call.once("drain", onDrain);
		signal.addEventListener("abort", onDrain, { once: true });
		if (signal.aborted) done();
	});

/** Nobody in particular, a service of the hub, or an agency. */
type Admitted<S> = { service?: string; session?: S };

const admit = async <S>(
	path: string,
	access: Access,
	call: { metadata: Metadata; getPeer(): string },
	o: ServeOptions<S>,
): Promise<Admitted<S>> => {
	if (access === "public") {
		o.stranger?.(call.getPeer());
		return {};
	}
	const authorization = first(call.metadata, "authorization");
	if ("services" in access) {
		const service = await o.identity.verify(authorization.replace(/^Bearer /, "")).catch((cause: unknown) => {
			throw new HubError("UNAUTHENTICATED", { detail: "This method is for the hub's own services.", cause });
		});
		if (!access.services.includes(service))
			throw new HubError("FORBIDDEN", { detail: "This service may not call this method." });
		return { service };
	}
	if (!o.authenticate) throw new HubError("UNAUTHENTICATED");
	return {
		session: await o.authenticate(
			{ authorization, dpop: first(call.metadata, "dpop"), path, peer: call.getPeer() },
			access.scope,
		),
	};
};

/**
 * Services of the hub are not limited: they are few, and what they carry is everybody's. The slot is the caller's until what is
 * returned is called, when the work has ended: who cancels a call and makes another has not got more of it.
 */
const enter = async <S>(
	who: Admitted<S>,
	{ load, bytes, signal }: { load: "request" | "stream"; bytes: () => number; signal: AbortSignal },
	o: ServeOptions<S>,
): Promise<() => void> => {
	if (who.session === undefined || !o.enter) return () => undefined;
	// Who is gone takes no slot, and waits for nothing.
	signal.throwIfAborted();
	const { ready, release } = o.enter(who.session, load);
	signal.addEventListener("abort", release, { once: true });
	try {
		await ready;
		signal.throwIfAborted();
		o.bytes?.(who.session, bytes());
	} catch (error) {
		release();
		throw error;
	} finally {
		signal.removeEventListener("abort", release);
	}
	return release;
};

const failure = <S>(path: string, error: unknown, o: ServeOptions<S>): CatalogueStatus => {
	const known = toHubError(error);
	o.onError?.(path, known);
	return { ...statusOf(known), metadata: metadataOf(known) };
};

const first = (metadata: Metadata, name: string): string => String(metadata.get(name)[0] ?? "");

export type GrpcServer = { port: number; close(graceMs?: number): Promise<void> };

/** PEM texts; with `ca` the peer must show a certificate signed by it. */
export type GrpcTls = { cert: string; key: string; ca?: string };

/** Listens on `host`; port 0 takes a free one. */
export const startGrpcServer = async (o: {
	host: string;
	port: number;
	services: readonly GrpcService[];
	tls?: GrpcTls;
}): Promise<GrpcServer> => {
	const server = new Server({
		"grpc.max_receive_message_length": 4 * 1024 * 1024,
		"grpc.max_metadata_size": 16 * 1024,
		"grpc.keepalive_time_ms": 20_000,
		"grpc.keepalive_timeout_ms": 10_000,
		"grpc.max_concurrent_streams": 1_000,
	});
	for (const service of o.services) server.addService(service.definition, service.implementation);
	const credentials = o.tls
		? ServerCredentials.createSsl(
				o.tls.ca ? Buffer.from(o.tls.ca) : null,
				[{ cert_chain: Buffer.from(o.tls.cert), private_key: Buffer.from(o.tls.key) }],
				o.tls.ca !== undefined,
			)
		: ServerCredentials.createInsecure();
	const port = await new Promise<number>((resolve, reject) =>
		server.bindAsync(`${o.host}:${o.port}`, credentials, (error, bound) => (error ? reject(error) : resolve(bound))),
	);
	return {
		port,
		close: (graceMs = 3_000) =>
			new Promise((resolve) => {
				const force = setTimeout(() => server.forceShutdown(), graceMs);
				server.tryShutdown(() => {
					clearTimeout(force);
					resolve();
				});
			}),
	};
};
