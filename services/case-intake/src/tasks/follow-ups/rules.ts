import type { TaskKind } from "../task/kinds.ts";

/** What the law asks for afterwards, and by when. `days` is counted from the day of the change that calls for it. */
type FollowUpRule = { kind: TaskKind; days: number; says: string; law: readonly string[] };

export const followUpRules = {
	screeningDue: {
		kind: "screening",
		days: 3,
		says: "Screen the person: something was found that calls for it. The law says that identification is rapid; three days are this hub's own target.",
		law: ["UN Principles and Guidelines on Human Rights and Human Trafficking (2002), Guideline 2(1)"],
	},
	reflectionPeriodEnds: {
		kind: "reflectionPeriod",
		days: 30,
		says: "A reflection period of thirty days ends, counted from the day on which there were reasonable grounds. National law may give more, and a child longer.",
		law: [
			"Council of Europe Convention on Action against Trafficking (2005), Art. 13(1)",
			"Directive 2004/81/EC, Art. 6(1)",
		],
	},
	residencePermitEnds: {
		kind: "residencePermit",
		days: 150,
		says: "A residence permit is valid for six months at least; a month before, see until when this one is, and ask for the next. Move the task to the day that the permit says.",
		law: ["Directive 2004/81/EC, Art. 8(3)", "Trafficking Protocol, Art. 7"],
	},
	compensationClaimLapses: {
		kind: "compensationClaim",
		days: 30,
		says: "Find out by when a claim for compensation has to be made: national law says so. Move the task to that day.",
		law: ["Trafficking Protocol, Art. 6(6)"],
	},
	returnFollowedUp: {
		kind: "followUp",
		days: 0,
		says: "Ask those who received the person how they are after the return.",
		law: ["UN Principles and Guidelines on Human Rights and Human Trafficking (2002), Guideline 6(7)"],
	},
} as const satisfies Record<string, FollowUpRule>;
export type FollowUpCode = keyof typeof followUpRules;

export const ruleOf = (code: string | null): FollowUpRule | undefined =>
	code !== null && Object.hasOwn(followUpRules, code) ? followUpRules[code as FollowUpCode] : undefined;
