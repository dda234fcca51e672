import { type Assistance, assistanceNames, type ProtectiveMeasure, protectiveMeasureNames } from "@seamark/mla-rules";
import { kindNames, parts, sides } from "@seamark/mla-thread";
import { Country, Day, Id, Moment, object, oneOf, orNull, text, Version } from "@seamark/service/schema";
import Type, { type Static } from "typebox";

/** What protects a victim or a witness in the proceedings. */
export const MeasuresSchema = Type.Array(oneOf(protectiveMeasureNames as [ProtectiveMeasure, ...ProtectiveMeasure[]]), {
	maxItems: protectiveMeasureNames.length,
	uniqueItems: true,
});

/** Words of the prosecutor. Who persons are is never among them: they are named by id, and the vault knows the rest. */
export const ContentsSchema = object({
	authority: Type.Optional(text(500)),
	subject: Type.Optional(text(2_000)),
	proceedings: Type.Optional(text(2_000)),
	conductedBy: Type.Optional(text(500)),
	conductedByFunctions: Type.Optional(text(2_000)),
	facts: Type.Optional(text(50_000)),
	assistance: Type.Optional(text(20_000)),
	procedure: Type.Optional(text(20_000)),
	persons: Type.Optional(
		Type.Array(
			object({
				id: Id,
				nationality: Type.Optional(Country),
				location: Type.Optional(text(500)),
				measures: Type.Optional(MeasuresSchema),
			}),
			{
				maxItems: 200,
			},
		),
	),
	purpose: Type.Optional(text(5_000)),
	property: Type.Optional(text(20_000)),
	order: Type.Optional(text(5_000)),
	extentOfExecution: Type.Optional(text(5_000)),
	actions: Type.Optional(text(20_000)),
	documents: Type.Optional(Type.Array(text(500), { maxItems: 200 })),
	detained: Type.Optional(object({ consents: Type.Boolean(), agreed: Type.Boolean() })),
	questions: Type.Optional(text(20_000)),
	offence: Type.Optional(text(5_000)),
	law: Type.Optional(text(20_000)),
	warrant: Type.Optional(text(5_000)),
	preservedUntil: Type.Optional(Day),
});

const Answer = oneOf(["yes", "no", "unknown"] as const);
/** What the legal basis depends on. */
export const OffenceSchema = object({
	protocol: Type.Optional(oneOf(["tip", "som"])),
	serious: Answer,
	transnational: Answer,
	organisedGroup: Answer,
	offenceThere: Answer,
	ageDiffers: Type.Optional(Answer),
	internalOnly: Type.Optional(Answer),
});

export const AssistanceSchema = Type.Array(oneOf(assistanceNames as [Assistance, ...Assistance[]]), {
	maxItems: assistanceNames.length,
	uniqueItems: true,
});

const drafted = {
	requested: Id,
	assistance: AssistanceSchema,
	contents: ContentsSchema,
	offence: OffenceSchema,
};

/** A draft may be incomplete: what is missing says the check, and filing refuses it. */
export const NewRequest = object({
	requested: drafted.requested,
	assistance: drafted.assistance,
	contents: drafted.contents,
	offence: Type.Optional(drafted.offence),
});
export const ChangedRequest = object({
	requested: Type.Optional(drafted.requested),
	assistance: Type.Optional(drafted.assistance),
	contents: Type.Optional(drafted.contents),
	offence: Type.Optional(drafted.offence),
	expectedVersion: Version,
});

export const Side = oneOf(sides);
export const Kind = oneOf(kindNames as unknown as [string, ...string[]]);
export const stages = ["draft", ...parts.stage.filter((one) => one !== "none")] as const;
export const Stage = oneOf(stages as unknown as [string, ...string[]]);

const stateOf = Object.fromEntries(
	Object.entries(parts).map(([part, values]) => [part, oneOf([...values] as [string, ...string[]])]),
);

export const RequestAnswer = object({
	id: Id,
	side: Side,
	requesting: Id,
	requested: Id,
	reference: Type.String({ description: "this side's own number" }),
	otherReference: orNull(Type.String({ description: "the other side's number, once it is known" })),
	stage: Stage,
	state: object(stateOf),
	clocks: Type.Array(object({ clock: Type.String(), ends: Moment })),
	/** Both copies differ, and both are kept as proof. */
	diverged: Type.Boolean(),
	/** An oral request whose clock ended before it was confirmed. */
	lapsed: Type.Boolean(),
	assistance: AssistanceSchema,
	createdAt: Moment,
	changedAt: Moment,
	erasedAt: orNull(Moment),
	version: Type.Integer(),
});

/** With what it says, and what this side may say next. */
export const WholeRequest = object({
	...RequestAnswer.properties,
	contents: ContentsSchema,
	offence: OffenceSchema,
	may: Type.Array(Kind),
});
export type WholeRequest = Static<typeof WholeRequest>;

export const FaultSchema = object({ at: Type.String(), article: Type.String(), message: Type.String() });
