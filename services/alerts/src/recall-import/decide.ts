import type { Actor } from "@seamark/auth";
import type { Decision } from "@seamark/service";
import type { AlertState } from "../alert/state.ts";
import { alertRecalled } from "../events.ts";
import { type RecallAlert, tombstone } from "../recall-alert/decide.ts";
import { writesOfRecall } from "../store/changes.ts";

/** What an undo comes to for each alert that the import was about. */
export const undoOutcomes = [
	"recalled",
	/** Somebody has changed it since: it is recalled by hand, by its version. */
	"changedSince",
	"alreadyRecalled",
	/** The import updated it, or left it as it was. */
	"wasThereBefore",
] as const;
type Outcome = (typeof undoOutcomes)[number];

export type Imported = {
	id: string;
	/** Alerts that the import raised; null for imports that did not say it. */
	raised: readonly string[] | null;
	alerts: readonly AlertState[];
	/** How many more alerts it was about, which this duty post may not change. */
	beyond: number;
};

/** Recalls what the import raised and nobody has changed since, by the rules of every recall, all of it or nothing. */
export const decideRecallImport = (found: Imported, command: RecallAlert & { actor: Actor }): Decision => {
	const decided = found.alerts.map((alert) => ({ alert, outcome: outcomeOf(found, alert) }));
	const recalls = decided.flatMap(({ alert, outcome }) => (outcome === "recalled" ? [tombstone(alert, command)] : []));
	return {
		writes: recalls.flatMap(writesOfRecall),
		events: recalls.map((alert) => alertRecalled(alert, command.actor)),
		// Ids alone: a remembered answer must not keep what the recall takes away.
		answer: {
			alerts: decided.map(({ alert: { id, version }, outcome }) => ({ id, version, outcome })),
			beyond: found.beyond,
		},
	};
};

const outcomeOf = ({ id, raised }: Imported, alert: AlertState): Outcome => {
	const mine = raised === null ? alert.importId === id && alert.version === 1 : raised.includes(alert.id);
	if (!mine) return "wasThereBefore";
	if (alert.status === "recalled") return "alreadyRecalled";
	return alert.version === 1 ? "recalled" : "changedSince";
};
