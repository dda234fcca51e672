import type { Operations } from "@seamark/service";
import { decideWebhookHost } from "../approve-webhook-host/decide.ts";
import { hostCommand } from "../subscription/host-command.ts";

export const withdrawWebhookHost = (api: Operations): void =>
	api.command({
		...hostCommand,
		name: "withdraw-webhook-host",
		url: "/subscriptions/hosts/withdraw",
		summary: "Let no webhook of your agency go to a host any more",
		description: "Its webhooks wait from then on, and go on where they stopped when the host is approved again.",
		handle: ({ found, who, actor, at }) => decideWebhookHost(found, false, { actor, agency: who.agency, at }),
	});
