import fc from "fast-check";
import type { Assess } from "../assess-person/decide.ts";
import type { ChangeRoles } from "../change-roles/decide.ts";
import { jurisdictionFor } from "../classify/jurisdictions.ts";
import { always } from "../classify/laws.ts";
import { factsOf } from "../classify/testing.ts";
import type { Facts } from "../classify/types.ts";
import type { RecordIdentification } from "../record-identification/decide.ts";
import type { RecordReturn } from "../record-return/decide.ts";
import type { RecordScreening } from "../record-screening/decide.ts";
import type { SetFlags } from "../set-flags/decide.ts";
import { statusConduct } from "./offences.ts";
import {
	identifications,
	protectionFlags,
	type Role,
	returnKinds,
	roles,
	type Suspicion,
	screeningOutcomes,
} from "./state.ts";
import { by, facts, safeReturn } from "./testing.ts";

/** What people might do with a person of a case, for properties of everything that may come of it. */

export type Command =
	| { do: "assess"; with: Assess }
	| { do: "changeRoles"; with: ChangeRoles }
	| { do: "screen"; with: RecordScreening }
	| { do: "flag"; with: SetFlags }
	| { do: "identify"; with: RecordIdentification }
	| { do: "return"; with: RecordReturn }
	| Beside;
/** What changes nobody. */
export type Beside = { do: "charge"; offence: string; chargedOn: string | undefined } | { do: "draft" };

const child: Facts = factsOf(
	{ act: "met", means: "notMet", purpose: "met", entry: "notMet", stay: "notMet" },
	{ to: 14 },
);
const someFacts = fc.constantFrom<Facts[]>(...Object.values(facts), facts.neither, facts.neither, child);
const law = fc.constantFrom("UN", "UN", "EU", "VU").map((code) => always(jurisdictionFor(code)));
/** Acts on both sides of a change of law. */
const laws = fc.oneof(
	{ weight: 3, arbitrary: law },
	fc.tuple(law, law).map((two) => two.flat()),
);
const flags = fc.oneof(
	{ weight: 3, arbitrary: fc.constant([]) },
	{ weight: 1, arbitrary: fc.subarray([...protectionFlags], { maxLength: 2 }) },
);
const mostly = <T>(usual: readonly T[], rare: readonly T[]) =>
	fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: fc.constantFrom(...rare) });
const someSuspicion: fc.Arbitrary<Suspicion> = fc.record({
	offence: mostly(["homicide", "smuggling", "otherOffence"], Object.keys(statusConduct)),
	ground: mostly(["Named by four persons"], [""]),
	relation: mostly<Suspicion["relation"]>(["unrelated", "unknown"], ["consequence"]),
	unrelatedBy: mostly<Suspicion["unrelatedBy"]>(["secondOfficer", "prosecutor"], ["before", null]),
});
const roleAndSuspicion = fc.oneof(
	fc.record({
		roles: fc.subarray<Role>(["witness", "refugee"]).map((more): Role[] => ["suspect", ...more]),
		suspicion: fc.oneof(someSuspicion, someSuspicion, fc.constant(null)),
	}),
	fc.record({ roles: fc.subarray([...roles], { minLength: 1, maxLength: 3 }), suspicion: fc.constant(null) }),
	fc.record({
		roles: fc.constantFrom<Role[]>("witness", "other").map((one) => [one]),
		suspicion: fc.option(someSuspicion),
	}),
);
const someReturn: fc.Arbitrary<RecordReturn["return"]> = fc
	.record(
		{
			kind: fc.constantFrom(...returnKinds),
			happenedOn: fc.constantFrom(null, null, "2026-05-30"),
			voluntary: fc.constantFrom("yes", "no", "unknown"),
			safetyAssessed: fc.boolean(),
			proceedingsChecked: fc.boolean(),
			acceptingService: fc.constantFrom(null, "01900000-0000-7000-8000-0000000000aa"),
			followUpOn: fc.constantFrom(null, "2026-07-01"),
			bestInterests: fc.constantFrom(
				null,
				{ decision: "return" as const, reference: "bi" },
				{ decision: "stay" as const, reference: "bi" },
			),
		},
		{ requiredKeys: [] },
	)
	.map((changes) => safeReturn(changes as Partial<RecordReturn["return"]>));
const wellPrepared = safeReturn({ bestInterests: { decision: "return", reference: "bi" } });

export const command: fc.Arbitrary<Command> = fc.oneof(
	{
		weight: 4,
		arbitrary: fc.record({ facts: someFacts, laws }).map((one) => ({ do: "assess", with: { ...one, by } }) as const),
	},
	{ weight: 4, arbitrary: roleAndSuspicion.map((one) => ({ do: "changeRoles", with: one }) as const) },
	{
		weight: 4,
		arbitrary: fc
			.record({ outcome: fc.constantFrom(...screeningOutcomes, "noProtectionNeed" as const), flags })
			.map((one) => ({ do: "screen", with: { ...one, by } }) as const),
	},
	{ weight: 1, arbitrary: flags.map((one) => ({ do: "flag", with: { flags: one } }) as const) },
	{
		weight: 1,
		arbitrary: fc
			.constantFrom(...identifications)
			.map((one) => ({ do: "identify", with: { identification: one } }) as const),
	},
	{
		weight: 4,
		arbitrary: fc
			.oneof(someReturn, fc.constant(wellPrepared))
			.map((one) => ({ do: "return", with: { return: one, by } }) as const),
	},
	{
		weight: 3,
		arbitrary: fc.record({
			do: fc.constant("charge" as const),
			offence: mostly(["homicide", "smuggling", "otherOffence"], Object.keys(statusConduct)),
			chargedOn: fc.constantFrom(undefined, undefined, "2026-05-01"),
		}),
	},
	{ weight: 4, arbitrary: fc.constant({ do: "draft" } as const) },
);

const age = fc.constantFrom(
	{ from: 25, to: 30 },
	{ from: 25, to: 30 },
	{ from: 16, to: 19 },
	{ from: 9, to: 12 },
	null,
);
export const entering = fc
	.record({ as: fc.oneof(roleAndSuspicion, fc.constant({ roles: ["other" as const], suspicion: null })), age, flags })
	.map(({ as, ...rest }) => ({
		...rest,
		...as,
		id: "01900000-0000-7000-8000-000000000001",
		agency: "01900000-0000-7000-8000-00000000000a",
		caseId: "01900000-0000-7000-8000-00000000000c",
		heldCountry: "FJ",
	}));
