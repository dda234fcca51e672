import type { Operations } from "@seamark/service";
import { hostCommand } from "../subscription/host-command.ts";
import { decideWebhookHost } from "./decide.ts";

export const approveWebhookHost = (api: Operations): void =>
	api.command({
		...hostCommand,
		name: "approve-webhook-host",
		secondOfficer: true,
		url: "/subscriptions/hosts/approve",
		summary: "Let webhooks of your agency go to a host",
		description:
			"A webhook to a host that is new for your agency waits, and nothing is lost, until you approve the host. Check that it is your agency's. Another officer than you has set or confirmed a webhook to it.",
		handle: ({ found, who, actor, at }) => decideWebhookHost(found, true, { actor, agency: who.agency, at }),
	});
