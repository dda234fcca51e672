import type { Operations } from "@seamark/service";
import { ById } from "@seamark/service/schema";
import type { Deps } from "../../deps.ts";
import { findMessage } from "../../store/messages.ts";
import { textsOf } from "../message.ts";
import { listed, Message, noMessage } from "../schema.ts";

export const readMessage = (api: Operations, { keys }: Deps): void =>
	api.reading({
		name: "read-message",
		url: "/assets/messages/:id",
		access: "assets:share",
		summary: "Read what a unit asked or told, with every step",
		record: "asset-message",
		params: ById,
		answer: Message,
		read: ({ params, asCaller }) => asCaller((tx) => findMessage(tx, params.id)),
		missing: noMessage,
		present: (one, { at }) => {
			const texts = textsOf(keys, one.id, one.key);
			return {
				...listed(one, at),
				steps: one.steps.map(({ sealed, ...step }) => ({ ...step, says: texts.open(step.n, sealed) })),
			};
		},
	});
