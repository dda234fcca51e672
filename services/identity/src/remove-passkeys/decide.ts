import { faultsWhere } from "@seamark/service";
import { type DirectoryDecision, rfc3339, unlessFaulty } from "../decision.ts";
import { removePasskey } from "../store/passkeys.ts";

/** Taking access away takes one person. What was signed in with the passkeys gets no token from here on; one that it has ends within ten minutes. */
export const decideRemovePasskeys = (
	asked: { officer: string; reason: string },
	state: { agencyId: string; passkeys: readonly string[] },
	now: number,
): DirectoryDecision =>
	unlessFaulty(faultsWhere([state.passkeys.length === 0, "/id", "has no passkey"]), () => ({
		writes: state.passkeys.map((id) => ({ statement: removePasskey, row: { id, at: rfc3339(now) } })),
		changed: [
			{
				entity: "passkey",
				entityId: asked.officer,
				change: "removed",
				agencyId: state.agencyId,
				reason: asked.reason,
			},
		],
		answer: { removed: state.passkeys.length },
	}));
