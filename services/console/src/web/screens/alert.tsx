import { useState } from "preact/hooks";
import { at, hub, newKey, Problem } from "../api.ts";
import { country, label, number, t } from "../i18n.ts";
import type { Alert, LiveAlert, Reach } from "../model.ts";
import { acknowledge, agencyName, isLive, isMine, readAgencies } from "../parts/alerts.ts";
import {
	Act,
	Facts,
	Input,
	Name,
	Select,
	Time,
	Tlp,
	Trouble,
	Urgency,
	useLoaded,
	Waiting,
	Wide,
} from "../parts/base.tsx";
import { ReachTable, type Receipt } from "../parts/reach.tsx";
import { may } from "../state.ts";

export const AlertScreen = ({ id }: { id: string }) => {
	const alert = useLoaded(id, async () => {
		await readAgencies();
		return hub<Alert>("GET", at`/alerts/${id}`);
	});
	const one = alert.value;
	if (!one) return <Waiting of={alert} />;
	if (!isLive(one))
		return (
			<article>
				<h1>{t("alert.recalled")}</h1>
				<p>{t("alert.recalledHint")}</p>
				<Facts
					of={[
						[t("code"), <bdi key="c">{one.code}</bdi>],
						[t("reason"), <Name key="r">{one.recall.reason}</Name>],
						[t("from"), <Name key="f">{agencyName(one.originator.agency)}</Name>],
						[t("when"), <Time key="w" at={one.recall.at} />],
					]}
				/>
				{isMine(one) ? <Reached id={one.id} /> : <Answers one={one} again={alert.again} />}
			</article>
		);
	return <Live one={one} again={alert.again} />;
};

/** Who may do what with it, in words, before what it says. */
const Handling = ({ one }: { one: LiveAlert }) => {
	const { use, audience, expiresAt } = one.handling;
	const to = [...audience.regions.map(label), ...audience.countries.map(country), ...audience.agencies.map(agencyName)];
	return (
		<section class="handling" aria-label={t("handling")}>
			<p>
				<Tlp level={one.handling.tlp} /> {label(`tlp.${one.handling.tlp}`)}
			</p>
			{use.codes.length > 0 && (
				<ul>
					{use.codes.map((code) => (
						<li key={code}>
							<b>{code}</b> {label(code)}
						</li>
					))}
				</ul>
			)}
			{use.conditions.map((condition) => (
				<p key={condition}>
					<Name>{condition}</Name>
				</p>
			))}
			<p>
				{use.purposes.length > 0 && `${t("handling.for")}: ${use.purposes.map(label).join(", ")}. `}
				{t("handling.to")}: <Name>{to.join(", ")}</Name>
				{audience.kinds.length > 0 && ` (${audience.kinds.map(label).join(", ")})`}
				{expiresAt && (
					<>
						. {t("handling.until")} <Time at={expiresAt} />
					</>
				)}
			</p>
		</section>
	);
};

const Live = ({ one, again }: { one: LiveAlert; again: () => void }) => (
	<article class={`alert ${one.urgency}`}>
		<p class="marks">
			<Urgency level={one.urgency} /> · {label(one.kind)} · {label(one.topic)} · <bdi>{one.code}</bdi>
		</p>
		<h1>
			<Name>{one.title}</Name>
		</h1>
		<Handling one={one} />
		<p class="text" dir="auto">
			{one.summary}
		</p>
		<Facts
			of={[
				[t("from"), <Name key="f">{`${agencyName(one.originator.agency)}, ${country(one.originator.country)}`}</Name>],
				[t("raised"), <Time key="r" at={one.raisedAt} />],
				[
					t("version"),
					one.version > 1 && (
						<>
							{number(one.version)}, <Time at={one.changedAt} />
						</>
					),
				],
				[t("countries"), one.countries.map(country).join(", ")],
				[t("exploitation"), one.exploitation?.map(label).join(", ")],
				[t("modus"), one.modusOperandi && <Name>{one.modusOperandi.join("; ")}</Name>],
				[t("crimes"), one.linkedCrimes && <Name>{one.linkedCrimes.join("; ")}</Name>],
				[
					t("observed"),
					one.observed?.from && (
						<>
							<Time at={one.observed.from} />
							{one.observed.until && (
								<>
									{" "}
									– <Time at={one.observed.until} />
								</>
							)}
						</>
					),
				],
				[
					t("grading"),
					<bdi key="g">{`${one.grading.source}${one.grading.information}${one.grading.handling ?? ""} (${one.grading.scheme})`}</bdi>,
				],
			]}
		/>
		<Route one={one} />
		<Subjects one={one} />
		<p class="printed">
			{t("printed")} <Time at={new Date().toISOString()} />
		</p>
		<div class="off-paper">
			<p class="actions">
				<Print one={one} />{" "}
				{isMine(one) && may("alerts:raise") && (
					<a class="button" href={`#/alerts/${one.id}/update`}>
						{t("alert.update")}
					</a>
				)}
			</p>
			{isMine(one) ? (
				<>
					{may("alerts:raise") && <Recall one={one} again={again} />}
					<Reached id={one.id} />
				</>
			) : (
				<Answers one={one} again={again} />
			)}
		</div>
	</article>
);

