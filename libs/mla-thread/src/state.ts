/** The two parties of a request. Nobody else makes statements in its thread. */
export const sides = ["requesting", "requested"] as const;
export type Side = (typeof sides)[number];
export const otherSide = (side: Side): Side => (side === "requesting" ? "requested" : "requesting");

/** Where a request is, in parts that change apart from each other. The values of each part, its first value first. */
export const parts = {
	stage: ["none", "submitted", "registered", "returned", "executing", "postponed", "answered", "refused", "withdrawn"],
	/** An oral request (UNTOC 18(14)) is valid until its clock ends, unless it is confirmed in writing. */
	oral: ["no", "unconfirmed", "confirmed"],
	consultation: ["none", "open", "replied", "closed"],
	conditions: ["none", "proposed", "accepted", "declined"],
	costs: ["none", "proposed", "agreed"],
	confidentiality: ["none", "required", "cannot-be-kept"],
	otherUse: ["none", "asked", "consented", "declined"],
	answers: ["none", "some"],
	/** UNTOC 16(10): a State that does not surrender its national submits the case to its own authorities, where the other State asks for it. */
	domesticCase: ["none", "may-be-asked", "asked", "opened", "ended"],
} as const;

export type Part = keyof typeof parts;
export type State = { [P in Part]: (typeof parts)[P][number] };
export const partNames = Object.keys(parts) as Part[];

export const start: State = {
	stage: "none",
	oral: "no",
	consultation: "none",
	conditions: "none",
	costs: "none",
	confidentiality: "none",
	otherUse: "none",
	answers: "none",
	domesticCase: "none",
};

/** For each part that is named, the values that it may have. */
export type Where = { readonly [P in Part]?: readonly State[P][] };

export const fits = (state: State, where: Where): boolean =>
	partNames.every((part) => {
		const allowed: readonly string[] | undefined = where[part];
		return !allowed || allowed.includes(state[part]);
	});

/** The parts that keep a statement from being made now, with what they are and what they would have to be. */
export const misfits = (state: State, where: Where): { part: Part; is: string; mustBe: readonly string[] }[] =>
	partNames.flatMap((part) => {
		const allowed: readonly string[] | undefined = where[part];
		return !allowed || allowed.includes(state[part]) ? [] : [{ part, is: state[part], mustBe: allowed }];
	});
