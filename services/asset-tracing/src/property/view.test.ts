import { expect, test } from "vitest";
import {
	decayed,
	endsAtOf,
	faultsOfStep,
	type Said,
	type Step,
	type StepKind,
	viewOf,
	warningDue,
	warnings,
} from "./view.ts";

const at = Date.parse("2026-06-01T00:00:00Z");
const day = 86_400_000;
const order = { authority: "High Court (invented)", reference: "7/2026", madeAt: "2026-05-01T00:00:00.000Z" };
const until = (days: number) => new Date(at + days * day).toISOString();
const stepsOf = (...made: [kind: StepKind, said?: Said, byOfficer?: string][]): Step[] =>
	made.map(([kind, said = {}, byOfficer = "first"], n) => ({
		...{ n: n + 1, kind, said, byOfficer, at: "2026-05-02T00:00:00.000Z" },
	}));
const wrong = (steps: Step[], kind: StepKind, said: Said = {}, officer = "first") =>
	faultsOfStep({ kind: "vessel", steps }, { kind, said }, { officer, at }).map((one) => one.at);

test("property goes from identified to returned by orders, and an order that has ended holds nothing", () => {
	const frozen = stepsOf(["trace"], ["freeze", { ...order, endsAt: until(10) }]);
	expect([viewOf([], at).stage, viewOf(frozen, at).stage]).toEqual(["identified", "restrained"]);
	expect([viewOf(frozen, at + 10 * day).stage, viewOf(frozen, at + 10 * day).order?.ended]).toEqual(["traced", true]);
	expect([endsAtOf(viewOf(frozen, at)), endsAtOf(viewOf(frozen, at + 10 * day))]).toEqual([until(10), undefined]);
	const longer = [...frozen, ...stepsOf(["trace"], ["trace"], ["restrain", { ...order, endsAt: until(90) }]).slice(2)];
	expect(viewOf(longer, at + 50 * day).stage).toBe("restrained");
	// It lapsed and was frozen again: it falls back to where it was before both.
	expect(viewOf(longer, at + 91 * day).stage).toBe("traced");
	expect(wrong([], "freeze", { ...order })).toEqual(["/endsAt"]);
	expect(wrong([], "freeze", { ...order, endsAt: until(-1) })).toEqual(["/endsAt"]);
	expect(wrong([], "suspend", { ...order, endsAt: until(5) })).toEqual(["/kind"]);
	expect(wrong([], "return", order)).toEqual(["/kind"]);
});

test("what lets value go counts only when another officer has confirmed it", () => {
	const taken = stepsOf(["confiscate", order], ["return", order]);
	expect(viewOf(taken, at)).toMatchObject({ stage: "confiscated", waiting: [2] });
	expect(wrong(taken, "confirm", { of: 2 })).toEqual(["/kind"]);
	expect(wrong(taken, "confirm", { of: 2 }, "")).toEqual(["/kind"]);
	expect(wrong(taken, "confirm", { of: 1 }, "second")).toEqual(["/of"]);
	expect(wrong(taken, "confirm", { of: 2 }, "second")).toEqual([]);
	const done = stepsOf(["confiscate", order], ["return", order], ["confirm", { of: 2 }, "second"]);
	expect(viewOf(done, at)).toMatchObject({ stage: "returned", waiting: [] });
	expect(wrong(taken, "return", order)).toEqual(["/kind"]);
	const lifted = stepsOf(["freeze", { ...order, endsAt: until(9) }], ["lift", order], ["confirm", { of: 2 }, "second"]);
	expect(viewOf(lifted, at).stage).toBe("released");
	// What an order held until it ended goes back in the same way; what none ever held is not lifted.
	expect(wrong(stepsOf(["freeze", { ...order, endsAt: until(-1) }]), "lift", order)).toEqual([]);
	expect(wrong(stepsOf(["trace"]), "lift", order)).toEqual(["/kind"]);
});

test("what a third party claims is not returned before a court has decided", () => {
	const claimed = stepsOf(["confiscate", order], ["claim", { ground: "purchaser-in-good-faith" }]);
	expect(viewOf(claimed, at).openClaims).toEqual([2]);
	expect(wrong(claimed, "return", order)).toEqual(["/kind"]);
	expect(wrong(claimed, "admit-claim", { ...order, of: 1 })).toEqual(["/of"]);
	const rejected = [...claimed, { ...(stepsOf(["reject-claim", { ...order, of: 2 }])[0] as Step), n: 3 }];
	expect(viewOf(rejected, at).openClaims).toEqual([]);
	expect(wrong(rejected, "return", order)).toEqual([]);
	// A claim that comes after the return was prepared keeps it from being confirmed.
	const late = stepsOf(["confiscate", order], ["return", order], ["claim", { ground: "lender" }]);
	expect(wrong(late, "confirm", { of: 2 }, "second")).toEqual(["/kind"]);
});

test("property loses value with time, by what was said of it", () => {
	expect(decayed(100_000n, 20, 365.25 * day)).toBe(80_000n);
	expect(decayed(100_000n, 20, 2 * 365.25 * day)).toBe(64_000n);
	expect([decayed(100_000n, 0, 99 * day), decayed(100_000n, 20, -day)]).toEqual([100_000n, 100_000n]);
});

test("each warning before the end of an order is given once, and the last one when it has ended", () => {
	let warned: number | null = null;
	const given: number[] = [];
	for (let left = 20; left >= -2; left -= 0.5) {
		const due = warningDue(until(20), warned, at + (20 - left) * day);
		if (due === undefined) continue;
		given.push(due);
		warned = due;
	}
	expect(given).toEqual([...warnings]);
	// Nobody looked for two weeks: the nearest one is given, and not those before it.
	expect(warningDue(until(0.5), null, at)).toBe(1);
});
