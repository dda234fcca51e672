import { newKey } from "@seamark/sealing";
import { faultsWhere, type Operations, recordChanged, refuse } from "@seamark/service";
import type { Deps } from "../../deps.ts";
import { hasLookup } from "../../store/lookups.ts";
import { insertMessage, insertMessageStep } from "../../store/messages.ts";
import { textsOf, wrapFor } from "../message.ts";
import { listed, MessageBody, MessageListed } from "../schema.ts";

export const sendMessage = (api: Operations, { context, directory, keys }: Deps): void =>
	api.command({
		name: "send-message",
		url: "/assets/messages",
		access: "assets:share",
		summary: "Ask another financial intelligence unit, or tell it something unasked",
		description:
			"For the purpose of your token. Another use needs consent that is asked for before. The text is sealed, and both units read it.",
		record: "asset-message",
		body: MessageBody,
		status: 201,
		answer: MessageListed,
		handle: async ({ body, actor, who, at, asCaller }) => {
			const unit = directory.current().agency(body.to);
			const { lookup } = body;
			const own = lookup === undefined || (await asCaller((tx) => hasLookup(tx, lookup)));
			const faults = faultsWhere(
				[
					unit?.status !== "active" || unit.kind !== "fiu" || body.to === who.agency,
					"/to",
					"is no other financial intelligence unit of this hub",
				],
				[body.says.trim() === "", "/says", "says nothing"],
				[!own, "/lookup", "is no look-up of your unit"],
				[body.feedbackBy !== undefined && Date.parse(body.feedbackBy) <= at, "/feedbackBy", "is over"],
			);
			if (faults.length > 0) return refuse("REFUSED", faults);
			const id = context.newId();
			const sentAt = new Date(at).toISOString();
			const key = wrapFor(keys, id, newKey());
			const sealed = textsOf(keys, id, key).seal(1, body.says);
			const message = {
				...{ id, kind: body.kind, sender: who.agency, receiver: body.to, purpose: actor.purpose, onward: body.onward },
				...{ feedbackBy: body.feedbackBy === undefined ? null : new Date(body.feedbackBy).toISOString(), sentAt },
				...{ lookup: lookup ?? null, version: 1, key },
				steps: [{ n: 1, kind: "sent" as const, by: who.agency, at: sentAt, sealed }],
			};
			const { feedbackBy, sentAt: _, key: __, steps: ___, version: ____, ...row } = message;
			return {
				writes: [
					{
						statement: insertMessage,
						row: {
							...row,
							feedback_by: feedbackBy,
							at: sentAt,
							key_id: key.keyId,
							wrapped: Buffer.from(key.wrapped).toString("hex"),
						},
					},
					{
						statement: insertMessageStep,
						row: {
							message: id,
							n: 1,
							kind: "sent",
							agency: who.agency,
							post: actor.postId,
							at: sentAt,
							sealed: sealed.toString("hex"),
						},
					},
				],
				events: [recordChanged({ actor, record: "asset-message", recordId: id, change: "added", version: 1 })],
				answer: listed(message, at),
			};
		},
	});
