import type { Fault } from "@seamark/errors";
import { type SealingKeys, seal, unseal, type WrappedKey } from "@seamark/sealing";
import { faultsWhere } from "@seamark/service";

/** What units ask and tell each other: FATF R.40 and the principles of the Egmont Group. */

export const messageKinds = ["request", "disclosure"] as const;
export const messageSteps = [
	"sent",
	"answer",
	"decline",
	"feedback",
	"ask-consent",
	"give-consent",
	"refuse-consent",
] as const;
export type MessageStepKind = (typeof messageSteps)[number];
export type MessageStep = { n: number; kind: MessageStepKind; by: string; at: string; sealed: Buffer };
export type StoredMessage = {
	id: string;
	kind: (typeof messageKinds)[number];
	sender: string;
	receiver: string;
	purpose: string;
	onward: "no" | "with-consent";
	feedbackBy: string | null;
	lookup: string | null;
	sentAt: string;
	key: WrappedKey;
	version: number;
	steps: MessageStep[];
};

type Side = "sender" | "receiver";
/** Who gave the information, once it is given: whose consent is asked for, and whom feedback is owed to. */
const giverOf = ({ kind }: StoredMessage): Side => (kind === "request" ? "receiver" : "sender");

/** Whether the information that feedback and consent are about is there. */
const isGiven = ({ kind, steps }: StoredMessage): boolean =>
	kind === "disclosure" || steps.some((step) => step.kind === "answer");

export type MessageState = {
	answered: boolean;
	/** Consent to use it for something else: none asked for, asked, given, refused. */
	consent: "none" | "asked" | "given" | "refused";
	feedback: "none" | "due" | "overdue" | "given";
};

const feedbackOf = (one: StoredMessage, at: number): MessageState["feedback"] => {
	if (one.steps.some(({ kind }) => kind === "feedback")) return "given";
	if (one.feedbackBy === null || !isGiven(one)) return "none";
	return Date.parse(one.feedbackBy) < at ? "overdue" : "due";
};

export const stateOf = (one: StoredMessage, at: number): MessageState => {
	const consent = one.steps.findLast(({ kind }) => kind.endsWith("-consent"))?.kind;
	const answered = isGiven(one) || one.steps.some(({ kind }) => kind === "decline");
	return {
		answered,
		consent:
			consent === undefined
				? "none"
				: consent === "ask-consent"
					? "asked"
					: consent === "give-consent"
						? "given"
						: "refused",
		feedback: feedbackOf(one, at),
	};
};

/** Everything that keeps a step from being added. */
export const faultsOfMessageStep = (
	one: StoredMessage,
	{ kind, by, at }: { kind: MessageStepKind; by: string; at: number },
): Fault[] => {
	const { answered, consent } = stateOf(one, at);
	const side: Side = by === one.sender ? "sender" : "receiver";
	const given = isGiven(one);
	const isGiver = side === giverOf(one);
	const answers = kind === "answer" || kind === "decline";
	const decides = kind === "give-consent" || kind === "refuse-consent";
	return faultsWhere(
		[kind === "sent", "/kind", "is what was sent: send another one"],
		[answers && (one.kind !== "request" || side !== "receiver"), "/kind", "is for the unit that was asked"],
		[answers && answered, "/kind", "was answered already"],
		[kind === "feedback" && (isGiver || !given), "/kind", "is for the unit that got information"],
		[kind === "ask-consent" && (isGiver || !given), "/kind", "is for the unit that got information"],
		[
			kind === "ask-consent" && one.onward === "no",
			"/kind",
			"is of no use: the information may be used for nothing else",
		],
		[kind === "ask-consent" && consent === "asked", "/kind", "was asked for already"],
		[
			decides && (!isGiver || consent !== "asked"),
			"/kind",
			"is for the unit that gave the information, and is asked for its consent",
		],
	);
};

const owner = "asset-message";
/** The texts of a message, under its own key; each at its place. */
export const textsOf = (keys: SealingKeys, id: string, wrapped: WrappedKey) => {
	const key = keys.unwrap(owner, [id], wrapped);
	return {
		seal: (n: number, says: string): Buffer => seal(key, [id, "step", n], Buffer.from(says)),
		open: (n: number, sealed: Uint8Array): string => unseal(key, [id, "step", n], sealed).toString(),
	};
};
export const wrapFor = (keys: SealingKeys, id: string, key: Uint8Array): WrappedKey => keys.wrap(owner, [id], key);
