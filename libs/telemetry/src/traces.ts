import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
	AlwaysOffSampler,
	BatchSpanProcessor,
	ParentBasedSampler,
	SimpleSpanProcessor,
	type SpanExporter,
	TraceIdRatioBasedSampler,
	TracerProvider,
} from "@opentelemetry/sdk-trace";

/**
 * Starts tracing for this process. Without an endpoint or exporter no span is recorded, and trace context still travels
 * from the request through the log to the stream.
 */
export const startTelemetry = (o: {
	service: string;
	otlpEndpoint?: string;
	exporter?: SpanExporter;
	ratio?: number;
}): (() => Promise<void>) => {
	const exporter =
		o.exporter ?? (o.otlpEndpoint ? new OTLPTraceExporter({ url: `${o.otlpEndpoint}/v1/traces` }) : undefined);
	const provider = new TracerProvider({
		resource: resourceFromAttributes({ "service.name": o.service }),
		sampler: exporter
			? new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(o.ratio ?? 1) })
			: new AlwaysOffSampler(),
		spanProcessors: exporter
			? [o.exporter ? new SimpleSpanProcessor({ exporter }) : new BatchSpanProcessor({ exporter })]
			: [],
	});
	context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
	trace.setGlobalTracerProvider(provider);
	return async () => {
		await provider.shutdown();
		trace.disable();
		context.disable();
	};
};

export type SpanOptions = {
	/** W3C traceparent of what caused this work, when it came from outside this call. */
	parent?: string;
	attributes?: Record<string, string | number | boolean>;
	kind?: "server" | "client" | "producer" | "consumer";
};

const kinds = {
	server: SpanKind.SERVER,
	client: SpanKind.CLIENT,
	producer: SpanKind.PRODUCER,
	consumer: SpanKind.CONSUMER,
};

/** Runs `work` in a span. Attributes carry ids of operations and positions, never of persons. */
export const inSpan = <T>(name: string, o: SpanOptions, work: () => Promise<T>): Promise<T> => {
	const parent = o.parent ? contextOf(o.parent) : context.active();
	return trace
		.getTracer("seamark")
		.startActiveSpan(
			name,
			{ kind: o.kind ? kinds[o.kind] : SpanKind.INTERNAL, ...(o.attributes ? { attributes: o.attributes } : {}) },
			parent,
			async (span) => {
				try {
					return await work();
				} catch (error) {
					span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : "error" });
					throw error;
				} finally {
					span.end();
				}
			},
		);
};

const pattern = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

const contextOf = (traceparent: string) => {
	const parts = pattern.exec(traceparent);
	if (!parts?.[1] || !parts[2]) return ROOT_CONTEXT;
	return trace.setSpanContext(ROOT_CONTEXT, {
		traceId: parts[1],
		spanId: parts[2],
		traceFlags: Number.parseInt(parts[3] ?? "00", 16) & 1,
		isRemote: true,
	});
};

/** W3C traceparent of the active span, or an empty string. */
export const currentTraceparent = (): string => {
	const span = trace.getSpanContext(context.active());
	return span && trace.isSpanContextValid(span)
		? `00-${span.traceId}-${span.spanId}-${(span.traceFlags & 1).toString(16).padStart(2, "0")}`
		: "";
};

export const traceIdOf = (traceparent: string): string => pattern.exec(traceparent)?.[1] ?? "";

// Only our own functions inject and extract: a library must not forward foreign baggage between agencies.
propagation.disable();
