import { monitorEventLoopDelay } from "node:perf_hooks";
import { metrics } from "@opentelemetry/api";
import { PrometheusExporter, PrometheusSerializer } from "@opentelemetry/exporter-prometheus";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { MeterProvider } from "@opentelemetry/sdk-metrics";

// One provider per process: services that share a process tell themselves apart by the `service` attribute.
const exporter = new PrometheusExporter({ preventServerStart: true });
const provider = new MeterProvider({
	readers: [exporter],
	resource: resourceFromAttributes({ "service.name": "seamark" }),
});
metrics.setGlobalMeterProvider(provider);
const meter = metrics.getMeter("seamark");

/** Few and bounded: no ids of records, officers or agencies. */
export type Labels = Record<string, string | number>;

/**
 * `known` are the labels of every series that there can be (`[{}]` for a counter without labels, `[]` where only the wiring knows them and
 * gives them to `startAtZero`). A series that is born at 1 never rises, so a rule that waits for its rise sleeps through the first failure.
 */
export const counter = (name: string, description: string, known: readonly Labels[]) => {
	const made = meter.createCounter(name, { description });
	startAtZero(made, known);
	return made;
};

export const startAtZero = (counted: { add(value: number, labels: Labels): void }, known: readonly Labels[]): void => {
	for (const labels of known) counted.add(0, labels);
};

/** Durations in seconds. */
/** Bounds of every histogram, in seconds. What takes longer than the last is told from nothing that takes longer still. */
export const secondsBounds: readonly number[] = [
	0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
];

export const histogram = (name: string, description: string) =>
	meter.createHistogram(name, {
		description,
		unit: "s",
		advice: { explicitBucketBoundaries: [...secondsBounds] },
	});

/** A value read when the metrics are. Returns a function that ends it. */
export const gauge = (
	name: string,
	description: string,
	read: () => { value: number; attributes?: Record<string, string> }[],
): (() => void) => {
	const instrument = meter.createObservableGauge(name, { description });
	const observe = (result: { observe(value: number, attributes?: Record<string, string>): void }) => {
		for (const { value, attributes } of read()) result.observe(value, attributes);
	};
	instrument.addCallback(observe);
	return () => instrument.removeCallback(observe);
};

/** All metrics of the process in the Prometheus text format. */
export const metricsText = async (): Promise<string> => {
	const { resourceMetrics } = await exporter.collect();
	return new PrometheusSerializer().serialize(resourceMetrics);
};

/** Milliseconds: more often would be felt in an idle hub, whose processes sleep otherwise. */
const tickMs = 50;
const loop = monitorEventLoopDelay({ resolution: tickMs });
loop.enable();
gauge(
	"seamark_event_loop_delay_seconds",
	"99th percentile, since the metrics were last read, of how late the process gets to its work",
	() => {
		// What is measured is the time between two ticks of its timer, which is late by what is beyond its own.
		const value = Math.max(0, loop.percentile(99) / 1e9 - tickMs / 1_000);
		loop.reset();
		return [{ value }];
	},
);
