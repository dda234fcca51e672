import type { Fault } from "@seamark/errors";
import { faultsOfSecond as faultsOfOfficer, faultsWhere } from "@seamark/service";
import type { ActRow } from "../../store/acts.ts";
import { saysOf } from "../content.ts";
import type { Thread } from "../make.ts";

const next = "another officer of your authority signs it";

/** Two persons: who prepared a statement, or changed the draft that is filed with it, does not sign it. What was prepared
 * is what is signed: who changed the text in between would else sign alone what only they have seen. */
export const faultsOfSecond = (act: ActRow, { row }: Pick<Thread, "row">, officer: string): Fault[] => {
	const { carries = false } = saysOf[act.kind];
	const first = officer === act.preparedBy ? "was prepared by you" : "was drafted by you";
	return [
		...faultsOfOfficer(officer, [act.preparedBy, carries ? row.draftedBy : null], { first, next }),
		...faultsWhere(
			[act.state !== "waiting", "", `is ${act.state} already`],
			[
				carries && row.changedAt > act.preparedAt,
				"",
				"was changed since it was prepared: drop this, and have what it says now prepared again",
			],
		),
	];
};
