import type { Operations } from "@seamark/service";
import { object, text } from "@seamark/service/schema";
import Type from "typebox";
import { findHost, noHost } from "../subscription/hosts.ts";
import { decideWebhookHost } from "./decide.ts";

export const approveWebhookHost = (api: Operations): void =>
	api.command({
		name: "approve-webhook-host",
		url: "/subscriptions/hosts/approve",
		access: "agency:admin",
		summary: "Let webhooks of your agency go to a host",
		description:
			"A webhook to a host that is new for your agency waits, and nothing is lost, until you approve the host. Check that it is your agency's.",
		tag: "feed",
		record: "subscription",
		body: object({ host: text(253, "the host as the list of hosts shows it") }),
		status: 204,
		answer: Type.Null(),
		find: ({ body, who, asCaller }) => asCaller((tx) => findHost(tx, who.agency, body.host)),
		missing: noHost,
		handle: ({ found, who, actor, at }) => decideWebhookHost(found, true, { actor, agency: who.agency, at }),
	});
