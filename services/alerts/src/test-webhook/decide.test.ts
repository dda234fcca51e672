import { expect, test } from "vitest";
import { actor, outcomeOf } from "../alert/testing.ts";
import type { Subscription, Webhook } from "../store/subscriptions.ts";
import { decideTestWebhook, notTried } from "./decide.ts";

const found = (state: Webhook["state"]) =>
	({ id: "s", webhook: { url: "https://unit.example/hook?key=1", state, cause: "why" } }) as Subscription & {
		webhook: Webhook;
	};

test.each<[Webhook["state"], boolean]>([
	["active", true],
	["failing", true],
	["stopped", true],
	["suspended", false],
	["waiting-for-confirmation", false],
])("given a webhook that is %s, whether it may be tried is %s", (state, may) => {
	expect(notTried(found(state), true) === undefined).toBe(may);
	expect(notTried(found(state), false)).toHaveProperty("refused");
});

test("given what the receiver said, then that is the answer, and the audit has the host alone", () => {
	const failed = { delivered: false, cause: "no connection: ECONNREFUSED", gone: false, retryAfterMs: 0 } as const;
	expect(outcomeOf(decideTestWebhook(found("active"), failed, actor))).toEqual({
		writes: [],
		events: ["SubscriptionChanged"],
		answer: { taken: false, cause: "no connection: ECONNREFUSED" },
	});
	expect(outcomeOf(decideTestWebhook(found("active"), { delivered: true }, actor))).toMatchObject({
		answer: { taken: true },
	});
});
