import type { Fault } from "@seamark/errors";
import { settle } from "./protection.ts";
import { refuse, staleVersion } from "./refuse.ts";
import type {
	By,
	Decision,
	Identification,
	PersonEvent,
	PersonState,
	ProtectionFlag,
	ScreeningOutcome,
} from "./state.ts";

export type RecordScreening = {
	expectedVersion: number;
	outcome: ScreeningOutcome;
	/** All flags that hold from now on. */
	flags: readonly ProtectionFlag[];
	by: By;
};

/** Records what a screening found; it closes one that was reopened. Refuses an outcome that the record contradicts. */
export const recordScreening = (
	state: PersonState,
	{ expectedVersion, outcome, flags, by }: RecordScreening,
): Decision => {
	const stale = staleVersion(state, expectedVersion);
	if (stale) return stale;
	const faults = outcome === "noProtectionNeed" ? needFaults({ ...state, flags }) : [];
	if (faults.length > 0) return refuse("REFUSED", faults);
	const screening = { outcome, at: new Date(by.at).toISOString(), byPost: by.post, reopened: false };
	const settled = settle(state, { ...state, screening, flags: [...new Set(flags)] });
	return {
		state: settled.state,
		events: [{ type: "ScreeningRecorded", outcome }, ...flagsChanged(state, settled.state), ...settled.events],
	};
};

const needFaults = ({ protectedAs, flags, role }: PersonState): Fault[] => [
	...(protectedAs.includes("victim")
		? [
				{
					at: "/outcome",
					message:
						"contradicts the record: the person is protected as a trafficking victim (Trafficking Protocol, Art. 6). Assess anew if that is wrong",
				},
			]
		: []),
	...(role === "refugee"
		? [{ at: "/outcome", message: "contradicts the role refugee (1951 Refugee Convention, Art. 33)" }]
		: []),
	...(flags.length > 0 ? [{ at: "/outcome", message: `contradicts ${flags.join(", ")}` }] : []),
];

export type SetFlags = { expectedVersion: number; flags: readonly ProtectionFlag[] };

/** Sets what stands in the way of a return. Refuses with VERSION_CONFLICT. */
export const setFlags = (state: PersonState, { expectedVersion, flags }: SetFlags): Decision => {
	const stale = staleVersion(state, expectedVersion);
	if (stale) return stale;
	const settled = settle(state, { ...state, flags: [...new Set(flags)] });
	return { state: settled.state, events: [...flagsChanged(state, settled.state), ...settled.events] };
};

const flagsChanged = (before: PersonState, { flags }: PersonState): PersonEvent[] =>
	[...before.flags].sort().join() === [...flags].sort().join() ? [] : [{ type: "FlagsChanged", flags }];

export type RecordIdentification = { expectedVersion: number; identification: Identification };

/** Records how far the person is identified as a victim. Refuses with VERSION_CONFLICT. */
export const recordIdentification = (
	state: PersonState,
	{ expectedVersion, identification }: RecordIdentification,
): Decision => {
	const stale = staleVersion(state, expectedVersion);
	if (stale) return stale;
	const settled = settle(state, { ...state, identification });
	const events: PersonEvent[] =
		identification === state.identification
			? []
			: [{ type: "IdentificationChanged", identification, previous: state.identification }];
	return { state: settled.state, events: [...events, ...settled.events] };
};
