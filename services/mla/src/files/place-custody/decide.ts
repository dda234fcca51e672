import type { Fault } from "@seamark/errors";
import { type CustodyEntry, readCustody, type Signed } from "@seamark/mla-thread";
import { faultsWhere } from "@seamark/service";
import type { Signing } from "../../signing/client.ts";
import { nextEntry } from "../custody.ts";
import type { WithCustody } from "../find-custody.ts";
import { faultsOfHappening } from "../hand-over/decide.ts";

const skewMs = 5 * 60_000;

/** An entry that the agency signed itself is the one that the hub would write: another text has another place. */
export const checkPlaced = async (
	found: WithCustody,
	signed: Signed,
	now: number,
	signing: Pick<Signing, "faultOf">,
): Promise<{ entry: CustodyEntry | undefined; faults: Fault[] }> => {
	const entry = readCustody(signed.bytes);
	if (!entry)
		return { entry, faults: [{ at: "/text", message: "is no entry; send the text exactly as `hand-over` gave it" }] };
	const fault = await signing.faultOf(found.row.agency, signed, entry.at);
	return {
		entry,
		faults: [
			...faultsWhere(
				[fault !== undefined, "/signature", `does not hold: ${fault}`],
				[
					JSON.stringify(nextEntry(found, entry)) !== signed.bytes,
					"/text",
					"does not follow what is in the chain: prepare it again with `hand-over`",
				],
				[Math.abs(Date.parse(entry.at) - now) > skewMs, "/text", "is not of now; prepare it again"],
			),
			...faultsOfHappening(found, entry, now),
		],
	};
};
