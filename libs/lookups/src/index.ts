import { ristretto255_oprf } from "@noble/curves/ed25519.js";

/** Public input of every look-up: what is evaluated under one of these says nothing under another one. */
export type Setting = { epoch: string; asker: string; responder: string };
export const subjectKinds = ["account", "name"] as const;
export type SubjectKind = (typeof subjectKinds)[number];

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const ofHex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "hex"));
const poprfOf = ({ epoch, asker, responder }: Setting) =>
	ristretto255_oprf.poprf(utf8(`seamark look-up ${epoch} ${asker} ${responder}`));

/** A day in UTC. */
export const epochOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** One spelling: only the same spelling is a hit. */
export const subjectOf = (kind: SubjectKind, text: string): string => {
	const plain = text.normalize("NFKC");
	return kind === "account"
		? `account ${plain.replace(/[\s\-.]/g, "").toUpperCase()}`
		: `name ${plain
				.toLowerCase()
				.split(/[\s,.'-]+/)
				.filter(Boolean)
				.sort()
				.join(" ")}`;
};

/** The key of the unit that is asked, for one day, from 32 secret bytes. */
export const keyOf = (setting: Setting, seed: Uint8Array): { secretKey: Uint8Array; publicKey: string } => {
	const { secretKey, publicKey } = poprfOf(setting).deriveKeyPair(seed, utf8(setting.epoch));
	return { secretKey, publicKey: toHex(publicKey) };
};

/** 128 bits: a set of a million has no two alike, and random ones look the same. */
const shorten = (output: Uint8Array): string => toHex(output.subarray(0, 16));
export const outputBytes = 16;

/** What a subject of the unit comes to under its key. */
export const outputOf = (setting: Setting, secretKey: Uint8Array, subject: string): string =>
	shorten(poprfOf(setting).evaluate(secretKey, utf8(subject)));

/** Sizes of sets: which of them it is says little of how many there are. */
const sizes = [64, 1_024, 16_384, 262_144] as const;
/** In an order that says nothing, and filled up with random ones. */
export const padded = (outputs: Iterable<string>, random: (bytes: number) => Uint8Array): string[] => {
	const set = new Set(outputs);
	const size = sizes.find((one) => one >= set.size) ?? set.size;
	while (set.size < size) set.add(toHex(random(outputBytes)));
	return [...set].sort();
};

type Blinded = { subject: string; blind: Uint8Array; blinded: Uint8Array; tweakedKey: Uint8Array };

/** Done by who asks, on their own machine. What is sent is `blinded` alone. */
export const blindSubjects = (
	setting: Setting,
	publicKey: string,
	subjects: readonly string[],
): { mine: Blinded[]; blinded: string[] } => {
	const poprf = poprfOf(setting);
	const mine = subjects.map((subject) => ({ subject, ...poprf.blind(utf8(subject), ofHex(publicKey)) }));
	return { mine, blinded: mine.map(({ blinded }) => toHex(blinded)) };
};

/** Throws where something is no point of the group. */
export const evaluateBlinded = (
	setting: Setting,
	secretKey: Uint8Array,
	blinded: readonly string[],
): { evaluated: string[]; proof: string } => {
	const { evaluated, proof } = poprfOf(setting).blindEvaluateBatch(secretKey, blinded.map(ofHex));
	return { evaluated: evaluated.map(toHex), proof: toHex(proof) };
};

/** Which of the subjects are in the set. Throws where the proof is not of the key that was named. */
export const openEvaluated = (
	setting: Setting,
	mine: readonly Blinded[],
	{ evaluated, proof, set }: { evaluated: readonly string[]; proof: string; set: readonly string[] },
): boolean[] => {
	const [first] = mine;
	if (!first) return [];
	const items = mine.map(({ subject, blind, blinded }, n) => ({
		...{ input: utf8(subject), blind, blinded, evaluated: ofHex(evaluated[n] ?? "") },
	}));
	const outputs = poprfOf(setting).finalizeBatch(items, ofHex(proof), first.tweakedKey);
	const there = new Set(set);
	return outputs.map((output) => there.has(shorten(output)));
};
