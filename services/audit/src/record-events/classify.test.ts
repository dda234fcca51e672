import { type EventName, encodeEvent, eventNames } from "@seamark/contracts";
import { expect, test } from "vitest";
import { classify, readEvent } from "./classify.ts";

const actor = { agencyId: "agency", postId: "post", officerId: "officer", purpose: "analysis" };
const read = <N extends EventName>(name: N, payload: Parameters<typeof encodeEvent<N>>[2]) =>
	classify(readEvent(encodeEvent(name, "subject", payload)));
const access = (action: string, found = true) =>
	read("RecordsAccessed", { actor, action, record: "alert", recordIds: ["a", "b"], found });

test("every event of the hub has an action, a kind of record and an actor where it names one", () => {
	const seen = {
		AlertRaised: read("AlertRaised", { actor, alertId: "a" }),
		AlertUpdated: read("AlertUpdated", { actor, alertId: "a" }),
		AlertRecalled: read("AlertRecalled", { actor, alertId: "a" }),
		AlertAcknowledged: read("AlertAcknowledged", { actor, alertId: "a" }),
		AlertFeedbackGiven: read("AlertFeedbackGiven", { actor, alertId: "a" }),
		SubscriptionChanged: read("SubscriptionChanged", { actor, subscriptionId: "s" }),
		RecordsAccessed: access("consultation"),
		DeliveryOpened: read("DeliveryOpened", { actor, streamId: "d" }),
		DeliveryProgressed: read("DeliveryProgressed", {
			ranges: [
				{ streamId: "d", toPosition: 1 },
				{ streamId: "e", toPosition: 1 },
			],
		}),
		DeliveryClosed: read("DeliveryClosed", { streamId: "d" }),
		DirectoryChanged: read("DirectoryChanged", { actor, entity: "duty-post", entityId: "p" }),
		TokenIssued: read("TokenIssued", { actor, tokenId: "t" }),
		TokenRefused: read("TokenRefused", { clientId: "as claimed" }),
	};
	expect(Object.keys(seen)).toEqual(eventNames);
	const who = { agency: "agency", post: "post", officer: "officer", purpose: "analysis" };
	const nobody = { agency: "", post: "", officer: "", purpose: "" };
	expect(seen).toEqual({
		AlertRaised: { ...who, action: "collection", record: "alert", recordIds: ["a"] },
		AlertUpdated: { ...who, action: "alteration", record: "alert", recordIds: ["a"] },
		AlertRecalled: { ...who, action: "erasure", record: "alert", recordIds: ["a"] },
		AlertAcknowledged: { ...who, action: "alteration", record: "alert", recordIds: ["a"] },
		AlertFeedbackGiven: { ...who, action: "alteration", record: "alert", recordIds: ["a"] },
		SubscriptionChanged: { ...who, action: "administration", record: "subscription", recordIds: ["s"] },
		RecordsAccessed: { ...who, action: "consultation", record: "alert", recordIds: ["a", "b"] },
		DeliveryOpened: { ...who, action: "disclosure", record: "delivery", recordIds: ["d"] },
		DeliveryProgressed: { ...nobody, action: "disclosure", record: "delivery", recordIds: ["d", "e"] },
		DeliveryClosed: { ...nobody, action: "disclosure", record: "delivery", recordIds: ["d"] },
		DirectoryChanged: { ...who, action: "administration", record: "duty-post", recordIds: ["p"] },
		TokenIssued: { ...who, action: "authentication", record: "token", recordIds: ["t"] },
		TokenRefused: { ...nobody, action: "authentication", record: "token", recordIds: [] },
	});
});

test.each(["consultation", "disclosure", "export"])("a %s that found nothing is an attempt", (action) => {
	expect(access(action).action).toBe(action);
	expect(access(action, false).action).toBe("attempt");
});

test("what cannot be understood is kept as unknown", () => {
	const unknown = { agency: "", post: "", officer: "", purpose: "", action: "unknown", record: "", recordIds: [] };
	expect(classify(readEvent({ type: "seamark.events.v1.Later", data: new Uint8Array() }))).toEqual(unknown);
	expect(classify(readEvent({ type: "seamark.events.v1.AlertRaised", data: new Uint8Array([0xff, 0xff]) }))).toEqual(
		unknown,
	);
	expect(access("peeking").action).toBe("unknown");
});

test("a NUL, which the database cannot hold, keeps no event out", () => {
	const { agency, recordIds } = read("AlertRaised", { actor: { agencyId: "a\u0000b" }, alertId: "\u0000" });
	expect([agency, ...recordIds]).toEqual(["a\ufffdb", "\ufffd"]);
});
