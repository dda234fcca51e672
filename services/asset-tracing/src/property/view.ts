import type { Fault } from "@seamark/errors";
import { faultsOfFirst, faultsOfSecond, faultsWhere } from "@seamark/service";

/** Property, and what was done about it: UNTOC 12 and 13. Where it is follows from the steps, which are only added. */

export const kinds = [
	...([
		"account",
		"cash",
		"crypto",
		"vehicle",
		"vessel",
		"aircraft",
		"real-estate",
		"company",
		"licence",
		"other",
	] as const),
] as const;
/** 12(1) to 12(5): why it may be taken. A company or licence may be there to be sanctioned alone (article 10). */
export const roles = [
	"proceeds",
	"substitute",
	"commingled",
	"corresponding-value",
	"income",
	"instrument",
	"sanctioned",
] as const;
export const stages = ["identified", "traced", "restrained", "confiscated", "returned", "released"] as const;
export type Stage = (typeof stages)[number];

export const stepKinds = [
	...(["trace", "urgent-freeze", "freeze", "restrain", "suspend", "value", "confiscate", "return", "lift"] as const),
	...(["claim", "admit-claim", "reject-claim", "confirm"] as const),
] as const;
export type StepKind = (typeof stepKinds)[number];

/** What is said with a step; what its kind does not need is left out. */
export type Said = {
	authority?: string;
	reference?: string;
	madeAt?: string;
	endsAt?: string;
	/** Minor units, as text. */
	amount?: string;
	currency?: string;
	/** Per cent a year by which it loses value. */
	yearlyDecay?: number;
	ground?: (typeof grounds)[number];
	/** The step that this one is about. */
	of?: number;
};
export const grounds = ["owner", "co-owner", "purchaser-in-good-faith", "lender"] as const;
export type Step = { n: number; kind: StepKind; said: Said; at: string; byOfficer: string | null };

type Rule = {
	/** Where the property may be. */
	from: readonly Stage[];
	to?: Stage;
	needs: readonly (keyof Said)[];
	/** It lets value go: another officer confirms it, and until then it has not happened. */
	twoPersons?: true;
};
const held: readonly Stage[] = ["identified", "traced", "restrained"];
const open: readonly Stage[] = [...held, "confiscated"];
const order = ["authority", "reference", "madeAt"] as const;

/** What each step asks for, and where it leads. */
export const rules: Record<StepKind, Rule> = {
	trace: { from: ["identified"], to: "traced", needs: [] },
	"urgent-freeze": { from: held, to: "restrained", needs: [...order, "endsAt"] },
	freeze: { from: held, to: "restrained", needs: [...order, "endsAt"] },
	restrain: { from: held, to: "restrained", needs: [...order, "endsAt"] },
	suspend: { from: held, to: "restrained", needs: [...order, "endsAt"] },
	value: { from: open, needs: ["amount", "currency"] },
	confiscate: { from: held, to: "confiscated", needs: order },
	return: { from: ["confiscated"], to: "returned", needs: order, twoPersons: true },
	lift: { from: held, to: "released", needs: order, twoPersons: true },
	claim: { from: open, needs: ["ground"] },
	"admit-claim": { from: open, needs: ["of", ...order] },
	"reject-claim": { from: open, needs: ["of", ...order] },
	confirm: { from: open, needs: ["of"] },
};

export type View = {
	stage: Stage;
	/** The order that holds it, or held it. */
	order: { kind: StepKind; authority: string; reference: string; endsAt: string; ended: boolean } | null;
	value: { amount: bigint; now: bigint; currency: string; at: string; yearlyDecay: number } | null;
	/** Steps by which others claimed it, and which no court has decided. */
	openClaims: number[];
	/** Claims that a court admitted. */
	admittedClaims: number[];
	/** Steps that another officer has yet to confirm. */
	waiting: number[];
};

const year = 365.25 * 86_400_000;
/** What is left of a value that decays by so many per cent a year, in whole minor units. */
export const decayed = (amount: bigint, perCent: number, ms: number): bigint => {
	const left = Math.exp((Math.log(1 - Math.min(perCent, 99) / 100) * Math.max(ms, 0)) / year);
	return (amount * BigInt(Math.round(left * 1_000_000))) / 1_000_000n;
};

const ofKind = (steps: readonly Step[], kind: StepKind): Set<number | undefined> =>
	new Set(steps.filter((one) => one.kind === kind).map(({ said }) => said.of));

const valuedAt = ({ amount: text, currency, yearlyDecay = 0 }: Said, when: string, at: number): View["value"] => {
	const amount = BigInt(text ?? 0);
	const now = decayed(amount, yearlyDecay, at - Date.parse(when));
	return { amount, now, currency: currency ?? "", at: when, yearlyDecay };
};

