import { generateKeyPairSync } from "node:crypto";
import { evaluate } from "@seamark/mla-rules";
import { type Signed, sign, signatureFault } from "@seamark/mla-thread";
import { acpStates, knownRegister } from "@seamark/treaties";
import { seedId } from "../../infra/seed/src/seed-id.ts";
import { caller, demoToken } from "../support/client.ts";
import type { Options } from "./options.ts";
import { openStage } from "./stage.ts";
import { figureOf, goalOf, ratioOf } from "./stats.ts";
import { table } from "./table.ts";

/** One statement of the size of a filed request. */
const text = (n: number) =>
	JSON.stringify({ authority: "a", at: new Date(1_800_000_000_000 + n).toISOString(), content: "x".repeat(1_800), n });

/**
 * What a request needs until it is filed and registered. It has two statements then. Each is signed, with its receipt of submission. The
 * other side checks it and signs a receipt, which the first side checks.
 */
const each = { signatures: 6, verifications: 4 };

/** Requests a second for which those signatures and verifications alone are made, by the same functions, one after the other. */
const bare = async (seconds: number): Promise<number> => {
	const pair = generateKeyPairSync("ed25519");
	const key = { kid: "k", key: pair.privateKey, alg: "EdDSA" };
	const jwk = { ...pair.publicKey.export({ format: "jwk" }), alg: "EdDSA" };
	const known = [{ kid: "k", jwk, from: "2020-01-01T00:00:00.000Z" }];
	const began = performance.now();
	let requests = 0;
	for (; performance.now() - began < seconds * 1_000; requests++) {
		const signed: Signed[] = [];
		for (let n = 0; n < each.signatures; n++) signed.push(await sign(text(n), key));
		for (const one of signed.slice(0, each.verifications))
			if (await signatureFault(one, known, new Date(1_800_000_000_000).toISOString())) throw new Error("not signed");
	}
	return (requests * 1_000) / (performance.now() - began);
};

/** A request that says everything that it has to. All of it is invented. */
const request = {
	requested: seedId("ws-central-authority"),
	assistance: ["records"],
	contents: {
		authority: "Suva Legal Assistance Office (invented)",
		subject: "Workers without pay on a vessel (invented)",
		proceedings: "investigation",
		conductedBy: "Prosecution Office (invented)",
		conductedByFunctions: "It directs investigations",
		facts: "A vessel took workers aboard and kept their papers (invented).",
		assistance: "Copies of the register of vessels",
		purpose: "To prove who owns the vessel",
	},
};

type Asked = { body: unknown; status: number };
const good = ({ status, body }: Asked): Record<string, unknown> => {
	if (status >= 300) throw new Error(`The hub answers ${status}: ${JSON.stringify(body)}`);
	return body as Record<string, unknown>;
};

const workers = 32;

/** Requests a second that are drafted, filed by two officers, brought to the other side, registered there, and known to be so by the first. */
const openFiling = async (url: string) => {
	const as = async (officer: string) => caller(url, await demoToken(url, { officer }));
	const first = await as("fj-central-authority-desk-1");
	const second = await as("fj-central-authority-desk-second-1");
	const theirs = await as("ws-central-authority-desk-1");
	const reaches = async (side: typeof first, id: string, stage: string) => {
		for (;;) {
			const found = await side.get(`/mla/requests/${id}`);
			if (found.status === 200 && good(found).stage === stage) return;
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
	};
	const one = async () => {
		const id = String(good(await first.post("/mla/requests", request)).id);
		const { act } = good(await first.post(`/mla/requests/${id}/acts`, { kind: "submit" }));
		good(await second.post(`/mla/requests/${id}/acts/${act}/sign`, undefined));
		await reaches(theirs, id, "submitted");
		good(await theirs.post(`/mla/requests/${id}/acts`, { kind: "register" }));
		await reaches(first, id, "registered");
	};
	return async (seconds: number): Promise<number> => {
		const began = performance.now();
		let requests = 0;
		const work = async () => {
			while (performance.now() - began < seconds * 1_000) {
				await one();
				requests++;
			}
		};
		await Promise.all(Array.from({ length: workers }, work));
		return (requests * 1_000) / (performance.now() - began);
	};
};

const states = acpStates.map(({ country }) => country).slice(0, 80);
const pairs = states.flatMap((requesting) =>
	states.filter((one) => one !== requesting).map((requested) => [requesting, requested] as const),
);
const day = "2017-01-01";

/** Both States of every pair, by three treaties: whether they are bound on a day, and why. */
const registerMs = (): number => {
	const began = performance.now();
	let bound = 0;
	for (const [requesting, requested] of pairs)
		for (const treaty of ["untoc", "tip", "som"])
			for (const country of [requesting, requested])
				if (knownRegister.statusOf(treaty, country, day).status === "bound") bound++;
	if (bound === 0) throw new Error("The register knows nobody.");
	return performance.now() - began;
};

/** On what a request of every pair can rest, rule by rule with its reasons. */
const evaluatedMs = (): number => {
	const offence = {
		protocol: "tip",
		serious: "yes",
		transnational: "yes",
		organisedGroup: "yes",
		offenceThere: "unknown",
	} as const;
	const began = performance.now();
	for (const [requesting, requested] of pairs) evaluate(knownRegister, { requesting, requested, day, offence });
	return performance.now() - began;
};

/** Requests for assistance: filed and registered on both sides against their bare signatures, and the register over all pairs of States. */
export const mla = async (o: Options) => {
	const [rounds, seconds] = o.quick ? [1, 1] : [o.rounds, o.seconds];
	registerMs();
	evaluatedMs();
	const times = { length: o.quick ? 1 : 5 };
	const [register, evaluated] = [Array.from(times, registerMs), Array.from(times, evaluatedMs)];
	await using stage = await openStage(o);
	const filed = await openFiling(stage.hub.url);
	const row = table(o.say, ["round", "requests/s", "bare/s", "ratio"]);
	const [product, reference]: [number[], number[]] = [[], []];
	await filed(o.quick ? 0.5 : 3);
	for (let round = 1; round <= rounds; round++) {
		reference.push(await bare(Math.min(seconds, 5)));
		product.push(await filed(seconds));
		const [done = 0, alone = 1] = [product.at(-1), reference.at(-1)];
		row(`${round}`, Math.round(done), Math.round(alone), Math.round((done / alone) * 1_000) / 1_000);
	}
	return {
		bench: "mla",
		unit: "requests a second",
		each,
		pairs: pairs.length,
		results: {
			filedAndRegistered: figureOf(product),
			bareSignatures: figureOf(reference),
			registerMs: figureOf(register),
			evaluatedMs: figureOf(evaluated),
		},
		goals: {
			ratio: goalOf(ratioOf(product, reference), { atLeast: 0.3 }),
			registerMs: goalOf(figureOf(register).median, { under: 100 }),
		},
	};
};
