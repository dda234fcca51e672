import { setTimeout as pause } from "node:timers/promises";
import type { Rejection } from "@seamark/link";
import type { Deps } from "../deps.ts";
import { decodeParcel } from "./parcel.ts";

const knownWithinMs = 3_000;
const lookEveryMs = 100;

/** Opens what was sealed to an agency of this hub, and hands it over. Why it was not taken; undefined where it was. */
export const takeParcel = async (
	deps: Deps,
	hub: string,
	{ audience, body }: { audience: readonly string[]; body: Uint8Array },
): Promise<Rejection | undefined> => {
	const [to, more] = audience;
	if (to === undefined || more !== undefined) return "MALFORMED";
	const way = { fromHub: hub, toHub: deps.directory.current().hub, to };
	const opened = await deps.sealKeys.open(body, way);
	const parcel = opened && decodeParcel(opened);
	if (!parcel || parcel.receiverId !== to) return "MALFORMED";
	let outcome = await deps.neighbours.takeParcel(hub, parcel);
	// The sender's agency comes in a directory ahead of it, and the service that takes it hears of that a moment later.
	for (let waited = 0; outcome === "UNKNOWN_AGENCY" && waited < knownWithinMs; waited += lookEveryMs) {
		await pause(lookEveryMs);
		outcome = await deps.neighbours.takeParcel(hub, parcel);
	}
	if (outcome === "taken") return undefined;
	return outcome === "NOT_THE_WRITER" || outcome === "UNKNOWN_AGENCY" ? outcome : "MALFORMED";
};
