import { databaseError } from "@seamark/db";
import { catalogue, HubError } from "@seamark/errors";
import { CursorGap } from "./cursor.ts";

// Connection and operator classes, disk or memory short, read-only standby, deadlock and serialisation, lock not to be had.
const elsewhere = /^(08|25006|25P03|40|53|55P03|57P|58|ECONN|EPIPE|ENOENT|ENOSPC|ETIMEDOUT|EAI_AGAIN|EHOSTUNREACH)/;
const lostConnection =
	/Connection terminated|timeout exceeded when trying to connect|connection error|Client was closed|Cannot use a pool/;

/**
 * Whether a failure says something about the event itself. A database that is away, or a service that asks to be tried again,
 * does not: the event comes again when it is back, and must not become a dead letter meanwhile.
 */
export const isFaultOfEvent = (error: unknown): boolean => {
	if (error instanceof CursorGap) return false;
	if (error instanceof HubError) return !catalogue[error.code].retry && !error.code.startsWith("CURSOR_");
	if (databaseError(error)) return !elsewhere.test(databaseError(error)?.code ?? "");
	const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
	return !elsewhere.test(code) && !lostConnection.test(String(error));
};
