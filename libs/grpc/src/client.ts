import {
	type CallOptions,
	type ClientReadableStream,
	type ClientUnaryCall,
	credentials,
	Metadata,
	type ServiceError,
} from "@grpc/grpc-js";
import { currentTraceparent } from "@seamark/telemetry";
import type { GrpcTls } from "./server.ts";
import type { ServiceIdentity } from "./service-identity.ts";
import { fromServiceError } from "./status.ts";

export type ClientConstructor<C> = new (
	address: string,
	creds: ReturnType<typeof credentials.createInsecure>,
	options?: object,
) => C;

/** Opens a client of another service of the hub; it connects when it is first used and reconnects by itself. */
export const openClient = <C>(Client: ClientConstructor<C>, address: string, tls?: GrpcTls): C =>
	new Client(
		address,
		tls
			? credentials.createSsl(tls.ca ? Buffer.from(tls.ca) : null, Buffer.from(tls.key), Buffer.from(tls.cert))
			: credentials.createInsecure(),
		{
			"grpc.keepalive_time_ms": 10_000,
			"grpc.keepalive_timeout_ms": 5_000,
			"grpc.keepalive_permit_without_calls": 1,
			"grpc.initial_reconnect_backoff_ms": 200,
			"grpc.max_reconnect_backoff_ms": 5_000,
			"grpc.max_receive_message_length": 32 * 1024 * 1024,
		},
	);

const metadataFor = async (identity: ServiceIdentity, receiver: string): Promise<Metadata> => {
	const metadata = new Metadata();
	metadata.set("authorization", `Bearer ${await identity.tokenFor(receiver)}`);
	const traceparent = currentTraceparent();
	if (traceparent !== "") metadata.set("traceparent", traceparent);
	return metadata;
};

type Unary<Q, R> = (
	request: Q,
	metadata: Metadata,
	options: Partial<CallOptions>,
	callback: (error: ServiceError | null, response: R) => void,
) => ClientUnaryCall;

/** Calls a method of another service. A deadline is part of every call. Throws the catalogue's error. */
export const callService = async <Q, R>(
	o: { identity: ServiceIdentity; receiver: string; deadlineMs: number },
	method: Unary<Q, R>,
	request: Q,
): Promise<R> => {
	const metadata = await metadataFor(o.identity, o.receiver);
	return new Promise((resolve, reject) => {
		method(request, metadata, { deadline: Date.now() + o.deadlineMs }, (error, response) =>
			error ? reject(fromServiceError(error)) : resolve(response),
		);
	});
};

type ServerStream<Q, R> = (request: Q, metadata: Metadata, options?: Partial<CallOptions>) => ClientReadableStream<R>;

/** Reads a stream of another service at the reader's pace until it ends or the signal aborts. Throws the catalogue's error. */
export async function* readService<Q, R>(
	o: { identity: ServiceIdentity; receiver: string; signal: AbortSignal },
	method: ServerStream<Q, R>,
	request: Q,
): AsyncGenerator<R, void, void> {
	const stream = method(request, await metadataFor(o.identity, o.receiver));
	const cancel = () => stream.cancel();
	o.signal.addEventListener("abort", cancel, { once: true });
	try {
		if (o.signal.aborted) return;
		for await (const item of stream) yield item as R;
	} catch (error) {
		if (!o.signal.aborted) throw fromServiceError(error as ServiceError);
	} finally {
		o.signal.removeEventListener("abort", cancel);
		// A cancelled call reports its cancellation once more.
		stream.on("error", () => undefined);
		stream.cancel();
	}
}
