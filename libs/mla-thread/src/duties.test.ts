import { expect, test } from "vitest";
import { type Copy, prepare } from "./copy.ts";
import { dueOf, dutyNames, dutyOf, lapsed, owedIn, runningClocks } from "./duties.ts";
import { skeletonOf } from "./erased.ts";
import type { KindName } from "./kinds.ts";
import { kindNames, kindOf } from "./kinds.ts";
import { fits, parts, type Side, start } from "./state.ts";
import { at, deliver, make, newWorld, type World } from "./testing.ts";
import { viewOf } from "./view.ts";

const both = (world: World): World => {
	let now = world;
	for (const to of ["requesting", "requested"] as const)
		for (const by of ["requesting", "requested"] as const)
			for (const known of now.copies[to === "requesting" ? "requested" : "requesting"].chains[by])
				now = deliver(now, to, known);
	return now;
};
const told = (...said: [Side, KindName][]): World =>
	said.reduce((world, [by, kind]) => both(make(world, by, kind)), newWorld());
const owed = ({ chains }: Copy) => owedIn(viewOf(chains)).map(({ duty }) => duty);

test("both sides read the same duties from the same thread, and each duty ends with what does it", () => {
	const filed = told(["requesting", "submit"]);
	const consulting = told(["requesting", "submit"], ["requested", "register"], ["requested", "open-consultation"]);
	for (const world of [filed, consulting]) expect(owed(world.copies.requesting)).toEqual(owed(world.copies.requested));
	expect(owed(filed.copies.requested)).toEqual(["register"]);
	expect(owed(consulting.copies.requested)).toEqual(["check-and-send-on", "reply-in-the-consultation"]);
	const replied = both(make(consulting, "requesting", "reply-in-consultation"));
	expect(owed(replied.copies.requesting)).toEqual(["check-and-send-on", "close-the-consultation"]);
	const over = both(make(told(["requesting", "submit"]), "requesting", "withdraw"));
	expect(owed(over.copies.requested)).toEqual([]);
});

test("a duty is due when its term ends, or when the statement said so; soon, late and escalated follow", () => {
	const terms = { register: 4_000, execute: 1, reply: 1 };
	const duty = { duty: "register", since: 1_000 } as const;
	const levels = [1_000, 4_000, 4_001, 5_000, 5_001, 7_000, 7_001].map((now) => dueOf(duty, terms, now).level);
	expect(levels).toEqual(["in-time", "in-time", "soon", "soon", "late", "late", "escalated"]);
	expect(dueOf({ ...duty, ends: 9_000 }, terms, 0).due).toBe(9_000);
	const [oral] = owedIn(viewOf(told(["requesting", "submit-orally"]).copies.requesting.chains)).filter(
		({ ends }) => ends,
	);
	expect(oral).toMatchObject({ duty: "confirm-in-writing", since: Date.parse(at) });
});

test("whatever end the other side signs, a duty is due at a time that can be written", () => {
	const terms = { register: 90 * 86_400_000, execute: 1, reply: 1 };
	for (const [since, ends] of [
		[0, Date.parse("+275760-09-13T00:00:00Z")],
		[0, Date.parse("-000001-01-01T00:00:00Z")],
		[Date.parse("9999-12-31T23:59:59.999Z"), undefined],
	] as const) {
		const { due } = dueOf(
			{ duty: "register", since, ...(ends === undefined ? {} : { ends }) },
			terms,
			1_800_000_000_000,
		);
		expect(new Date(due).toISOString()).toMatch(/^\d{4}-/);
	}
});

test("a clock runs as long as what it is for is owed, and an oral request that ended has not lapsed", () => {
	const late = Date.parse("2026-06-01T00:00:00.000Z");
	const after = (...said: Parameters<typeof told>) => {
		const view = viewOf(told(...said).copies.requesting.chains);
		const clocks = runningClocks(owedIn(view));
		return { clocks, lapsed: lapsed({ state: view.state, clocks: view.clocks }, late) };
	};
	const oral = ["requesting", "submit-orally"] as const;
	expect(after([...oral])).toEqual({ clocks: { confirmBy: Date.parse("2026-05-05T00:00:00.000Z") }, lapsed: true });
	expect(after([...oral], ["requesting", "confirm-in-writing"])).toEqual({ clocks: {}, lapsed: false });
	expect(after([...oral], ["requesting", "withdraw"])).toEqual({ clocks: {}, lapsed: false });
});

test("whatever form and year of an end the other side signs, a clock ends at a time that can be written, and stays when its words go", () => {
	const ends = (confirmBy: string) => {
		const made = prepare(newWorld().copies.requesting, { kind: "submit-orally", at, content: { confirmBy } });
		if (!("bytes" in made)) return made;
		const known = { bytes: made.bytes, hash: "", signature: "", statement: made.statement };
		return [known, { ...known, statement: skeletonOf(known) }].map((one) => {
			const { confirmBy: until } = viewOf({ requesting: [one], requested: [] }).clocks;
			return new Date(until ?? Number.NaN).toISOString();
		});
	};
	const end = "2026-05-05T00:00:00.000Z";
	expect(ends("2026-05-05T13:00:00+13:00")).toEqual([end, end]);
	for (const far of ["+275760-09-13T00:00:00Z", "-000001-01-01T00:00:00Z"])
		expect(ends(far)).toEqual([expect.stringMatching(/^\d{4}-/), expect.stringMatching(/^\d{4}-/)]);
	expect(ends("soon")).toMatchObject({ objections: [{ kind: "clock-missing" }] });
});

test("no duty is without somebody who can end it, and a request that is open always has one", () => {
	for (const name of dutyNames) {
		const { by, where } = dutyOf(name);
		const state = { ...start, ...Object.fromEntries(Object.entries(where).map(([part, [value]]) => [part, value])) };
		const ends = kindNames.some((kind) => {
			const { by: who, from, to } = kindOf(kind);
			return who === by && fits(state, { stage: from.stage ?? parts.stage }) && !fits({ ...state, ...to }, where);
		});
		expect([name, ends]).toEqual([name, true]);
	}
	for (const stage of ["submitted", "registered", "returned", "executing", "postponed"] as const)
		expect(dutyNames.some((name) => fits({ ...start, stage }, dutyOf(name).where))).toBe(true);
});
