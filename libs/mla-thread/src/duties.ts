import { type ClockName, live, open } from "./kind.ts";
import { kindOf } from "./kinds.ts";
import { fits, type Side, type State, start, type Where } from "./state.ts";
import { readable } from "./statement.ts";
import type { View } from "./view.ts";

/** How long a duty may take is a policy of the hub: by these names its settings say so. */
export type Term = "register" | "execute" | "reply";

type Duty = { by: Side; where: Where; term: Term; clock?: ClockName };

/** What a side owes next, by where the request is. Both sides read the same from the same thread, each for itself and for the other. */
export const duties = {
	register: { by: "requested", where: { stage: ["submitted"] }, term: "register" },
	"check-and-send-on": { by: "requested", where: { stage: ["registered"] }, term: "reply" },
	execute: { by: "requested", where: { stage: ["executing"] }, term: "execute" },
	"see-whether-to-resume": { by: "requested", where: { stage: ["postponed"] }, term: "execute" },
	"close-the-consultation": { by: "requested", where: { stage: live, consultation: ["replied"] }, term: "reply" },
	"answer-about-another-use": { by: "requested", where: { otherUse: ["asked"] }, term: "reply" },
	"confirm-in-writing": {
		by: "requesting",
		where: { stage: open, oral: ["unconfirmed"] },
		term: "reply",
		clock: "confirmBy",
	},
	"send-what-is-missing": { by: "requesting", where: { stage: ["returned"] }, term: "reply" },
	"reply-in-the-consultation": {
		by: "requesting",
		where: { stage: live, consultation: ["open"] },
		term: "reply",
		clock: "replyBy",
	},
	"answer-the-conditions": { by: "requesting", where: { stage: live, conditions: ["proposed"] }, term: "reply" },
	"answer-about-costs": { by: "requesting", where: { stage: live, costs: ["proposed"] }, term: "reply" },
	"open-a-domestic-case": {
		by: "requested",
		where: { domesticCase: ["asked"] },
		term: "reply",
		clock: "submitBy",
	},
	"say-how-the-domestic-case-ended": { by: "requested", where: { domesticCase: ["opened"] }, term: "execute" },
	"decide-without-confidentiality": {
		by: "requesting",
		where: { stage: open, confidentiality: ["cannot-be-kept"] },
		term: "reply",
	},
} as const satisfies Record<string, Duty>;

export type DutyName = keyof typeof duties;
export const dutyNames = Object.keys(duties) as DutyName[];
export const dutyOf = (name: DutyName): Duty => duties[name];

/** A duty that a side has, since when; `ends` where a statement said its end. In milliseconds since 1970. */
export type Owed = { duty: DutyName; since: number; ends?: number };

/** What both sides owe after the statements of a view. */
export const owedIn = ({ thread, clocks }: View): Owed[] => {
	let state = start;
	const since = new Map<DutyName, number>();
	for (const { known, outcome } of thread) {
		if (outcome === "holds") state = { ...state, ...kindOf(known.statement.kind).to };
		for (const name of dutyNames)
			if (!fits(state, dutyOf(name).where)) since.delete(name);
			else if (!since.has(name)) since.set(name, Date.parse(known.statement.at));
	}
	return [...since].map(([duty, from]) => {
		const { clock } = dutyOf(duty);
		const ends = clock && clocks[clock];
		return { duty, since: from, ...(ends === undefined || !Number.isFinite(ends) ? {} : { ends }) };
	});
};

/** Every clock that runs, with its end: a clock runs as long as what it is for is owed. */
export const runningClocks = (owed: readonly Owed[]): Partial<Record<ClockName, number>> =>
	Object.fromEntries(
		owed.flatMap(({ duty, ends }) => {
			const { clock } = dutyOf(duty);
			return clock && ends !== undefined ? [[clock, ends]] : [];
		}),
	);

/** An oral request that nobody confirmed in time is worth nothing any more. One that has ended has ended otherwise. */
export const lapsed = ({ state, clocks }: { state: State; clocks: View["clocks"] }, now: number): boolean =>
	fits(state, dutyOf("confirm-in-writing").where) && now > (clocks.confirmBy ?? Number.POSITIVE_INFINITY);

export const levels = ["in-time", "soon", "late", "escalated"] as const;
export type Level = (typeof levels)[number];

/** When a duty has to be done, and how it is with that now: soon in the last quarter of its term, escalated once half of it has gone by again. */
export const dueOf = (
	{ duty, since, ends }: Owed,
	terms: Readonly<Record<Term, number>>,
	now: number,
): { due: number; level: Level } => {
	const due = Math.max(readable(ends ?? since + terms[dutyOf(duty).term]), 0);
	const whole = Math.max(due - since, 1);
	const level: Level =
		now > due + whole / 2 ? "escalated" : now > due ? "late" : now > due - whole / 4 ? "soon" : "in-time";
	return { due, level };
};
