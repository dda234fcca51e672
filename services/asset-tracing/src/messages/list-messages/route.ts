import { type Operations, pageOf } from "@seamark/service";
import { messagesAfter } from "../../store/messages.ts";
import { listed, MessageListed } from "../schema.ts";

export const listMessages = (api: Operations): void =>
	api.listing({
		name: "list-messages",
		url: "/assets/messages",
		access: "assets:share",
		summary: "List what units asked and told each other, without its text",
		description: "Newest first, with whether an answer, consent or feedback is owed.",
		record: "asset-message",
		item: MessageListed,
		read: async ({ asCaller, at }, { after, limit }) =>
			pageOf(await asCaller((tx) => messagesAfter(tx, { after, limit: limit + 1 })), limit, {
				present: (one) => listed(one, at),
				idOf: ({ id }) => id,
			}),
	});
