import type { Settings } from "@seamark/db";

/** The settings of a transaction that reads one agency's rows and no others. */
export const asAgency = (agency: string): Settings => [
	["seamark.principal", JSON.stringify({ agency })],
	["seamark.action", "read"],
	["seamark.writers", ""],
];
