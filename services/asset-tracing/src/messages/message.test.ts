import { expect, test } from "vitest";
import { faultsOfMessageStep, type MessageStepKind, type StoredMessage, stateOf } from "./message.ts";

const [sender, receiver] = ["a", "b"];
const at = Date.parse("2026-06-01T00:00:00Z");
const message = (o: Partial<StoredMessage>, ...kinds: MessageStepKind[]): StoredMessage => ({
	...{
		id: "m",
		kind: "request",
		sender,
		receiver,
		purpose: "financial-investigation",
		onward: "with-consent" as const,
	},
	...{ feedbackBy: null, lookup: null, sentAt: "2026-05-01T00:00:00Z", version: 1 },
	key: { keyId: "k", wrapped: Buffer.alloc(0) },
	...o,
	steps: (["sent", ...kinds] as const).map((kind, n) => ({
		...{ n: n + 1, kind, by: sender, at: "2026-05-01T00:00:00Z", sealed: Buffer.alloc(0) },
	})),
});
const may = (one: StoredMessage, kind: MessageStepKind, by: string) =>
	faultsOfMessageStep(one, { kind, by, at }).length === 0;

test("a request is answered once by who was asked; feedback and consent go between who got and who gave", () => {
	const open = message({});
	expect([may(open, "answer", receiver), may(open, "answer", sender), may(open, "feedback", sender)]).toEqual([
		true,
		false,
		false,
	]);
	const answered = message({}, "answer");
	expect([may(answered, "answer", receiver), may(answered, "decline", receiver)]).toEqual([false, false]);
	expect([may(answered, "feedback", sender), may(answered, "feedback", receiver)]).toEqual([true, false]);
	expect([may(answered, "ask-consent", sender), may(answered, "ask-consent", receiver)]).toEqual([true, false]);
	const asked = message({}, "answer", "ask-consent");
	expect([
		may(asked, "give-consent", receiver),
		may(asked, "give-consent", sender),
		may(asked, "ask-consent", sender),
	]).toEqual([...[true, false, false]]);
	expect(may(message({}, "decline"), "feedback", sender)).toBe(false);
});

test("a disclosure is not answered; who got it asks for consent before another use, where that may be given at all", () => {
	const told = message({ kind: "disclosure" });
	expect([may(told, "answer", receiver), may(told, "feedback", receiver), may(told, "ask-consent", receiver)]).toEqual([
		...[false, true, true],
	]);
	expect(may(message({ kind: "disclosure", onward: "no" }), "ask-consent", receiver)).toBe(false);
	expect(may(told, "sent", sender)).toBe(false);
});

test("feedback is due by its day, and late after it", () => {
	const due = (feedbackBy: string | null, ...kinds: MessageStepKind[]) =>
		stateOf(message({ feedbackBy }, ...kinds), at).feedback;
	expect([
		due(null),
		due("2026-06-02T00:00:00Z", "answer"),
		due("2026-05-31T00:00:00Z", "answer"),
		due("2026-05-31T00:00:00Z", "answer", "feedback"),
	]).toEqual([...["none", "due", "overdue", "given"]]);
	// Nobody owes feedback on information that was not given.
	expect([due("2026-05-31T00:00:00Z"), due("2026-05-31T00:00:00Z", "decline")]).toEqual(["none", "none"]);
});
