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

/** Requests a second for which those signatures and verifications alone are made, by the same functions, one after the other, and the CPU of one. */
const bare = async (seconds: number): Promise<{ perSecond: number; cpuUs: number }> => {
	const pair = generateKeyPairSync("ed25519");
	const key = { kid: "k", key: pair.privateKey, alg: "EdDSA" };
	const jwk = { ...pair.publicKey.export({ format: "jwk" }), alg: "EdDSA" };
	const known = [{ kid: "k", jwk, from: "2020-01-01T00:00:00.000Z" }];
	const [began, cpu] = [performance.now(), process.cpuUsage()];
	let requests = 0;
	for (; performance.now() - began < seconds * 1_000; requests++) {
		const signed: Signed[] = [];
		for (let n = 0; n < each.signatures; n++) signed.push(await sign(text(n), key));
		for (const one of signed.slice(0, each.verifications))
			if (await signatureFault(one, known, new Date(1_800_000_000_000).toISOString())) throw new Error("not signed");
	}
	const { user, system } = process.cpuUsage(cpu);
	return { perSecond: (requests * 1_000) / (performance.now() - began), cpuUs: (user + system) / requests };
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

const workers = 64;
type Side = ReturnType<typeof caller>;

/** One look at the list of a side, a few times a second, finds what has come for all who wait: as people and programs look. */
const lookOut = (side: Side, stage: string, seeing: string) => {
	const waiting = new Map<string, () => void>();
	let looking = false;
	const look = async () => {
		looking = true;
		while (waiting.size > 0) {
			const { items } = good(await side.get(`/mla/requests?stage=${stage}&side=${seeing}&limit=100`));
			for (const { id } of items as { id: string }[]) {
				waiting.get(id)?.();
				waiting.delete(id);
			}
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
		looking = false;
	};
	return (id: string) =>
		new Promise<void>((resolve, reject) => {
			waiting.set(id, resolve);
			if (!looking) look().catch(reject);
		});
};

/** Requests a second that are drafted, filed by two officers, brought to the other side, registered there, and known to be so by the first. */
const openFiling = async (url: string) => {
	const as = async (officer: string) => caller(url, await demoToken(url, { officer }));
	const first = await as("fj-central-authority-desk-1");
	const second = await as("fj-central-authority-desk-second-1");
	const theirs = await as("ws-central-authority-desk-1");
	const arrived = lookOut(theirs, "submitted", "requested");
	const registered = lookOut(first, "registered", "requesting");
	const one = async () => {
		const id = String(good(await first.post("/mla/requests", request)).id);
		const { act } = good(await first.post(`/mla/requests/${id}/acts`, { kind: "submit" }));
		good(await second.post(`/mla/requests/${id}/acts/${act}/sign`, undefined));
		await arrived(id);
		good(await theirs.post(`/mla/requests/${id}/acts`, { kind: "register" }));
		await registered(id);
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
	const row = table(o.say, ["round", "requests/s", "bare/s", "ratio", "cpu us", "db cpu us", "bare cpu us"]);
	const { process: hub } = stage.hub;
	const cpuNow = () => hub.call<{ hub: number; database: number }>("cpu");
	const [product, reference]: [number[], number[]] = [[], []];
	const cpu: Record<"hub" | "database" | "bare", number[]> = { hub: [], database: [], bare: [] };
	await filed(o.quick ? 0.5 : 3);
	for (let round = 1; round <= rounds; round++) {
		const alone = await bare(Math.min(seconds, 5));
		reference.push(alone.perSecond);
		cpu.bare.push(alone.cpuUs);
		if (o.profile) await hub.call("startProfile");
		const [before, began] = [await cpuNow(), performance.now()];
		product.push(await filed(seconds));
		const [after, requests] = [await cpuNow(), ((product.at(-1) ?? 0) * (performance.now() - began)) / 1_000];
		if (o.profile) await hub.call("stopProfile", { dir: o.profile, name: `mla-${round}` });
		for (const part of ["hub", "database"] as const) cpu[part].push(((after[part] - before[part]) * 1_000) / requests);
		const done = product.at(-1) ?? 0;
		const each = [cpu.hub, cpu.database, cpu.bare].map((of) => Math.round(of.at(-1) ?? 0));
		const ratio = Math.round((done / alone.perSecond) * 1_000) / 1_000;
		row(`${round}`, Math.round(done), Math.round(alone.perSecond), ratio, ...each);
	}
	return {
		bench: "mla",
		unit: "requests a second",
		each,
		pairs: pairs.length,
		results: {
			filedAndRegistered: figureOf(product),
			bareSignatures: figureOf(reference),
			hubCpuUs: figureOf(cpu.hub),
			databaseCpuUs: figureOf(cpu.database),
			bareCpuUs: figureOf(cpu.bare),
			registerMs: figureOf(register),
			evaluatedMs: figureOf(evaluated),
		},
		goals: {
			ratio: goalOf(ratioOf(product, reference), { atLeast: 0.3 }),
			registerMs: goalOf(figureOf(register).median, { under: 100 }),
		},
	};
};
