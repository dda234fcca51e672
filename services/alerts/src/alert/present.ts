import { codeOf } from "./code.ts";
import type { AlertState } from "./state.ts";

/** Wherever an alert of another hub is named, its hub is named too. */
export const originatorOf = ({ originator, hub }: Pick<AlertState, "originator" | "hub">) => ({
	...originator,
	...(hub === undefined ? {} : { hub }),
});

/** An alert as its reader sees it. Only the originator learns whom it excluded. A recalled alert is a tombstone. */
export const present = (alert: AlertState, own: boolean) => {
	const head = {
		id: alert.id,
		code: codeOf(alert.id),
		version: alert.version,
		status: alert.status,
		originator: originatorOf(alert),
		raisedAt: alert.raisedAt,
		changedAt: alert.changedAt,
	};
	if (alert.status === "recalled" || alert.content === null)
		return { ...head, status: "recalled" as const, recall: { reason: alert.recallReason ?? "", at: alert.changedAt } };
	const { excluded, ...told } = alert.handling.audience;
	// Which agencies of this hub another hub chose would tell each of them whom it left out.
	const audience = alert.hub === undefined ? told : { regions: [], countries: [], kinds: [], agencies: [] };
	return {
		...head,
		kind: alert.kind,
		topic: alert.topic,
		urgency: alert.urgency,
		ages: alert.ages,
		countries: alert.countries,
		...alert.content,
		handling: { ...alert.handling, audience: own ? { ...audience, excluded } : audience },
	};
};

/** The alert as this reader sees it. */
export const presentTo = (who: { agency: string }, alert: AlertState) =>
	present(alert, alert.originator.agency === who.agency);