/** Printing is an export: the hub records it first, and where H2 holds there is none. The browser's own command prints nothing. */
const Print = ({ one }: { one: LiveAlert }) => {
	const [problem, failed] = useState<unknown>();
	if (!may("alerts:export") || one.handling.use.codes.includes("H2")) return null;
	return (
		<>
			<Trouble problem={problem} />
			<Act
				failed={failed}
				act={async () => {
					await hub("GET", at`/alerts/${one.id}/stix`);
					const { classList } = document.body;
					classList.add("printing");
					addEventListener("afterprint", () => classList.remove("printing"), { once: true });
					print();
				}}
			>
				{t("print")}
			</Act>
		</>
	);
};

const Route = ({ one }: { one: LiveAlert }) =>
	!one.route?.length ? null : (
		<section>
			<h2>{t("route")}</h2>
			<ol class="route">
				{one.route.map((stop, n) => (
					<li key={n}>
						<b>
							<Name>{stop.place}</Name>
						</b>
						{stop.country && `, ${country(stop.country)}`} <small>{label(stop.role)}</small>
					</li>
				))}
			</ol>
		</section>
	);

const Subjects = ({ one }: { one: LiveAlert }) =>
	!one.subjects?.length ? null : (
		<section>
			<h2>{t("subjects")}</h2>
			<Wide>
				<table>
					<thead>
						<tr>
							<th scope="col">{t("subject.type")}</th>
							<th scope="col">{t("subject.name")}</th>
							<th scope="col">{t("subject.ids")}</th>
							<th scope="col">{t("subject.description")}</th>
						</tr>
					</thead>
					<tbody>
						{one.subjects.map((subject, n) => (
							<tr key={n}>
								<td>
									{label(subject.type)}, {label(subject.role)}
								</td>
								<td>
									<Name>{[subject.name, ...(subject.otherNames ?? [])].filter(Boolean).join("; ")}</Name>
								</td>
								<td>
									{subject.identifiers?.map(({ scheme, value }) => (
										<div key={scheme + value}>
											{label(scheme)} <bdi>{value}</bdi>
										</div>
									))}
								</td>
								<td dir="auto">{subject.description}</td>
							</tr>
						))}
					</tbody>
				</table>
			</Wide>
		</section>
	);

/** What the post does with another agency's alert. */
const Answers = ({ one, again }: { one: Alert; again: () => void }) => {
	const [problem, failed] = useState<unknown>();
	const [use, setUse] = useState("informed-patrol");
	const [note, write] = useState("");
	const [done, say] = useState("");
	return (
		<section>
			<h2>{t("alert.answer")}</h2>
			<Trouble problem={problem} />
			<p role="status">{done}</p>
			<Act
				class="main"
				failed={failed}
				act={async () => {
					await acknowledge(one);
					say(t("alert.acknowledged"));
				}}
			>
				{t("acknowledge")}
			</Act>
			{isLive(one) && (
				<details>
					<summary>{t("feedback.title")}</summary>
					<Select
						label={t("feedback.use")}
						value={use}
						choices={["acted-on", "opened-case", "linked-to-case", "informed-patrol", "no-use", "wrong", "other"]}
						onChange={setUse}
					/>
					<Input label={t("feedback.note")} value={note} onInput={write} rows={3} />
					<Act
						failed={failed}
						act={async () => {
							const body = { use, ...(note === "" ? {} : { note }) };
							await hub("POST", at`/alerts/${one.id}/feedback`, { body, key: newKey() });
							say(t("feedback.sent"));
							write("");
							again();
						}}
					>
						{t("send")}
					</Act>
				</details>
			)}
		</section>
	);
};

/** Whom the agency's own alert reaches now; after a recall, who may still hold it. */
const Reached = ({ id }: { id: string }) => {
	const reach = useLoaded(`reach ${id}`, () => hub<Reach>("GET", at`/alerts/${id}/reach`));
	const receipts = useLoaded(`receipts ${id}`, () =>
		hub<{ items: Receipt[] }>("GET", at`/alerts/${id}/acknowledgements`),
	);
	return (
		<section>
			<h2>{t("reach.title")}</h2>
			{reach.value ? <ReachTable reach={reach.value} receipts={receipts.value?.items ?? []} /> : <Waiting of={reach} />}
		</section>
	);
};

const Recall = ({ one, again }: { one: LiveAlert; again: () => void }) => {
	const [reason, write] = useState("");
	const [problem, failed] = useState<unknown>();
	const [key] = useState(newKey);
	return (
		<details class="danger-box">
			<summary>{t("recall.title")}</summary>
			<p>{t("recall.hint")}</p>
			<Input label={t("reason")} value={reason} onInput={write} rows={2} required />
			<Trouble problem={problem} />
			<Act
				class="danger"
				disabled={reason.trim() === ""}
				failed={(error) => {
					failed(error);
					if (error instanceof Problem && error.code === "VERSION_CONFLICT") again();
				}}
				act={async () => {
					await hub("POST", at`/alerts/${one.id}/recall`, { body: { expectedVersion: one.version, reason }, key });
					again();
				}}
			>
				{t("recall.do")}
			</Act>
		</details>
	);
};
