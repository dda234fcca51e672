import { faultsOfSecond, faultsWhere } from "@seamark/service";
import { type DirectoryDecision, rfc3339, unlessFaulty } from "../decision.ts";
import { secondFaults } from "../provider/by-two.ts";
import { confirmSubject, type SubjectRow } from "../store/providers.ts";

const yourself = { at: "/id", first: "is you", next: "two others say who you are there" };

export const decideConfirmSubject = (
	one: SubjectRow,
	state: { agencyId: string; officer: string | undefined; taken: boolean },
	now: number,
): DirectoryDecision =>
	unlessFaulty(
		[
			...secondFaults(one, state.officer, now),
			...(state.officer ? faultsOfSecond(state.officer, [one.officerId], yourself) : []),
			...faultsWhere([
				state.taken && one.confirmedAt === null,
				"/id",
				"is in use meanwhile, or the officer has another one",
			]),
		],
		() => ({
			writes: [{ statement: confirmSubject, row: { id: one.id, by: state.officer, at: rfc3339(now) } }],
			changed: [{ entity: "provider-subject", entityId: one.officerId, change: "confirmed", agencyId: state.agencyId }],
			answer: { id: one.id, officer: one.officerId },
		}),
	);
