import type { Operations } from "@seamark/service";
import { object, text } from "@seamark/service/schema";
import Type from "typebox";
import { decideWebhookHost } from "../approve-webhook-host/decide.ts";
import { findHost, noHost } from "../subscription/hosts.ts";

export const withdrawWebhookHost = (api: Operations): void =>
	api.command({
		name: "withdraw-webhook-host",
		url: "/subscriptions/hosts/withdraw",
		access: "agency:admin",
		summary: "Let no webhook of your agency go to a host any more",
		description: "Its webhooks wait from then on, and go on where they stopped when the host is approved again.",
		tag: "feed",
		record: "subscription",
		body: object({ host: text(253, "the host as the list of hosts shows it") }),
		status: 204,
		answer: Type.Null(),
		find: ({ body, who, asCaller }) => asCaller((tx) => findHost(tx, who.agency, body.host)),
		missing: noHost,
		handle: ({ found, who, actor, at }) => decideWebhookHost(found, false, { actor, agency: who.agency, at }),
	});