/** Where the property is at a moment. An order that has ended holds nothing any more. */
export const viewOf = (steps: readonly Step[], at: number): View => {
	const confirmed = ofKind(steps, "confirm");
	const [admitted, rejected] = [ofKind(steps, "admit-claim"), ofKind(steps, "reject-claim")];
	let [stage, before]: [Stage, Stage] = ["identified", "identified"];
	let orderNow: View["order"] = null;
	let value: View["value"] = null;
	for (const { n, kind, said, at: when } of steps) {
		const rule = rules[kind];
		if (rule.twoPersons && !confirmed.has(n)) continue;
		if (rule.to === "restrained") {
			const endsAt = said.endsAt ?? when;
			if (stage !== "restrained") before = stage;
			orderNow = {
				...{ kind, authority: said.authority ?? "", reference: said.reference ?? "", endsAt },
				ended: Date.parse(endsAt) <= at,
			};
		}
		if (rule.to) stage = rule.to;
		if (kind === "value") value = valuedAt(said, when, at);
	}
	if (stage === "restrained" && orderNow?.ended) stage = before;
	const numbersOf = (which: (one: Step) => boolean | undefined) => steps.filter(which).map(({ n }) => n);
	return {
		...{ stage, order: orderNow, value },
		openClaims: numbersOf(({ n, kind }) => kind === "claim" && !admitted.has(n) && !rejected.has(n)),
		admittedClaims: numbersOf(({ n, kind }) => kind === "claim" && admitted.has(n)),
		waiting: numbersOf(({ n, kind }) => rules[kind].twoPersons && !confirmed.has(n)),
	};
};

/** When the order ends that holds the property; undefined where none does. */
export const endsAtOf = ({ stage, order: held }: View): string | undefined =>
	stage === "restrained" ? held?.endsAt : undefined;

const second = { at: "/kind", first: "is about what you prepared", next: "another officer of your unit confirms it" };

/** Everything that keeps a step from being added. */
export const faultsOfStep = (
	{ kind: what, steps }: { kind: (typeof kinds)[number]; steps: readonly Step[] },
	{ kind, said }: { kind: StepKind; said: Said },
	{ officer, at }: { officer: string; at: number },
): Fault[] => {
	const view = viewOf(steps, at);
	const rule = rules[kind];
	const about = steps.find(({ n }) => n === said.of);
	const isDecision = kind === "admit-claim" || kind === "reject-claim";
	return [
		...rule.needs
			.filter((name) => said[name] === undefined)
			.map((name) => ({ at: `/${name}`, message: "is missing: this step needs it" })),
		...(rule.twoPersons ? faultsOfFirst(officer, "/kind") : []),
		...(kind === "confirm" ? faultsOfSecond(officer, [about?.byOfficer], second) : []),
		...faultsWhere(
			[
				!rule.from.includes(view.stage),
				"/kind",
				`is for property that is ${rule.from.join(" or ")}; this is ${view.stage}`,
			],
			[kind === "lift" && view.order === null, "/kind", "is for property that an order holds, or held"],
			[kind === "suspend" && what !== "company" && what !== "licence", "/kind", "is for companies and licences alone"],
			[said.endsAt !== undefined && Date.parse(said.endsAt) <= at, "/endsAt", "is over"],
			[said.madeAt !== undefined && Date.parse(said.madeAt) > at, "/madeAt", "lies ahead"],
			[isDecision && !view.openClaims.includes(said.of ?? 0), "/of", "is no claim that waits for a court"],
			[
				kind === "return" && view.openClaims.length > 0,
				"/kind",
				"waits: a third party claims the property, and no court has decided",
			],
			[rule.twoPersons === true && view.waiting.length > 0, "/kind", "waits already for another officer"],
			[kind === "confirm" && !view.waiting.includes(said.of ?? 0), "/of", "does not wait for another officer"],
			[
				kind === "confirm" && about?.kind === "return" && view.openClaims.length > 0,
				"/kind",
				"waits: a third party claims the property, and no court has decided",
			],
		),
	];
};

/** Days before the end of an order at which those who hold it are told. 0: it has ended. */
export const warnings = [14, 7, 1, 0] as const;
/** The warning that is due; undefined where none is, or it was given. */
export const warningDue = (endsAt: string, warned: number | null, at: number): number | undefined => {
	const days = (Date.parse(endsAt) - at) / 86_400_000;
	const due = warnings.findLast((one) => days <= one);
	return due !== undefined && (warned === null || due < warned) ? due : undefined;
};
