import type { Fault } from "@seamark/errors";
import type { SignatureFault } from "@seamark/mla-thread";
import { faultsWhere } from "@seamark/service";
import { isContent, type Letter } from "../letter.ts";

const skewMs = 5 * 60_000;

/** All that is wrong with a letter, which the agency signed itself, beside what it says. */
export const faultsOfPlaced = (
	letter: Letter,
	fault: SignatureFault | undefined,
	o: { agency: string; now: number; thread: string },
): Fault[] =>
	faultsWhere(
		[fault !== undefined, "/signature", `does not hold: ${fault}`],
		[letter.authority !== o.agency, "/text", "is not of your authority"],
		[letter.thread !== o.thread, "/text", "is of another thread than the letter that it answers"],
		[!isContent(letter.content), "/text", "says something that no letter says; send the text exactly as it was given"],
		[Math.abs(Date.parse(letter.at) - o.now) > skewMs, "/text", "is not of now; prepare it again"],
	);
