import type { Actor } from "@seamark/auth";
import { encodeEvent } from "@seamark/contracts";
import type { NewEvent } from "@seamark/log";

/** Every event of the service is made here: ids, codes and counts. The subject is the tracing file, so that what happens in one stays in order. */

export const fileOpened = (
	actor: Actor,
	o: { fileId: string; basis: string; basisId: string; leadId: string },
): NewEvent => encodeEvent("TracingFileOpened", o.fileId, { actor, ...o });

export const transfersLoaded = (
	actor: Actor,
	o: { fileId: string; loadId: string; rowsTaken: number; rowsKnown: number; rowsRefused: number },
): NewEvent => encodeEvent("TransfersLoaded", o.fileId, { actor, ...o });

export const valueBooked = (
	actor: Actor,
	o: { fileId: string; transactionId: string; number: number; reverses: string },
): NewEvent => encodeEvent("ValueBooked", o.fileId, { actor, ...o });

/** Nobody asked for it: the service looks at what ends. */
export const restraintEnding = (o: {
	fileId: string;
	propertyId: string;
	leadId: string;
	endsAt: string;
	days: number;
}): NewEvent => encodeEvent("RestraintEnding", o.fileId, o);
