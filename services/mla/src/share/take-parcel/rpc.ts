import type { sharedThreadsApi } from "@seamark/contracts";
import type { Side } from "@seamark/mla-thread";
import type { Parcel, TakeParcel } from "../../delivery/port.ts";
import type { Deps } from "../../deps.ts";
import { isUuid } from "../../items/check-use/is-uuid.ts";
import { parcelKinds } from "../parcel-kinds.ts";

const mostText = 262_144;
const mostCount = 1_000_000;

/** The sender is an agency of the hub that brings it, and the receiver one of this hub: no hub speaks for the agencies of another. */
export const takeParcelRpc = async (
	deps: Deps,
	take: TakeParcel,
	{ hub, parcel: brought }: sharedThreadsApi.TakeParcelRequest,
): Promise<sharedThreadsApi.TakeParcelResponse> => ({ outcome: await takeFrom(deps, take, hub, brought) });

const takeFrom = async (
	deps: Deps,
	take: TakeParcel,
	hub: string,
	brought: sharedThreadsApi.Parcel | undefined,
): Promise<string> => {
	const parcel = brought && parcelIn(brought);
	if (!parcel) return "MALFORMED";
	const directory = deps.directory.current();
	if (!directory.agency(parcel.to)) return "UNKNOWN_AGENCY";
	const sender = directory.foreignAgency(parcel.from);
	if (!sender) return directory.agency(parcel.from) ? "NOT_THE_WRITER" : "UNKNOWN_AGENCY";
	if (sender.hub !== hub) return "NOT_THE_WRITER";
	await take(parcel);
	return "taken";
};

const parcelIn = (o: sharedThreadsApi.Parcel): Parcel | undefined => {
	const kind = parcelKinds.find((one) => one === o.kind);
	if (!kind || ![o.threadId, o.senderId, o.receiverId].every(isUuid)) return undefined;
	const way = { thread: o.threadId, from: o.senderId, to: o.receiverId };
	if (kind === "counts") {
		const counts: Record<Side, number> = { requesting: o.requesting, requested: o.requested };
		return Object.values(counts).every((count) => count <= mostCount) ? { ...way, kind, counts } : undefined;
	}
	const sized = Buffer.byteLength(o.text) <= mostText && o.signature.length <= 8_000;
	return sized ? { ...way, kind, bytes: o.text, signature: o.signature } : undefined;
};
