import { useState } from "preact/hooks";
import { at, hub, newKey, Problem } from "../api.ts";
import { country, label, number, t } from "../i18n.ts";
import type { OneReport } from "../model.ts";
import { Act, Facts, Input, Name, Select, Time, Trouble, useLoaded, Waiting } from "../parts/base.tsx";
import { go, may } from "../state.ts";

/** A report, and beside it what it may be the same as. It ends as a case, with a case that is there, or dismissed. */
export const ReportScreen = ({ id }: { id: string }) => {
	const read = useLoaded(id, () => hub<OneReport>("GET", at`/reports/${id}`));
	if (!read.value) return <Waiting of={read} />;
	const { report, duplicates, cases } = read.value;
	const { content } = report;
	return (
		<article>
			<p class="marks">
				<span class={`urgency ${report.urgency === "lifeAtRisk" ? "flash" : ""}`}>{label(report.urgency)}</span> ·{" "}
				{label(report.status)} · {label(report.channel)}
			</p>
			<h1>
				{t("report")} <bdi>{report.receipt}</bdi>
			</h1>
			<div class="side">
				<div>
					{content.narrative && (
						<p class="text" dir="auto">
							{content.narrative}
						</p>
					)}
					<Facts
						of={[
							[t("report.says"), content.observations.map(label).join(", ")],
							[
								t("place"),
								<Name key="p">
									{[content.place, report.country && country(report.country)].filter(Boolean).join(", ")}
								</Name>,
							],
							[t("persons.seenTerm"), content.personsSeen !== undefined && number(content.personsSeen)],
							[t("children.seenTerm"), content.childrenSeen !== undefined && number(content.childrenSeen)],
							[t("captured"), <Time key="c" at={report.capturedAt} />],
							[t("received"), <Time key="r" at={report.receivedAt} />],
							[t("due"), report.status === "waiting" && <Time at={report.dueAt} />],
							[t("case"), report.caseId && <a href={`#/cases/${report.caseId}`}>{t("case.open")}</a>],
						]}
					/>
					{content.things.length > 0 && (
						<>
							<h2>{t("things")}</h2>
							<ul>
								{content.things.map((one) => (
									<li key={one.kind + one.value}>
										{label(one.kind)}: <bdi>{one.value}</bdi> {one.ofProtectedPerson && t("things.protected")}
									</li>
								))}
							</ul>
						</>
					)}
				</div>
				<aside aria-label={t("same.title")}>
					<h2>{t("same.title")}</h2>
					{duplicates.length + cases.length === 0 && <p>{t("same.none")}</p>}
					<ul>
						{cases.map((one) => (
							<li key={one.id}>
								<a href={`#/cases/${one.id}`}>
									<bdi>{one.reference}</bdi>
								</a>
								: {one.shares.map(label).join(", ")}
							</li>
						))}
						{duplicates.map((one) => (
							<li key={one.id}>
								<a href={`#/reports/${one.id}`}>{t("report")}</a> ({label(one.status)}):{" "}
								{one.reasons.map(label).join(", ")}
							</li>
						))}
					</ul>
				</aside>
			</div>
			{report.status === "waiting" && may("reports:takeIn") && <Settle id={id} cases={cases} again={read.again} />}
		</article>
	);
};

/** Who is in a report goes with it by two officers: the request is made here. */
const AskToLetGo = ({ id }: { id: string }) => {
	const [reason, write] = useState("");
	const [problem, failed] = useState<unknown>();
	const [asked, say] = useState(false);
	const [key] = useState(newKey);
	if (asked) return <p role="status">{t("settle.asked")}</p>;
	return (
		<div class="columns row">
			<Trouble problem={problem} />
			<Input label={t("reason")} value={reason} onInput={write} required />
			<Act
				class="main"
				disabled={reason.trim() === ""}
				failed={failed}
				act={async () => {
					await hub("POST", at`/reports/${id}/letting-go`, { body: { reason }, key });
					say(true);
				}}
			>
				{t("identity.ask")}
			</Act>
		</div>
	);
};

const Settle = ({ id, cases, again }: { id: string; cases: OneReport["cases"]; again: () => void }) => {
	const [title, write] = useState("");
	const [reason, setReason] = useState("noCrimeDescribed");
	const [into, choose] = useState(cases[0]?.id ?? "");
	const [problem, failed] = useState<unknown>();
	const [key] = useState(newKey);
	return (
		<section class="panel">
			<h2>{t("settle.title")}</h2>
			<Trouble problem={problem} />
			<div class="columns row">
				<Input label={t("settle.caseTitle")} value={title} onInput={write} required />
				<Act
					class="main"
					disabled={title.trim() === ""}
					failed={failed}
					act={async () => {
						const made = await hub<{ caseId: string }>("POST", at`/reports/${id}/take-in`, { body: { title }, key });
						go(`/cases/${made.caseId}`);
					}}
				>
					{t("settle.takeIn")}
				</Act>
			</div>
			{cases.length > 0 && (
				<div class="columns row">
					<Select
						label={t("case")}
						value={into}
						choices={cases.map((one) => ({ value: one.id, text: one.reference }))}
						onChange={choose}
					/>
					<Act
						failed={failed}
						act={async () => {
							await hub("POST", at`/reports/${id}/merge`, { body: { caseId: into }, key });
							go(`/cases/${into}`);
						}}
					>
						{t("settle.merge")}
					</Act>
				</div>
			)}
			<div class="columns row">
				<Select
					label={t("reason")}
					value={reason}
					choices={["duplicate", "noCrimeDescribed", "outsideMandate", "tooVague", "test"]}
					onChange={setReason}
				/>
				<Act
					class="danger"
					failed={failed}
					act={async () => {
						await hub("POST", at`/reports/${id}/dismiss`, { body: { reason }, key });
						again();
					}}
				>
					{t("settle.dismiss")}
				</Act>
			</div>
			{problem instanceof Problem && problem.code === "SECOND_PERSON_NEEDED" && <AskToLetGo id={id} />}
		</section>
	);
};
