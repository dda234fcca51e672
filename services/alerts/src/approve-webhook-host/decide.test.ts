import { expect, test } from "vitest";
import { actor, at, outcomeOf } from "../alert/testing.ts";
import { decideWebhookHost } from "./decide.ts";

const asked = {
	host: "unit.example",
	approvedAt: null,
	firstNamedAt: "2026-01-01T00:00:00.000Z",
	posts: ["p"],
	subscriptions: ["a", "b"],
	namedBy: ["names-it"],
};
const approver = { ...actor, officerId: "approves-it" };
const by = { actor: approver, agency: actor.agencyId, at };

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

test("one officer names a host and another one approves it: nobody alone, and no system", () => {
	const approve = (namedBy: string[], officerId: string) =>
		outcomeOf(decideWebhookHost({ ...asked, namedBy }, true, { ...by, actor: { ...actor, officerId } }));
	const refused = { refused: "SECOND_PERSON_NEEDED" };
	expect(approve(["a"], "a")).toEqual(refused);
	expect(approve(["a"], "")).toEqual(refused);
	// Set by a system: an officer of the post confirms it first, and another one approves.
	expect(approve([], "a")).toEqual(refused);
	expect(approve(["a", "b"], "a")).not.toHaveProperty("refused");
	// To withdraw takes one.
	expect(
		outcomeOf(decideWebhookHost({ ...asked, approvedAt: asked.firstNamedAt, namedBy: ["a"] }, false, by)),
	).not.toHaveProperty("refused");
});
