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
