import type { Stage } from "../stage.ts";
import { agencyOf } from "./offline.ts";
import { must } from "./seventy.ts";

type LookUp = { hit: boolean; ask: { agency: string; country: string; post: string }[] };

/** A look-up across agencies says that there is something and whom to ask; a case that is not yours is not there. */
export const lookingUp = async (stage: Stage, of: { caseId: string; manId: string }): Promise<void> => {
	stage.scene("Vanuatu asks whether anybody knows a boat. Fiji has it in a case");
	const fiji = await stage.as("fj-desk-1");
	const vanuatu = await stage.as("vu-desk-1", { purpose: "investigation" });
	const haiti = await stage.as("ht-police-desk-1", { purpose: "investigation" });
	const link = (kind: string, value: string, role: string) =>
		must(fiji.post(`/cases/${of.caseId}/links`, { kind, value, role }));
	await link("vessel", "Sea Snake", "carrier");
	await link("phone", "+679 555 0101", "ofProtectedPerson");
	const ask = (kind: string, value: string, by = vanuatu) => by.post<LookUp>("/links/look-up", { kind, value });

	const [without, unknown] = [await ask("vessel", "SEA-SNAKE", haiti), await ask("vessel", "No Such Boat", haiti)];
	stage.check(
		"to Haiti, with which Fiji has no agreement on cases, there is no hit, and nothing tells it from none",
		without.text,
		unknown.text,
	);
	const found = await ask("vessel", "SEA-SNAKE");
	const { name } = await agencyOf(fiji, "fj-tcu");
	stage.screen("vu-tcu/desk · look-up of a vessel", [
		found.body.hit ? "There is something. Ask:" : "Nothing found.",
		...found.body.ask.map((one) => `  ${one.agency}, ${one.country}, duty post "${one.post}"`),
	]);
	stage.check(
		"to Vanuatu, with which it has one, it says whom to ask",
		[found.body.hit, found.body.ask.map((one) => [one.agency, one.country])],
		[true, [[name, "FJ"]]],
	);
	stage.check(
		"and nothing else: no case, no role, no number",
		[Object.keys(found.body).sort(), Object.keys(found.body.ask[0] ?? {}).sort(), found.text.includes(of.caseId)],
		[["ask", "hit"], ["agency", "agencyId", "country", "post", "postId"], false],
	);
	stage.check(
		"what belongs to somebody protected is never a hit",
		(await ask("phone", "00679 555 0101")).text,
		unknown.text,
	);
	const notices = await fiji.get<{ items: { kind: string; purpose: string }[] }>("/links/look-ups");
	stage.check(
		"Fiji learns that it was asked for a vessel, and why",
		[notices.body.items.at(0)?.kind, notices.body.items.at(0)?.purpose, notices.text.includes("SNAKE")],
		["vessel", "investigation", false],
	);

	stage.scene("Vanuatu has learnt the case's id. It is of no use");
	const nowhere = "0198c1de-7a53-7a10-9d5e-3f2b8c6d1e00";
	const same = async (path: (id: string) => string, id: string) => {
		const [there, absent] = [await vanuatu.get(path(id)), await vanuatu.get(path(nowhere))];
		const bare = (text: string, of: string) => text.replaceAll(of, "ID").replace(/"traceId":"[^"]*"/, "");
		return there.status === 404 && bare(there.text, id) === bare(absent.text, nowhere);
	};
	stage.check(
		"case, persons, draft, person and identity answer as if they did not exist",
		[
			await same((id) => `/cases/${id}`, of.caseId),
			await same((id) => `/cases/${id}/persons`, of.caseId),
			await same((id) => `/cases/${id}/alert-draft`, of.caseId),
			await same((id) => `/persons/${id}`, of.manId),
			await same((id) => `/persons/${id}/identity`, of.manId),
		],
		[true, true, true, true, true],
	);
};
