import type { Fault } from "@seamark/errors";
import { refuse } from "@seamark/service";
import { settle } from "../person/protection.ts";
import type { By, PersonDecision, PersonState, ProtectionFlag, ScreeningOutcome } from "../person/state.ts";
import { flagsChanged } from "../set-flags/decide.ts";

export type RecordScreening = {
	outcome: ScreeningOutcome;
	/** All flags that hold from now on. */
	flags: readonly ProtectionFlag[];
	by: By;
};

/** Records what a screening found; it closes one that was reopened. Refuses an outcome that the record contradicts. */
export const decideRecordScreening = (state: PersonState, { outcome, flags, by }: RecordScreening): PersonDecision => {
	const faults = outcome === "noProtectionNeed" ? needFaults({ ...state, flags }) : [];
	if (faults.length > 0) return refuse("REFUSED", faults);
	const screening = { outcome, at: new Date(by.at).toISOString(), byPost: by.post, reopened: false };
	const settled = settle(state, { ...state, screening, flags: [...new Set(flags)] });
	return {
		state: settled.state,
		events: [{ type: "ScreeningRecorded", outcome }, ...flagsChanged(state, settled.state), ...settled.events],
	};
};

const needFaults = ({ protectedAs, flags, roles }: PersonState): Fault[] => [
	...(protectedAs.includes("victim")
		? [
				{
					at: "/outcome",
					message:
						"contradicts the record: the person is protected as a trafficking victim (Trafficking Protocol, Art. 6). Assess again if that is wrong",
				},
			]
		: []),
	...(roles.includes("refugee")
		? [{ at: "/outcome", message: "contradicts the role refugee (1951 Refugee Convention, Art. 33)" }]
		: []),
	...(flags.length > 0 ? [{ at: "/outcome", message: `contradicts ${flags.join(", ")}` }] : []),
];
