import { expect, test } from "vitest";
import { actor, at, outcomeOf } from "../alert/testing.ts";
import type { Subscription, Webhook } from "../store/subscriptions.ts";
import { decideConfirmWebhook } from "./decide.ts";

const url = "https://unit.example/hook";
const found = { id: "s", post: actor.postId, webhook: { url } } as Subscription & { webhook: Webhook };
const officer = { ...actor, officerId: "01900000-0000-7000-8000-00000000000c" };

test("given an officer who names the address, when it is confirmed, then it delivers again and the audit hears of it", () => {
	expect(outcomeOf(decideConfirmWebhook(found, url, officer, at))).toEqual({
		writes: ["webhook.confirm"],
		events: ["SubscriptionChanged"],
		answer: null,
	});
});

test("given a system, or another address, when it is confirmed, then it is refused", () => {
	expect(outcomeOf(decideConfirmWebhook(found, url, actor, at))).toEqual({ refused: "FORBIDDEN" });
	expect(outcomeOf(decideConfirmWebhook(found, `${url}2`, officer, at))).toEqual({ refused: "REFUSED" });
});
