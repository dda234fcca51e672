import { useState } from "preact/hooks";
import { at, hub, newKey, Problem } from "../api.ts";
import { country, label, number, t } from "../i18n.ts";
import type { OnePerson } from "../model.ts";
import { Act, Facts, Input, Name, Time, Trouble, useLoaded, Waiting } from "../parts/base.tsx";
import { may } from "../state.ts";

type Assessment = {
	version: number;
	classification: string;
	at: string;
	result: {
		explanation: { rule: string; says: string; value: string | null; sentence: string; law: string[] }[];
		missing: { question: string; decides: string[] }[];
	};
};
type Duplicate = {
	personId: string | null;
	pseudonym: string | null;
	caseReference: string | null;
	score: number;
	grounds: { field: string; how: string }[];
};
type Identity = {
	identity: {
		names?: { text: string }[];
		birth?: { from?: string; to?: string };
		documents?: { kind: string; country?: string; number: string }[];
		phones?: string[];
		contacts?: { kind: string; value: string }[];
	};
};
type Many<T> = { items: T[] };

export const PersonScreen = ({ id }: { id: string }) => {
	const one = useLoaded(id, () => hub<OnePerson>("GET", at`/persons/${id}`));
	if (!one.value) return <Waiting of={one} />;
	const found = one.value;
	return (
		<article>
			<p class="marks">{found.caseId && <a href={`#/cases/${found.caseId}`}>{t("case")}</a>}</p>
			<h1>
				<bdi>{found.pseudonym}</bdi>
			</h1>
			{found.protectedAs.length > 0 && (
				<p class="handling">
					{t("person.protected")}: {found.protectedAs.map(label).join(", ")}
				</p>
			)}
			{found.erasure ? (
				<p class="trouble">
					{t("erased")}: {label(found.erasure.reason)}, <Time at={found.erasure.at} />
				</p>
			) : (
				<Reveal id={id} />
			)}
			<Facts
				of={[
					[t("role"), found.roles.map(label).join(", ")],
					[t("identification"), label(found.identification)],
					[t("sex"), label(found.sex)],
					[t("age"), label(found.ageBand)],
					[t("nationality"), found.nationality.map(country).join(", ")],
					[t("held"), found.heldCountry && country(found.heldCountry)],
					[t("flags"), found.flags.map(label).join(", ")],
					[t("screening"), found.screening ? label(found.screening.outcome) : t("screening.none")],
				]}
			/>
			<Assessments id={id} />
			<Duplicates id={id} />
		</article>
	);
};

/** The assessment explains itself: each rule with what it found, and what is still to be asked. */
const Assessments = ({ id }: { id: string }) => {
	const all = useLoaded(`assessments ${id}`, () => hub<Many<Assessment>>("GET", at`/persons/${id}/assessments`));
	const newest = all.value?.items[0];
	return (
		<section>
			<h2>{t("assessment")}</h2>
			{may("cases:write") && (
				<p class="actions">
					<a class="button" href={`#/persons/${id}/assess`}>
						{t("assess.do")}
					</a>
				</p>
			)}
			{!all.value ? (
				<Waiting of={all} />
			) : !newest ? (
				<p>{t("assessment.none")}</p>
			) : (
				<>
					<p>
						<b>{label(newest.classification)}</b> · {t("version")} {number(newest.version)}, <Time at={newest.at} />
					</p>
					{newest.result.missing.length > 0 && (
						<div class="missing">
							<h3>{t("assessment.missing")}</h3>
							<ul>
								{newest.result.missing.map(({ question }) => (
									<li key={question}>{label(`element.${question}`)}</li>
								))}
							</ul>
						</div>
					)}
					<details>
						<summary>{t("assessment.why")}</summary>
						<ul lang="en" dir="ltr">
							{newest.result.explanation.map(({ rule, sentence, law, value }) => (
								<li key={rule}>
									{sentence} {value && <b>{label(value)}</b>} <small>{law.join("; ")}</small>
								</li>
							))}
						</ul>
					</details>
				</>
			)}
		</section>
	);
};

const Duplicates = ({ id }: { id: string }) => {
	const [asked, ask] = useState(false);
	const all = useLoaded(asked ? `duplicates ${id}` : "not asked", async () =>
		asked ? hub<Many<Duplicate>>("GET", at`/persons/${id}/duplicates`) : undefined,
	);
	return (
		<section>
			<h2>{t("same.title")}</h2>
			{!asked ? (
				<button type="button" onClick={() => ask(true)}>
					{t("same.look")}
				</button>
			) : !all.value ? (
				<Waiting of={all} />
			) : all.value.items.length === 0 ? (
				<p>{t("same.none")}</p>
			) : (
				<ul class="lines">
					{all.value.items.map((one) => (
						<li key={one.personId}>
							<a href={`#/persons/${one.personId}`}>
								<bdi>{one.pseudonym}</bdi>
							</a>{" "}
							<bdi>{one.caseReference}</bdi>:{" "}
							{one.grounds.map(({ field, how }) => `${label(field)} (${label(how)})`).join(", ")}
						</li>
					))}
				</ul>
			)}
		</section>
	);
};

/** Who it is opens on a deed, never by itself; where it takes a second officer, the request is made here. */
const Reveal = ({ id }: { id: string }) => {
	const [identity, show] = useState<Identity["identity"]>();
	const [problem, failed] = useState<unknown>();
	const [reason, write] = useState("");
	const [asked, say] = useState(false);
	const second = problem instanceof Problem && problem.code === "SECOND_PERSON_NEEDED";
	if (identity)
		return (
			<section class="panel">
				<h2>{t("identity")}</h2>
				<Facts
					of={[
						[t("names"), <Name key="n">{identity.names?.map(({ text }) => text).join("; ")}</Name>],
						[t("born"), [identity.birth?.from, identity.birth?.to].filter(Boolean).join(" – ")],
						[
							t("documents"),
							identity.documents?.map((one) => `${label(one.kind)} ${one.country ?? ""} ${one.number}`).join("; "),
						],
						[t("phones"), <bdi key="p">{identity.phones?.join("; ")}</bdi>],
						[t("contacts"), identity.contacts?.map(({ kind, value }) => `${label(kind)} ${value}`).join("; ")],
					]}
				/>
				<button type="button" onClick={() => show(undefined)}>
					{t("identity.hide")}
				</button>
			</section>
		);
	return (
		<section>
			<Trouble problem={problem} />
			{may("cases:read") && (
				<Act failed={failed} act={async () => show((await hub<Identity>("GET", at`/persons/${id}/identity`)).identity)}>
					{t("identity.open")}
				</Act>
			)}{" "}
			<small>{t("identity.hint")}</small>
			{second && !asked && (
				<div class="panel">
					<Input label={t("reason")} value={reason} onInput={write} required />
					<Act
						class="main"
						disabled={reason.trim() === ""}
						failed={failed}
						act={async () => {
							await hub("POST", "/openings", { body: { person: id, reason }, key: newKey() });
							say(true);
						}}
					>
						{t("identity.ask")}
					</Act>
				</div>
			)}
			{asked && <p role="status">{t("identity.asked")}</p>}
		</section>
	);
};
