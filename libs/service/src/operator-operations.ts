import type { Pool } from "@seamark/db";
import { HubError } from "@seamark/errors";
import { type Consumer, type ConsumerState, listDeadLetters, redrive, resetCursor } from "@seamark/events";
import Type from "typebox";
import type { Input, Operations } from "./operations/index.ts";
import { recordsAccessed } from "./operations/index.ts";
import { Moment, object, oneOf } from "./schema.ts";

const name = Type.String({
	pattern: "^[a-z][a-z0-9-]{0,63}$",
	description: "small letters, digits and hyphens",
	examples: ["case-intake"],
});
const which = { consumer: name, source: name };
type Which = { consumer: string; source: string };

const ConsumerItem = object({
	consumer: Type.String(),
	source: Type.String(),
	position: Type.Integer({ description: "highest position settled in this process" }),
	behind: Type.Optional(Type.Integer({ description: "events still to come, as far as the source has said" })),
	silentMs: Type.Number({ description: "milliseconds since the last proof of progress" }),
	status: oneOf(["starting", "running", "restarting", "refused", "stopped"]),
	cause: Type.String({ description: "why it restarts or was refused" }),
});
const DeadLetter = object({
	consumer: Type.String(),
	source: Type.String(),
	position: Type.Integer(),
	id: Type.String(),
	type: Type.String(),
	subject: Type.String(),
	time: Moment,
	traceparent: Type.String(),
	cause: Type.String(),
	attempts: Type.Integer(),
	failedAt: Moment,
	state: oneOf(["retrying", "waiting", "dead"]),
});

type Operated = {
	service: string;
	pool: Pool;
	/** The service's consumers, with their effects. */
	consumers: readonly Consumer[];
	states: () => readonly ConsumerState[];
	/** Told before anything is changed, for the service's log. */
	acted?: (what: "redrive" | "reset", key: Which) => void;
};

/**
 * Operations for anyone who runs the hub, under `/ops/<service>`: dead letters, their redrive, consumers and their lag, and the
 * reset of a refused cursor. Scope `ops:redrive`. Payloads never leave through here.
 */
export const operatorOperations = (api: Operations, o: Operated): void => {
	listConsumers(api, o);
	listLetters(api, o);
	redriveLetters(api, o);
	reset(api, o);
};

const common = ({ service }: Operated, operation: string) =>
	({ name: `${operation}-of-${service}`, access: "ops:redrive", tag: "operations" }) as const;

const listConsumers = (api: Operations, o: Operated): void =>
	api.route({
		...common(o, "list-consumers"),
		method: "GET",
		url: `/ops/${o.service}/consumers`,
		summary: "Consumers, how far they are and why they do not move",
		record: "consumer",
		response: { 200: object({ items: Type.Array(ConsumerItem) }) },
		// It tells of no record, and is looked at again and again: the look is not recorded.
		handle: async () => ({ items: o.states() }),
	});

const listLetters = (api: Operations, o: Operated): void =>
	api.listing({
		...common(o, "list-dead-letters"),
		url: `/ops/${o.service}/dead-letters`,
		summary: "Events whose effect failed, oldest first, without payloads",
		record: "dead-letter",
		item: DeadLetter,
		whole: true,
		read: async () => {
			const items = await listDeadLetters(o.pool);
			return { items, ids: items.map(({ id }) => id) };
		},
	});

const redriveLetters = (api: Operations, o: Operated): void =>
	api.command({
		...common(o, "redrive-dead-letters"),
		url: `/ops/${o.service}/dead-letters/redrive`,
		summary: "Apply a consumer's dead letters again, in order",
		record: "dead-letter",
		body: object(which),
		answer: object({ redriven: Type.Integer(), left: Type.Integer() }),
		reachesOut: true,
		handle: async ({ body, actor }) => {
			const consumer = consumerOf(o, body);
			o.acted?.("redrive", body);
			const answer = await redrive(o.pool, consumer);
			return { writes: [], events: [done(actor, "dead-letter", `redrive of ${body.consumer} ${body.source}`)], answer };
		},
	});

const reset = (api: Operations, o: Operated): void =>
	api.command({
		...common(o, "reset-cursor"),
		url: `/ops/${o.service}/cursors/reset`,
		summary: "Take `to` as the last position that the consumer has had, and go on from there",
		record: "cursor",
		body: object({ ...which, to: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }) }),
		answer: object({ ...which, to: Type.Integer() }),
		reachesOut: true,
		handle: async ({ body, actor }) => {
			consumerOf(o, body);
			o.acted?.("reset", body);
			await resetCursor(o.pool, body);
			return {
				writes: [],
				events: [done(actor, "cursor", `reset of ${body.consumer} ${body.source} to ${body.to}`)],
				answer: { consumer: body.consumer, source: body.source, to: body.to },
			};
		},
	});

const consumerOf = (o: Operated, key: Which): Consumer => {
	const found = o.consumers.find((one) => one.consumer === key.consumer && one.source === key.source);
	if (found) return found;
	throw new HubError("NOT_FOUND", { detail: `${o.service} has no consumer ${key.consumer} of ${key.source}.` });
};

const done = (actor: Input["actor"], record: string, query: string) =>
	recordsAccessed({ actor, action: "alteration", record, ids: [], query, found: true });
