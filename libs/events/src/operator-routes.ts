import type { Pool } from "@seamark/db";
import { HubError } from "@seamark/errors";
import type { HttpServer } from "@seamark/http";
import Type from "typebox";
import type { ConsumerState } from "./consume.ts";
import { resetCursor } from "./cursor.ts";
import { type Consumer, listDeadLetters, redrive } from "./dead-letters.ts";

const strict = { additionalProperties: false };
const name = Type.String({ pattern: "^[a-z][a-z0-9-]{0,63}$" });
const which = { consumer: name, source: name };
const Moment = Type.String({ format: "date-time" });

const Consumers = Type.Object({
	consumers: Type.Array(
		Type.Object({
			consumer: Type.String(),
			source: Type.String(),
			position: Type.Integer({ description: "highest position settled in this process" }),
			behind: Type.Optional(Type.Integer({ description: "events still to come, as far as the source has said" })),
			silentMs: Type.Number({ description: "milliseconds since the last proof of progress" }),
			status: Type.Enum(["starting", "running", "restarting", "refused", "stopped"]),
			cause: Type.String({ description: "why it restarts or was refused" }),
		}),
	),
});
const DeadLetters = Type.Object({
	deadLetters: Type.Array(
		Type.Object({
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
			state: Type.Enum(["retrying", "waiting", "dead"]),
		}),
	),
});
const Redriven = Type.Object({ redriven: Type.Integer(), left: Type.Integer() });

/**
 * Operations for whoever runs the hub, under `/ops/<service>`: dead letters, their redrive, consumers and their lag, and the
 * reset of a refused cursor. Scope `ops:redrive`. Payloads never leave through here.
 */
export const operatorRoutes = (
	app: HttpServer,
	o: {
		service: string;
		pool: Pool;
		/** The service's consumers, with their effects. */
		consumers: readonly Consumer[];
		states: () => readonly ConsumerState[];
		/** Told before anything is changed, for the service's log. */
		acted?: (what: "redrive" | "reset", key: { consumer: string; source: string }) => void;
	},
): void => {
	const config = { access: "ops:redrive" as const };
	const at = `/ops/${o.service}`;
	const found = (key: { consumer: string; source: string }): Consumer => {
		const consumer = o.consumers.find((one) => one.consumer === key.consumer && one.source === key.source);
		if (!consumer)
			throw new HubError("NOT_FOUND", { detail: `${o.service} has no consumer ${key.consumer} of ${key.source}.` });
		return consumer;
	};

	app.get(
		`${at}/consumers`,
		{
			config,
			schema: { summary: "Consumers, how far they are and why they stand still", response: { 200: Consumers } },
		},
		async () => ({
			consumers: o.states(),
		}),
	);
	app.get(
		`${at}/dead-letters`,
		{
			config,
			schema: { summary: "Events whose effect failed, oldest first, without payloads", response: { 200: DeadLetters } },
		},
		async () => ({
			deadLetters: await listDeadLetters(o.pool),
		}),
	);
	const redriveBody = Type.Object(which, strict);
	app.post<{ Body: Type.Static<typeof redriveBody> }>(
		`${at}/dead-letters/redrive`,
		{
			config,
			schema: {
				summary: "Apply a consumer's dead letters again, in order",
				body: redriveBody,
				response: { 200: Redriven },
			},
		},
		async ({ body }) => {
			const consumer = found(body);
			o.acted?.("redrive", body);
			return redrive(o.pool, consumer);
		},
	);
	const resetBody = Type.Object(
		{ ...which, to: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }) },
		strict,
	);
	app.post<{ Body: Type.Static<typeof resetBody> }>(
		`${at}/cursors/reset`,
		{
			config,
			schema: {
				summary: "Take `to` as the last position that the consumer has had, and go on from there",
				body: resetBody,
				response: { 200: Type.Object({ ...which, to: Type.Integer() }) },
			},
		},
		async ({ body }) => {
			found(body);
			o.acted?.("reset", body);
			await resetCursor(o.pool, body);
			return { consumer: body.consumer, source: body.source, to: body.to };
		},
	);
};
