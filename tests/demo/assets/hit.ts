import { blindSubjects, openEvaluated, subjectOf } from "@seamark/lookups";
import { must } from "../intake/seventy.ts";
import type { Stage } from "../stage.ts";
import type { AssetWorld } from "./world.ts";

type Key = { epoch: string; asker: string; publicKey: string };
type Looked = { evaluated: string[]; proof: string; set: string[] };

/** Scene 7: Samoa's unit asks whether Fiji's knows two accounts. Fiji learns that two were asked for, and why. */
export const lookedUp = async (stage: Stage, { fiu, lead }: AssetWorld, file: string): Promise<void> => {
	stage.scene("7. Samoa's unit looks up accounts at Fiji's. Nobody else learns which, nor whether it was a hit");
	const samoa = await stage.as("ws-fiu-desk-1", { purpose: "financial-investigation" });
	const look = async (numbers: readonly string[]) => {
		const key = await must(samoa.get<Key>(`/assets/lookup-keys/${lead}`));
		const setting = { epoch: key.epoch, asker: key.asker, responder: lead };
		const subjects = numbers.map((number) => subjectOf("account", number));
		const { mine, blinded } = blindSubjects(setting, key.publicKey, subjects);
		const body = { responder: lead, reason: "case 12 (invented)", epoch: key.epoch, blinded };
		const answer = await must(samoa.post<Looked>("/assets/lookups", body));
		return { hits: openEvaluated(setting, mine, answer), size: answer.set.length, sent: blinded };
	};
	const first = await look(["recruiter", "NOBODY"]);
	stage.check("the machine that asked finds one hit of two", first.hits, [true, false]);
	stage.check("the set is filled up, so its size says little", first.size, 64);
	stage.check("what is sent is another one each time", (await look(["recruiter"])).sent[0] === first.sent[0], false);
	const { account } = await must(
		fiu.post<{ account: string }>(`/assets/files/${file}/account-search`, { number: "WORKER1" }),
	);
	stage.check("the account of a worker is a hit too", (await look(["WORKER1"])).hits, [true]);
	await must(fiu.post(`/assets/files/${file}/account-protection`, { account, protected: true }));
	stage.check("protected, it answers as one that is not there", (await look(["WORKER1"])).hits, [false]);
	const record = await must(fiu.get<{ items: Record<string, unknown>[] }>("/assets/lookups"));
	stage.check(
		"Fiji has how many were asked for, and why, and nothing else",
		record.items.map(({ subjects, reason }) => [subjects, reason]).at(-1),
		[2, "case 12 (invented)"],
	);
};
