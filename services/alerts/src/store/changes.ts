import type { Change } from "@seamark/log";
import type { AlertState } from "../alert/state.ts";
import { eraseVersions, insertAlert, insertVersion, replaceAlert, toRow } from "./alerts.ts";
import { eraseQuestions } from "./questions.ts";
import { eraseStixObjects } from "./stix.ts";
import { eraseWords } from "./words.ts";

/** The rows that each change of an alert writes. */

export const writesOfRaise = (alert: AlertState): Change["writes"] => [{ statement: insertAlert, row: toRow(alert) }];

export const writesOfUpdate = (alert: AlertState): Change["writes"] => {
	const row = toRow(alert);
	return [
		{ statement: replaceAlert, row },
		{ statement: insertVersion, row },
	];
};

export const writesOfRecall = (alert: AlertState): Change["writes"] => [
	...writesOfUpdate(alert),
	{ statement: eraseVersions, row: { id: alert.id } },
	{ statement: eraseStixObjects, row: { id: alert.id } },
	{ statement: eraseQuestions, row: { id: alert.id } },
	...eraseWords.map((statement) => ({ statement, row: { id: alert.id } })),
];
