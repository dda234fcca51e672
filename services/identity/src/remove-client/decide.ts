import { faultsWhere } from "@seamark/service";
import { type DirectoryDecision, rfc3339, unlessFaulty } from "../decision.ts";
import { removeClient } from "../store/statements.ts";

/** The client's own tokens are worth nothing from now on; those it got for officers end with their ten minutes. */
export const decideRemoveClient = (
	client: { id: string; removed: boolean },
	agencyId: string,
	acting: { client: string; officer: string | undefined },
	now: number,
): DirectoryDecision =>
	unlessFaulty(
		faultsWhere(
			[client.removed, "/id", "is removed already"],
			[
				acting.officer === undefined && client.id === acting.client,
				"/id",
				"is the client that you act as; remove it from another one",
			],
		),
		() => ({
			writes: [{ statement: removeClient, row: { id: client.id, at: rfc3339(now) } }],
			changed: [{ entity: "client", entityId: client.id, change: "removed", agencyId }],
			answer: { id: client.id, removed: true },
		}),
	);
