import { expect, test } from "vitest";
import { actor, at, outcomeOf } from "../alert/testing.ts";
import { decideWebhookHost } from "./decide.ts";

const asked = {
	host: "unit.example",
	approvedAt: null,
	firstNamedAt: "2026-01-01T00:00:00.000Z",
	posts: ["p"],
	subscriptions: ["a", "b"],
};
const by = { actor, agency: actor.agencyId, at };

test("a host is approved and withdrawn, and the audit hears of each webhook that leads there", () => {
	expect(outcomeOf(decideWebhookHost(asked, true, by))).toEqual({
		writes: ["webhook_host.insert", "webhook.approve", "webhook.approve"],
		events: ["SubscriptionChanged", "SubscriptionChanged"],
		answer: null,
	});
	expect(outcomeOf(decideWebhookHost({ ...asked, approvedAt: asked.firstNamedAt }, false, by))).toMatchObject({
		writes: ["webhook_host.delete"],
	});
});

test("what is so already changes nothing", () => {
	expect(outcomeOf(decideWebhookHost(asked, false, by))).toMatchObject({ writes: [], events: [] });
	expect(outcomeOf(decideWebhookHost({ ...asked, approvedAt: asked.firstNamedAt }, true, by))).toMatchObject({
		writes: [],
	});
});
