import type { Stage } from "../stage.ts";
import { names } from "./people.ts";
import { must } from "./seventy.ts";

type Made = { id: string; version: number };
type Refusal = { code: string; faults: { message: string }[] };

/** A company is fined beside its owner, and nobody is charged with what was no offence on the day. */
export const beforeTheCourts = async (stage: Stage, { caseId }: { caseId: string }): Promise<void> => {
	const desk = await stage.as("lc-police-desk-1");
	stage.scene("The company is fined and kept out of tenders. It is counted apart from its owner");
	const linked = await must(
		desk.post<{ entityId: string }>(`/cases/${caseId}/links`, {
			kind: "legalPerson",
			value: "Example Garments Ltd (invented)",
			role: "employer",
		}),
	);
	const charge = await must(
		desk.post<Made>(`/cases/${caseId}/company-charges`, {
			company: linked.entityId,
			liability: "criminal",
			offence: "forcedLabour",
			chargedOn: "2025-12-01",
			acted: [{ from: "2025-03-01", to: "2025-09-30" }],
		}),
	);
	let { version } = charge;
	for (const step of [
		{ stage: "prosecution" },
		{ stage: "verdict", outcome: "convicted" },
		{
			stage: "sentence",
			sentence: { fine: { amount: 250_000, currency: "XCD" }, measures: ["exclusionFromTenders"] },
		},
	].map((one) => ({ ...one, reachedOn: "2025-12-01" })))
		({ version } = await must(desk.post<Made>(`/charges/${charge.id}/stages`, { expectedVersion: version, ...step })));
	const { body } = await desk.get<{ counters: Record<string, number>; companySanctions: object }>("/statistics");
	const { companiesConvicted, personsConvicted } = body.counters;
	stage.check(
		"one company and one person were convicted, each counted for itself",
		[companiesConvicted, personsConvicted],
		[1, 1],
	);
	stage.check("what was imposed on the company is counted by kind", body.companySanctions, {
		exclusionFromTenders: 1,
		fine: 1,
	});

	stage.scene("Nobody is charged with what was no offence on the day of the act");
	const fiji = await stage.as("fj-desk-1");
	const boats = await must(
		fiji.post<Made>("/cases", { title: "Boats to another island (invented)", jurisdiction: "TT" }),
	);
	const owner = await must(
		fiji.post<{ entityId: string }>(`/cases/${boats.id}/links`, {
			kind: "legalPerson",
			value: "Example Charter Ltd (invented)",
			role: "carrier",
		}),
	);
	const charged = (offence: string) =>
		fiji.post<Refusal>(`/cases/${boats.id}/company-charges`, {
			...{ company: owner.entityId, liability: "criminal", offence },
			acted: [{ from: "2017-05-01", to: "2017-05-01" }],
		});
	const refused = await charged("smuggling");
	stage.screen(
		"desk · the refusal",
		refused.body.faults.map(({ message }) => message),
	);
	stage.check("the law of that day had no such offence", refused.body.code, "NO_OFFENCE_THEN");
	stage.check("it had others, and they can be charged", (await charged("endangeringLife")).status, 201);
};

type Found = { items: { personId: string; court: string; appeal: string }[] };

/** Who was convicted is found by name, until the person turns out to be a victim. */
export const theRegister = async (stage: Stage): Promise<void> => {
	stage.scene("The register of convicted persons is searched by name; who is a victim too keeps the shield");
	const desk = await stage.as("fj-desk-1", { purpose: "investigation" });
	const { id } = await must(desk.post<Made>("/cases", { title: "Before the court (invented)" }));
	const suspect = await must(
		desk.post<Made>(`/cases/${id}/persons`, {
			roles: ["suspect"],
			suspicion: { offence: "trafficking", ground: "Two statements.", relation: "unrelated" },
			identity: { names: [{ text: names.convicted }] },
		}),
	);
	const charge = await must(
		desk.post<Made>(`/persons/${suspect.id}/charges`, { offence: "trafficking", chargedOn: "2025-11-03" }),
	);
	let { version } = charge;
	for (const step of [{ stage: "prosecution" }, { stage: "verdict", outcome: "convicted" }])
		({ version } = await must(
			desk.post<Made>(`/charges/${charge.id}/stages`, { expectedVersion: version, ...step, reachedOn: "2025-11-20" }),
		));
	await must(desk.post(`/charges/${charge.id}/conviction`, { court: "High Court (invented)", spentOn: "2035-11-20" }));
	const search = async () =>
		(await must(desk.post<Found>("/convictions/search", { identity: { names: [{ text: names.convictedAgain }] } })))
			.items;
	const found = await search();
	stage.check(
		"found under another spelling, with court and appeal",
		[found.length, found[0]?.court, found[0]?.appeal],
		[1, "High Court (invented)", "none"],
	);
	await must(desk.post(`/persons/${suspect.id}/roles`, { expectedVersion: 1, roles: ["victim"] }));
	stage.check("once he turns out to be a victim, no search finds him", await search(), []);
	const forBorders = await (await stage.as("fj-desk-1", { purpose: "border-control" })).post<Refusal>(
		"/convictions/search",
		{
			identity: { names: [{ text: names.convicted }] },
		},
	);
	stage.check(
		"and for border control nobody is found at all",
		[forBorders.status, forBorders.body.code],
		[403, "PURPOSE_NOT_FITTING"],
	);
};
