import { type Operations, refuse } from "@seamark/service";
import { object } from "@seamark/service/schema";
import type { Deps } from "../../deps.ts";
import { SignedText } from "../../signing/signed-text.ts";
import { findLetter, findLetterByHash } from "../../store/letters.ts";
import { findRequest } from "../../store/requests.ts";
import { LetterAnswer } from "../answer.ts";
import { readLetter } from "../letter.ts";
import { sent } from "../post-letter.ts";
import { faultsOfSending } from "../send-letter/decide.ts";
import { faultsOfPlaced } from "./decide.ts";

export const placeLetter = (api: Operations, deps: Deps): void =>
	api.command({
		name: "place-letter",
		url: "/mla/letters/signed",
		access: "mla:inform",
		summary: "Send a letter that your agency signed with a key of its own",
		description:
			"`send-letter` and `share-draft` give the text. The signature is a detached JWS over its bytes as they are.",
		record: "mla-letter",
		body: object(SignedText),
		status: 201,
		answer: LetterAnswer,
		location: ({ id }: { id: string }) => `/mla/letters/${id}`,
		handle: async ({ body: { text, signature }, actor, who, at, asCaller }) => {
			const letter = readLetter(text);
			if (!letter)
				return refuse("REFUSED", [{ at: "/text", message: "is no letter; send the text exactly as it was given" }]);
			const { answers, kind, thread } = letter;
			const answered = answers === null ? undefined : await asCaller((tx) => findLetterByHash(tx, answers));
			const draft = kind === "draft" ? await asCaller((tx) => findRequest(tx, thread), "change") : undefined;
			const here = { answered, draft, sent: await asCaller((tx) => findLetter(tx, letter.letter)) };
			const signed = { bytes: text, signature };
			const fault = await deps.signing.faultOf(who.agency, signed, letter.at);
			const faults = [
				...faultsOfPlaced(letter, { bytes: text, fault }, here, { agency: who.agency, now: at }),
				...faultsOfSending(deps, letter, answered, who),
			];
			return faults.length > 0 ? refuse("REFUSED", faults) : sent(letter, signed, { actor, at });
		},
	});
