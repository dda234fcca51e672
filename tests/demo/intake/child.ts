import type { Stage } from "../stage.ts";
import type { Terminal } from "../terminal.ts";
import { household } from "./people.ts";
import { must } from "./seventy.ts";

type Assessed = {
	person: { id: string; version: number };
	assessment: {
		classification: string;
		child: string;
		explanation: { rule: string; says: string }[];
		missing: { question: string }[];
	};
};

/** The same facts of a girl, of a woman, and of somebody whose age nobody knows. */
export const aChild = async (stage: Stage, terminal: Terminal): Promise<void> => {
	stage.scene("Samoa: a girl works in a household. Nobody forced her, and everybody agreed (invented)");
	const desk = await stage.as("ws-desk-1");
	await terminal.login("samoa", "ws-desk-1");
	const { id: caseId } = await must(desk.post<{ id: string }>("/cases", { title: "A household (persons invented)" }));
	const of = async (age: { from: number; to?: number } | undefined): Promise<Assessed> => {
		const person = await must(
			desk.post<{ id: string; version: number }>(`/cases/${caseId}/persons`, {
				roles: ["suspectedVictim"],
				sex: "female",
				...(age ? { age } : {}),
			}),
		);
		return must(
			desk.post<Assessed>(`/persons/${person.id}/assessments`, {
				expectedVersion: person.version,
				facts: { ...household, ...(age ? { age } : {}) },
			}),
		);
	};
	const girl = await of({ from: 14, to: 16 });
	const says = (one: Assessed, rule: string) => one.assessment.explanation.find((each) => each.rule === rule)?.says;
	stage.screen("desk · seamark person show", await terminal.screen("--as", "samoa", "person", "show", girl.person.id));
	stage.check(
		"a child: trafficking, though no means was used",
		[girl.assessment.classification, girl.assessment.child, says(girl, "R2")],
		["trafficking", "met", "meansNotNeeded"],
	);
	stage.check(
		"whether she agreed is not asked",
		[says(girl, "R3"), girl.assessment.missing.filter((one) => ["means", "consent"].includes(one.question))],
		["irrelevantForChild", []],
	);
	const woman = await of({ from: 20, to: 24 });
	stage.check("of an adult the same facts are not trafficking", woman.assessment.classification, "neither");
	const somebody = await of({ from: 16, to: 19 });
	stage.check(
		"where the age is not known, it is what is missing",
		[somebody.assessment.classification, says(somebody, "R2"), somebody.assessment.missing.map((one) => one.question)],
		["undetermined", "ageDecides", ["age"]],
	);
	const screened = await must(
		desk.post<{ version: number }>(`/persons/${girl.person.id}/screening`, {
			expectedVersion: girl.person.version,
			outcome: "suspectedVictim",
			flags: [],
		}),
	);
	const back = await desk.post<{ code: string; faults: { at: string }[] }>(`/persons/${girl.person.id}/returns`, {
		expectedVersion: screened.version,
		return: {
			kind: "voluntaryReturn",
			toCountry: "TO",
			voluntary: "yes",
			safetyAssessed: true,
			proceedingsChecked: true,
			acceptingService: "Reception centre (invented)",
			followUpOn: "2026-03-01",
		},
	});
	stage.check(
		"she is not sent home before somebody has decided what is best for her",
		[back.body.code, back.body.faults.map((one) => one.at)],
		["RETURN_NOT_CLEARED", ["/return/bestInterests"]],
	);
};
