import type { Answer, Body } from "@seamark/client/shapes";
import { useEffect, useState } from "preact/hooks";
import { at, hub, newKey, Problem } from "../api.ts";
import { label, t } from "../i18n.ts";
import type { OnePerson } from "../model.ts";
import { Act, Checks, Input, Select, Trouble, useLatest, useLoaded, Waiting } from "../parts/base.tsx";
import { draftOf, dropDraft, keepDraft } from "../parts/drafts.ts";
import { go, session } from "../state.ts";

type Facts = Body<"assessPerson">["facts"];
type Finding = Facts["elements"][string];
type Foreseen = Answer<"foreseeAssessment">["assessment"];
type Kept = { facts: Facts; key: string };

/** The elements of the definitions in the order of asking, with their forms where they have some. */
const elements: readonly { code: string; forms?: readonly string[] }[] = [
	{ code: "act", forms: ["recruitment", "transportation", "transfer", "harbouring", "receipt"] },
	{
		code: "means",
		forms: [
			"threatOrForce",
			"otherCoercion",
			"abduction",
			"fraud",
			"deception",
			"abuseOfPower",
			"abuseOfVulnerability",
			"paymentToController",
		],
	},
	{
		code: "purpose",
		forms: [
			"sexualExploitation",
			"forcedLabour",
			"slavery",
			"practiceSimilarToSlavery",
			"servitude",
			"organRemoval",
			"domesticServitude",
			"debtBondage",
			"forcedMarriage",
			"forcedBegging",
			"forcedCriminality",
		],
	},
	{ code: "consent" },
	{ code: "entry" },
	{ code: "stay" },
	{ code: "nonNational" },
	{ code: "benefit" },
	{ code: "transnational" },
];
const evidence = [
	"statementOfPerson",
	"statementOfOther",
	"officerObservation",
	"document",
	"medicalFinding",
	"financialRecord",
	"communication",
	"travelRecord",
	"inspectionReport",
	"courtRecord",
];

export const AssessScreen = ({ id }: { id: string }) => {
	const officer = session.value.officer?.id ?? "";
	const start = useLoaded(`assess ${id}`, async () => {
		const person = await hub<OnePerson>("GET", at`/persons/${id}`);
		const kept = await draftOf<Kept>(officer, `assessment ${id}`);
		return { person, kept: kept ?? { facts: { elements: {} }, key: newKey() } };
	});
	if (!start.value) return <Waiting of={start} />;
	return <Form id={id} officer={officer} {...start.value} />;
};

/** Each element is asked in turn; beside them the hub says what follows so far, and what is still missing. */
const Form = ({ id, officer, person, kept }: { id: string; officer: string; person: OnePerson; kept: Kept }) => {
	const [facts, setFacts] = useState(kept.facts);
	const [note, write] = useState("");
	const [problem, failed] = useState<unknown>();
	const name = `assessment ${id}`;
	const change = (changed: Partial<Facts>) => {
		const next = { ...facts, ...changed };
		setFacts(next);
		void keepDraft(officer, name, { facts: next, key: kept.key } satisfies Kept);
	};
	const find = (code: string, finding: Finding | undefined) => {
		const { [code]: _, ...rest } = facts.elements;
		change({ elements: finding ? { ...rest, [code]: finding } : rest });
	};
	const foreseen = useForeseen(id, person.version, facts);
	const send = async () => {
		const body = { expectedVersion: person.version, facts, ...(note === "" ? {} : { note }) };
		await hub("POST", at`/persons/${id}/assessments`, { body, key: kept.key });
		await dropDraft(officer, name);
		go(`/persons/${id}`);
	};
	return (
		<form onSubmit={(event) => event.preventDefault()}>
			<p class="marks">
				<a href={`#/persons/${id}`}>
					<bdi>{person.pseudonym}</bdi>
				</a>
			</p>
			<h1>{t("assess.title")}</h1>
			<div class="side">
				<div>
					<div class="columns">
						<Input
							label={t("assess.ageFrom")}
							value={String(facts.age?.from ?? "")}
							onInput={(n) => change(aged(facts, "from", n))}
						/>
						<Input
							label={t("assess.ageTo")}
							value={String(facts.age?.to ?? "")}
							onInput={(n) => change(aged(facts, "to", n))}
						/>
					</div>
					{elements.map(({ code, forms }) => (
						<Element
							key={code}
							code={code}
							forms={forms ?? []}
							of={facts.elements[code]}
							find={(one) => find(code, one)}
						/>
					))}
					<Input label={t("note.write")} value={note} onInput={write} rows={3} />
					<Trouble problem={problem} />
					<Act class="main" failed={failed} act={send}>
						{t("assess.do")}
					</Act>
				</div>
				<aside aria-label={t("assess.sofar")}>
					<h2>{t("assess.sofar")}</h2>
					<Sofar of={foreseen} />
				</aside>
			</div>
		</form>
	);
};

