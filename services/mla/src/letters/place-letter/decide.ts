import { isDeepStrictEqual } from "node:util";
import type { Fault } from "@seamark/errors";
import type { SignatureFault } from "@seamark/mla-thread";
import { faultsWhere } from "@seamark/service";
import type { LetterRow } from "../../store/letters.ts";
import type { RequestRow } from "../../store/requests.ts";
import { isContent, type Letter } from "../letter.ts";

/** Whether the letter is the draft, word for word. */
const isDraft = ({ to, content }: Letter, draft: RequestRow | undefined): boolean =>
	draft?.stage === "draft" &&
	draft.requested === to &&
	isDeepStrictEqual(content, { assistance: draft.assistance, contents: draft.contents });

const skewMs = 5 * 60_000;

/** What is here of a letter: the one that it answers, the draft that it shares, and what was sent under its id. */
type Here = {
	answered: Pick<LetterRow, "thread"> | undefined;
	draft: RequestRow | undefined;
	sent: Pick<LetterRow, "bytes"> | undefined;
};

/** All that is wrong with a letter, which the agency signed itself, beside what it says. */
export const faultsOfPlaced = (
	letter: Letter,
	{ bytes, fault }: { bytes: string; fault: SignatureFault | undefined },
	{ answered, draft, sent }: Here,
	o: { agency: string; now: number },
): Fault[] =>
	faultsWhere(
		[fault !== undefined, "/signature", `does not hold: ${fault}`],
		[letter.authority !== o.agency, "/text", "is not of your authority"],
		[
			letter.thread !== (answered?.thread ?? (letter.kind === "draft" ? draft?.id : letter.letter)),
			"/text",
			"is of another thread than the letter that it answers, or the draft that it shares",
		],
		[
			letter.kind === "draft" && !isDraft(letter, draft),
			"/text",
			"is no draft of yours to that authority as it is now; share it again (share-draft)",
		],
		[sent !== undefined && sent.bytes !== bytes, "/text", "has the id of another letter that you sent"],
		[!isContent(letter.content), "/text", "says something that no letter says; send the text exactly as it was given"],
		[Math.abs(Date.parse(letter.at) - o.now) > skewMs, "/text", "is not of now; prepare it again"],
	);
