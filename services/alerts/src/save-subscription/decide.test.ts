import { expect, test } from "vitest";
import { actor, at, by, outcomeOf } from "../alert/testing.ts";
import type { Subscription } from "../store/subscriptions.ts";
import { decideSaveSubscription } from "./decide.ts";

const id = "01900000-0000-7000-8000-000000000002";
const who = { ...by, purpose: "investigation" as const };
const answer = { id, name: "desk", createdAt: "2026-06-01T00:00:00.000Z" };

test("given no webhook, when it is saved, then there is a subscription alone", () => {
	const command = { name: "desk", filter: {} };
	expect(
		outcomeOf(decideSaveSubscription([], command, { who, actor, id, at, sealed: undefined, approved: true })),
	).toEqual({
		writes: ["subscription.insert"],
		events: ["SubscriptionChanged"],
		answer,
	});
});

test("given a webhook, when it is saved, then its work begins, and the answer remembers the sealed secret", () => {
	const command = { name: "desk", filter: {}, webhook: { url: "https://unit.example/hook" } };
	expect(
		outcomeOf(decideSaveSubscription([], command, { who, actor, id, at, sealed: "c2VhbGVk", approved: true })),
	).toEqual({
		writes: ["subscription.insert", "webhook.insert", "webhook_work.insert"],
		events: ["SubscriptionChanged", "SubscriptionChanged"],
		answer: { ...answer, sealed: "c2VhbGVk" },
	});
});

test("given fifty subscriptions of the post, when another is saved, then it is refused", () => {
	const there = Array.from({ length: 50 }, () => ({}) as Subscription);
	const command = { name: "desk", filter: {} };
	const save = (of: readonly Subscription[]) =>
		outcomeOf(decideSaveSubscription(of, command, { who, actor, id, at, sealed: undefined, approved: true }));
	expect(save(there)).toEqual({ refused: "REFUSED" });
	expect(save(there.slice(1))).not.toHaveProperty("refused");
});

test("given a host that nobody has approved, when a webhook is saved, then it waits", () => {
	const command = { name: "desk", filter: {}, webhook: { url: "https://unit.example/hook" } };
	const stateOf = (approved: boolean) => {
		const decision = decideSaveSubscription([], command, { who, actor, id, at, sealed: "c2VhbGVk", approved });
		return (
			"writes" in decision && decision.writes.find(({ statement }) => statement.name === "webhook.insert")?.row.state
		);
	};
	expect([stateOf(true), stateOf(false)]).toEqual(["active", "waiting-for-approval"]);
});
