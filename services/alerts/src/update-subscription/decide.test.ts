import { expect, test } from "vitest";
import { actor, outcomeOf } from "../alert/testing.ts";
import type { Subscription } from "../store/subscriptions.ts";
import { decideUpdateSubscription } from "./decide.ts";

const id = "01900000-0000-7000-8000-000000000002";
const found = { id, post: "p", name: "desk", filter: { kinds: ["route"] }, version: 3 } as Subscription;

test.each([
	["a name alone", { name: "night" }, { id, name: "night", filter: { kinds: ["route"] }, version: 4 }],
	[
		"a filter alone, whole",
		{ filter: { countries: ["FJ"] } },
		{ id, name: "desk", filter: { countries: ["FJ"] }, version: 4 },
	],
	["a filter that lets everything through", { filter: {} }, { id, name: "desk", filter: {}, version: 4 }],
])("given %s, when it is changed, then the rest stays", (_what, command, answer) => {
	expect(outcomeOf(decideUpdateSubscription(found, command, actor))).toEqual({
		writes: ["subscription.replace"],
		events: ["SubscriptionChanged"],
		answer,
	});
});

test("given nothing, when it is changed, then it is refused", () => {
	expect(outcomeOf(decideUpdateSubscription(found, {}, actor))).toEqual({ refused: "REFUSED" });
});
