import { randomBytes } from "node:crypto";
import { ristretto255_oprf } from "@noble/curves/ed25519.js";
import { blindSubjects, evaluateBlinded, keyOf, openEvaluated, outputOf, padded, subjectOf } from "@seamark/lookups";
import type { Options } from "./options.ts";
import { figureOf, ratioOf } from "./stats.ts";
import { table } from "./table.ts";

const setting = { epoch: "2026-11-30", asker: "asker", responder: "responder" };
const utf8 = (text: string) => new TextEncoder().encode(text);

/** Look-ups a second of one core, from the subject to hit or no hit, in twenties as the command line sends them; beside the bare POPRF. */
export const hits = async (o: Options) => {
	const { secretKey, publicKey } = keyOf(setting, randomBytes(32));
	const count = o.quick ? 20 : 200;
	const subjects = Array.from({ length: count }, (_, n) => subjectOf("account", `FJ${n}`));
	const half = subjects.filter((_, n) => n % 2 === 0);
	const set = padded(
		half.map((one) => outputOf(setting, secretKey, one)),
		(bytes) => randomBytes(bytes),
	);
	const poprf = ristretto255_oprf.poprf(utf8("bare"));
	const key = poprf.deriveKeyPair(new Uint8Array(32).fill(1), utf8("bare"));
	const timed = (work: () => void) => {
		const began = performance.now();
		work();
		return (count * 1_000) / (performance.now() - began);
	};
	let right = 0;
	const lookUps = () => {
		for (let from = 0; from < count; from += 20) {
			const { mine, blinded } = blindSubjects(setting, publicKey, subjects.slice(from, from + 20));
			const found = openEvaluated(setting, mine, { ...evaluateBlinded(setting, secretKey, blinded), set });
			right += found.filter((hit, n) => hit === ((from + n) % 2 === 0)).length;
		}
	};
	const bare = () => {
		for (let from = 0; from < count; from += 20) {
			const inputs = subjects.slice(from, from + 20).map(utf8);
			const blinds = inputs.map((input) => poprf.blind(input, key.publicKey));
			const { evaluated, proof } = poprf.blindEvaluateBatch(
				key.secretKey,
				blinds.map(({ blinded }) => blinded),
			);
			const items = inputs.map((input, n) => ({ input, evaluated: evaluated[n], ...blinds[n] })) as never;
			poprf.finalizeBatch(items, proof, blinds[0]?.tweakedKey as Uint8Array);
		}
	};
	const made = () => {
		for (const one of subjects) outputOf(setting, secretKey, one);
	};
	const row = table(o.say, ["a second", "look-ups", "bare POPRF", "subjects of a set"]);
	const rounds: { lookUps: number; bare: number; made: number }[] = [];
	for (let round = 0; round <= o.rounds; round++) {
		const figures = { lookUps: timed(lookUps), bare: timed(bare), made: timed(made) };
		row(round === 0 ? "warm-up" : `round ${round}`, ...Object.values(figures).map(Math.round));
		if (round > 0) rounds.push(figures);
	}
	const all = (name: "lookUps" | "bare" | "made") => rounds.map((one) => one[name]);
	return {
		bench: "hits",
		unit: "a second, on one core",
		rounds: o.rounds,
		right: right === count * (o.rounds + 1),
		ratio: { lookUpsToBare: ratioOf(all("lookUps"), all("bare")) },
		results: { lookUps: figureOf(all("lookUps")), bare: figureOf(all("bare")), subjectsOfASet: figureOf(all("made")) },
	};
};
