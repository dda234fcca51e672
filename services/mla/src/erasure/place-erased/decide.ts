import type { Fault } from "@seamark/errors";
import { readAttestation, type Signed } from "@seamark/mla-thread";
import { faultsWhere } from "@seamark/service";
import type { Signing } from "../../signing/client.ts";
import type { ToErase } from "../erase.ts";
import { listsToSign } from "../lists-to-sign.ts";

/** A list says when it was signed: nobody signs one of long ago, or of a time to come. */
const skewMs = 5 * 60_000;

/** A list that the agency signed itself is the one that the hub would give it: nothing else is taken for what it had. */
export const faultsOfPlacing = async (
	found: Omit<ToErase, "files">,
	signed: Signed,
	now: number,
	signing: Pick<Signing, "faultOf">,
): Promise<Fault[]> => {
	const list = readAttestation(signed.bytes);
	if (!list)
		return [{ at: "/text", message: "is no list of what was erased; send the text exactly as `read-erasure` gave it" }];
	const fault = await signing.faultOf(found.thread.row.agency, signed, list.at);
	return faultsWhere(
		[fault !== undefined, "/signature", `does not hold: ${fault}`],
		[
			!listsToSign(found, list.at).includes(signed.bytes),
			"/text",
			"is not what is to be signed now: read the erasure again (read-erasure)",
		],
		[Math.abs(Date.parse(list.at) - now) > skewMs, "/text", "is not of now; read the erasure again (read-erasure)"],
	);
};