/** An age as far as it is known: from, to, both or neither. */
const aged = ({ age }: Facts, end: "from" | "to", typed: string): Partial<Facts> => {
	const { [end]: _, ...other } = age ?? {};
	const years = typed.replace(/\D/g, "").slice(0, 3);
	return { age: years === "" ? other : { ...other, [end]: Number(years) } };
};

const Element = (o: {
	code: string;
	forms: readonly string[];
	of: Finding | undefined;
	find: (finding: Finding | undefined) => void;
}) => {
	const value = o.of?.value ?? "unknown";
	const set = (changed: Partial<Finding>) => o.find({ ...(o.of ?? { value: "unknown" }), ...changed });
	return (
		<fieldset>
			<legend>{label(`element.${o.code}`)}</legend>
			<div class="columns">
				<Select
					label={t("assess.value")}
					value={value}
					choices={["unknown", "met", "notMet"]}
					onChange={(one) => (one === "unknown" ? o.find(undefined) : set({ value: one as Finding["value"] }))}
				/>
				{value !== "unknown" && (
					<Select
						label={t("assess.rests")}
						value={o.of?.evidence?.[0]?.kind ?? ""}
						choices={[{ value: "", text: t("choose.one") }, ...evidence]}
						onChange={(kind) => kind !== "" && set({ evidence: [{ kind }] })}
					/>
				)}
			</div>
			{value === "met" && o.forms.length > 0 && (
				<Checks
					legend={t("assess.forms")}
					choices={o.forms.map((one) => ({ value: one, text: label(one) }))}
					chosen={o.of?.forms ?? []}
					onChange={(forms) => set({ forms })}
				/>
			)}
		</fieldset>
	);
};

type State = { foreseen?: Foreseen; problem?: unknown };

const Sofar = ({ of: { foreseen, problem } }: { of: State }) => (
	<div aria-live="polite">
		<Trouble problem={problem} />
		{foreseen && (
			<>
				<p class="sentence">{label(foreseen.classification)}</p>
				{foreseen.missing.length > 0 && (
					<>
						<h3>{t("assessment.missing")}</h3>
						<ul>
							{foreseen.missing.map(({ question }) => (
								<li key={question}>{label(`element.${question}`)}</li>
							))}
						</ul>
					</>
				)}
				<h3>{t("assessment.why")}</h3>
				<ul lang="en" dir="ltr">
					{foreseen.explanation.map(({ rule, sentence }) => (
						<li key={rule}>{sentence}</li>
					))}
				</ul>
			</>
		)}
	</div>
);

/** Asks the hub half a second after the last change; an answer that was overtaken is dropped. */
const useForeseen = (id: string, version: number, facts: Facts): State => {
	const [state, set] = useState<State>({});
	const ask = useLatest();
	useEffect(() => {
		const isLatest = ask();
		const timer = setTimeout(() => {
			const body = { expectedVersion: version, facts };
			hub<Answer<"foreseeAssessment">>("POST", at`/persons/${id}/assessments/foresee`, { body }).then(
				({ assessment }) => isLatest() && set({ foreseen: assessment }),
				(problem: unknown) => isLatest() && problem instanceof Problem && set((now) => ({ ...now, problem })),
			);
		}, 500);
		return () => clearTimeout(timer);
	}, [facts]);
	return state;
};
