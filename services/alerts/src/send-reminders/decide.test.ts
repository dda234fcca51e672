import { expect, test } from "vitest";
import { alertState } from "../alert/testing.ts";
import { decideSendReminders, schedule, type Walk, walks } from "./decide.ts";

const now = Date.parse("2026-06-02T00:00:00Z");
const walk: Walk = { urgency: "priority", step: 1, after: 3_600_000 };
const priority = alertState({ urgency: "priority" });
const old = now - walk.after;
const ending = (expiresAt: string) => ({ ...priority, handling: { ...priority.handling, expiresAt } });

test.each([
	["a version that is old enough", priority, old, { upTo: 7, events: 1 }],
	["one that is not yet", priority, old + 1, { upTo: undefined, events: 0 }],
	["one that another has replaced", undefined, old, { upTo: 7, events: 0 }],
	["a recalled alert", { ...priority, status: "recalled" as const }, old, { upTo: 7, events: 0 }],
	["an alert of another urgency", alertState(), old, { upTo: 7, events: 0 }],
	["one that has expired", ending("2026-06-02T00:00:00Z"), old, { upTo: 7, events: 0 }],
	["one that has not", ending("2026-06-02T00:00:01Z"), old, { upTo: 7, events: 1 }],
])("given %s, its readers are reminded or not, and the walk comes so far", (_, alert, at, expected) => {
	const { upTo, events } = decideSendReminders(walk, [{ position: 7, at, alert }], now);
	expect({ upTo, events: events.length }).toEqual(expected);
});

test("the walk ends before the first change that is too young, so that none is passed over", () => {
	const passed = [old - 2, old - 1, old + 1, old - 1].map((at, n) => ({ position: n + 1, at, alert: priority }));
	expect(decideSendReminders(walk, passed, now)).toMatchObject({ upTo: 2, events: [{}, {}] });
});

test("what is more urgent is reminded of sooner, and everything a bounded number of times", () => {
	expect(walks.map(({ urgency, step }) => `${urgency} ${step}`)).toEqual([
		...["flash 1", "flash 2", "flash 3", "priority 1", "priority 2"],
	]);
	for (const steps of Object.values(schedule)) expect([...steps].sort((a, b) => a - b)).toEqual(steps);
	expect(Math.max(...schedule.flash)).toBeLessThan(Math.min(...schedule.priority));
});
