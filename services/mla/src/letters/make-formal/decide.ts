import type { Fault } from "@seamark/errors";
import type { Drafted } from "../../requests/draft-request/decide.ts";
import type { LetterRow } from "../../store/letters.ts";
import { readLetter } from "../letter.ts";

/** The draft of a formal request that says what an informal one said. Only the side that wrote the letter makes it. */
export const formalOf = (
	row: LetterRow,
	requested: string,
): { drafted: Drafted & { letter: string }; faults: Fault[] } => {
	const content = readLetter(row.bytes)?.content ?? {};
	const says = content.says === undefined ? {} : { assistance: content.says };
	return {
		drafted: {
			requested,
			assistance: content.assistance ?? [],
			contents: { ...says, ...content.contents } as Drafted["contents"],
			letter: row.id,
		},
		faults:
			row.kind === "informal-request" && row.author === row.agency
				? []
				: [{ at: "", message: "is no informal request of yours" }],
	};
};
