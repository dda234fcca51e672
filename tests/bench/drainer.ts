import { openPool, type Pool, transact } from "@seamark/db";
import {
	type ConsumerNotice,
	consume,
	type Effect,
	type EventSource,
	followSource,
	kafkaSource,
} from "@seamark/events";
import type { LogEvent } from "@seamark/log";
import { type CommonConfig, migrationsOf, openContext, type ServiceContext } from "@seamark/service";
import { service as audit } from "../../services/audit/src/index.ts";
import { recordEvents } from "../../services/audit/src/record-events/record-events.ts";
import { servePeer } from "./processes.ts";
import { profileCalls } from "./profile.ts";

/** The consuming side of `drain`, in a process of its own: everything that is behind, as fast as it can be taken in. */

export type DrainTask = {
	way: "follow" | "kafka";
	/** A row for each event, or what the audit makes of it. */
	effect: "store" | "audit";
	/** Of this drain alone: it begins without a cursor. */
	consumer: string;
	brokers: string[];
	events: number;
};
export type DrainResult = { ms: number; firstMs: number; missing: number; doubled: number };

const stack = new AsyncDisposableStack();
let context: ServiceContext;
let log: Pool;

const open = async ({ config, logUrl }: { config: CommonConfig; logUrl: string }) => {
	context = await openContext({ name: "audit", migrations: migrationsOf(audit), config });
	stack.defer(() => context.close());
	log = openPool({ url: logUrl, name: "bench", max: 2 });
	stack.defer(() => log.end());
};

const insertEffects = "insert into effect select * from unnest($1::bigint[], $2::text[], $3::uuid[])";
const columns = (events: readonly LogEvent[]) => [
	events.map((event) => event.position),
	events.map((event) => event.subject),
	events.map((event) => event.id),
];
const store: Effect = async (tx, events) => {
	await tx.query({ name: "effect", text: insertEffects, values: columns(events) });
};

const drain = async ({ way, effect, consumer, brokers, events }: DrainTask): Promise<DrainResult> => {
	const source: EventSource =
		way === "kafka"
			? kafkaSource({ kafka: { brokers }, source: "bench-drain", consumer })
			: followSource({ source: "alerts", client: context.logClient("alerts"), identity: context.identity });
	// Entries of the audit are told apart by source and event: each drain records as if from a source of its own.
	const apply = effect === "audit" ? recordEvents(consumer) : store;
	const { promise: done, resolve, reject } = Promise.withResolvers<void>();
	await context.pool.query("truncate effect");
	const began = performance.now();
	let [count, firstMs] = [0, 0];
	const consumption = consume({
		...{ pool: context.pool, source, consumer },
		effect: async (tx, batch) => {
			firstMs ||= Math.round(performance.now() - began);
			await apply(tx, batch);
			count += batch.length;
			if (count >= events) resolve();
		},
		// A broker that has just started sends a consumer away once or twice; that it tries again is in the figure.
		notice: (notice: ConsumerNotice) => {
			if (notice.kind === "dead-letter" || notice.kind === "refused-cursor")
				reject(new Error(`the consumer: ${JSON.stringify(notice)}`));
		},
	});
	try {
		await done;
		const ms = Math.round(performance.now() - began);
		await consumption.stop();
		const { rows } = await context.pool.query<{ missing: number; doubled: number }>(
			effect === "store"
				? "select $1 - count(distinct position) as missing, count(*) - count(distinct position) as doubled from effect"
				: "select $1 - count(distinct position) as missing, count(*) - count(distinct position) as doubled from entry where source = $2",
			effect === "store" ? [events] : [events, consumer],
		);
		return { ms, firstMs, missing: rows[0]?.missing ?? Number.NaN, doubled: rows[0]?.doubled ?? Number.NaN };
	} finally {
		await consumption.stop();
	}
};

const page =
	"select position, id, type, subject, time, traceparent, data from seamark.log_entry where position > $1 order by position limit 500";

/** The table page by page, with nothing done about it, or with the rows stored as the effect does. */
const bareRead = async ({ events, storing }: { events: number; storing: boolean }): Promise<{ ms: number }> => {
	await context.pool.query("truncate effect");
	const began = performance.now();
	for (let [after, read] = [0, 0]; read < events; ) {
		const { rows } = await log.query<LogEvent>({ name: "page", text: page, values: [after] });
		if (storing)
			await transact(context.pool, (tx) => tx.query({ name: "effect", text: insertEffects, values: columns(rows) }));
		read += rows.length;
		after = rows.at(-1)?.position ?? after;
	}
	return { ms: Math.round(performance.now() - began) };
};

servePeer({ open, drain, bareRead, ...profileCalls() }, () => stack.disposeAsync());
