import type { sharedThreadsApi } from "@seamark/contracts";
import { HubError } from "@seamark/errors";
import { readParcels } from "../../delivery/parcels-of.ts";
import type { Deps } from "../../deps.ts";
import { isUuid } from "../../items/check-use/is-uuid.ts";
import { parcelKinds } from "../parcel-kinds.ts";

const isHash = (text: string) => /^[0-9a-f]{64}$/.test(text);

/** What an event of this service says is to be sent, as its agency signed it. */
export const readParcelRpc = async (
	deps: Deps,
	{ threadId, senderId, receiverId, kind, sha256, receipt }: sharedThreadsApi.ReadParcelRequest,
): Promise<sharedThreadsApi.ReadParcelResponse> => {
	const named = parcelKinds.find((one) => one === kind);
	const fits = named && [threadId, senderId, receiverId].every(isUuid) && (named === "counts" || isHash(sha256));
	if (!fits || !deps.directory.current().agency(senderId))
		throw new HubError("VALIDATION", { faults: [{ at: "", message: "names no parcel of an agency of this hub" }] });
	const way = { thread: threadId, from: senderId, to: receiverId };
	const name = { ...way, kind: named, sha256, receipt };
	const found = (await readParcels(deps.context.pool, [name])).get(name);
	if (!found) return { parcel: undefined };
	const text =
		found.kind === "counts" ? { text: "", signature: "" } : { text: found.bytes, signature: found.signature };
	const counts = found.kind === "counts" ? found.counts : { requesting: 0, requested: 0 };
	return { parcel: { kind, threadId, senderId, receiverId, ...text, ...counts } };
};
