import { useState } from "preact/hooks";
import { at, blobOf, hub, newKey } from "../api.ts";
import { country, day, label, number, t } from "../i18n.ts";
import type { OneCase, Person } from "../model.ts";
import { Act, Facts, Input, Name, Time, Trouble, useLoaded, Waiting, Wide } from "../parts/base.tsx";
import { Star } from "../parts/star.tsx";
import { may } from "../state.ts";

type Note = { id: string; text: string; writtenAt: string; version: number };
type Link = { entityId: string; kind: string; value: string; role: string };
type File = { id: string; name: string | null; size: number | null; addedAt: string; erasure: unknown };
type Task = { id: string; kind: string; dueOn: string; late: boolean; note: string; says: string; version: number };
type Many<T> = { items: T[] };

const useMany = <T,>(key: string, path: string) => useLoaded(key, () => hub<Many<T>>("GET", path));

export const CaseScreen = ({ id }: { id: string }) => {
	const one = useLoaded(id, () => hub<OneCase>("GET", at`/cases/${id}`));
	const [problem, failed] = useState<unknown>();
	if (!one.value) return <Waiting of={one} />;
	const found = one.value;
	return (
		<article>
			<p class="marks">
				<bdi>{found.reference}</bdi> · {label(found.status)}
			</p>
			<h1>
				<Name>{found.title}</Name>
			</h1>
			{found.erasure && <p class="trouble">{t("erased")}</p>}
			<p class="text" dir="auto">
				{found.summary}
			</p>
			<Trouble problem={problem} />
			<Facts
				of={[
					[t("case.opened"), <Time key="o" at={found.openedAt} />],
					[t("changed"), <Time key="c" at={found.changedAt} />],
					[t("case.jurisdiction"), found.jurisdiction === "UN" ? t("case.protocols") : country(found.jurisdiction)],
					[t("persons"), number(found.persons)],
					[
						t("case.records"),
						`${t("files")} ${number(found.records.attachments)}, ${t("charges")} ${number(found.records.charges)}`,
					],
				]}
			/>
			{found.status === "open" && may("alerts:raise") && (
				<p class="actions">
					<a class="button" href={`#/alerts/new?case=${id}`}>
						{t("case.draftAlert")}
					</a>
				</p>
			)}
			<Persons id={id} />
			<Tasks id={id} failed={failed} />
			<Story found={found} />
			<Links id={id} />
			<Picture id={id} reference={found.reference} />
			<Notes id={id} failed={failed} />
			<Files id={id} failed={failed} />
		</article>
	);
};

const Persons = ({ id }: { id: string }) => {
	const persons = useMany<Person>(`persons ${id}`, at`/cases/${id}/persons`);
	return (
		<section>
			<h2>{t("persons")}</h2>
			{!persons.value ? (
				<Waiting of={persons} />
			) : persons.value.items.length === 0 ? (
				<p>{t("none")}</p>
			) : (
				<Wide>
					<table>
						<thead>
							<tr>
								<th scope="col">{t("pseudonym")}</th>
								<th scope="col">{t("role")}</th>
								<th scope="col">{t("assessment")}</th>
								<th scope="col">{t("screening")}</th>
								<th scope="col">{t("nationality")}</th>
							</tr>
						</thead>
						<tbody>
							{persons.value.items.map((one) => (
								<tr key={one.id}>
									<td>
										<a href={`#/persons/${one.id}`}>
											<bdi>{one.pseudonym}</bdi>
										</a>
										{one.erasure && ` (${t("erased")})`}
									</td>
									<td>{one.roles.map(label).join(", ")}</td>
									<td>{one.classification ? label(one.classification) : t("assessment.none")}</td>
									<td>{one.screening ? label(one.screening) : t("screening.none")}</td>
									<td>{one.nationality.map(country).join(", ")}</td>
								</tr>
							))}
						</tbody>
					</table>
				</Wide>
			)}
		</section>
	);
};

const Tasks = ({ id, failed }: { id: string; failed: (problem: unknown) => void }) => {
	const tasks = useMany<Task>(`tasks ${id}`, at`/tasks?of=all&status=open&caseId=${id}`);
	return (
		<section>
			<h2>{t("tasks")}</h2>
			{!tasks.value ? (
				<Waiting of={tasks} />
			) : tasks.value.items.length === 0 ? (
				<p>{t("none")}</p>
			) : (
				<ul class="lines">
					{tasks.value.items.map((one) => (
						<li key={one.id} class={one.late ? "late" : ""}>
							<b>{day(one.dueOn)}</b> {label(one.kind)} <Name>{one.note || one.says}</Name>{" "}
							{may("cases:write") && (
								<Act
									failed={failed}
									act={async () => {
										const body = { expectedVersion: one.version, status: "done" };
										await hub("POST", at`/tasks/${one.id}/end`, { body, key: newKey() });
										tasks.again();
									}}
								>
									{t("task.done")}
								</Act>
							)}
						</li>
					))}
				</ul>
			)}
		</section>
	);
};

/** What happened and on which way, as a list that everybody can read. */
const Story = ({ found }: { found: OneCase }) => {
	const told = [
		...found.incidents.map((one) => ({ ...one, word: label(one.kind) })),
		...found.events.map((one) => ({ ...one, word: label(one.kind) })),
	].sort((a, b) => ((a.occurredFrom ?? "") < (b.occurredFrom ?? "") ? -1 : 1));
	return (
		<section>
			<h2>{t("timeline")}</h2>
			{told.length === 0 && <p>{t("none")}</p>}
			<ol class="timeline">
				{told.map((one) => (
					<li key={one.id}>
						<b>{one.occurredFrom ? day(one.occurredFrom) : t("unknown.day")}</b> {one.word}{" "}
						<Name>{[one.place, one.country && country(one.country)].filter(Boolean).join(", ")}</Name>{" "}
						<span dir="auto">{one.note}</span>
					</li>
				))}
			</ol>
			{found.route.length > 0 && (
				<>
					<h3>{t("route")}</h3>
					<ol class="route">
						{found.route.map((leg) => (
							<li key={leg.n}>
								<Name>
									{leg.fromPlace}
									{leg.fromCountry && ` (${country(leg.fromCountry)})`}
								</Name>{" "}
								<span aria-hidden="true">→</span>
								<span class="hidden">{t("to")}</span>{" "}
								<Name>
									{leg.toPlace}
									{leg.toCountry && ` (${country(leg.toCountry)})`}
								</Name>{" "}
								<small>
									{label(leg.mode)} <Name>{leg.carrier}</Name>
								</small>
							</li>
						))}
					</ol>
				</>
			)}
		</section>
	);
};

const Links = ({ id }: { id: string }) => {
	const links = useMany<Link>(`links ${id}`, at`/cases/${id}/links`);
	return (
		<section>
			<h2>{t("things")}</h2>
			{!links.value ? (
				<Waiting of={links} />
			) : links.value.items.length === 0 ? (
				<p>{t("none")}</p>
			) : (
				<ul class="lines">
					{links.value.items.map((one) => (
						<li key={one.entityId}>
							{label(one.kind)} <bdi>{one.value}</bdi> <small>{label(one.role)}</small>
						</li>
					))}
				</ul>
			)}
		</section>
	);
};

/** Who and what hangs on the case; both lists are above it. */
const Picture = ({ id, reference }: { id: string; reference: string }) => {
	const all = useLoaded(`picture ${id}`, async () => {
		const [persons, things] = await Promise.all([
			hub<Many<Person>>("GET", at`/cases/${id}/persons`),
			hub<Many<Link>>("GET", at`/cases/${id}/links`),
		]);
		return [
			...persons.items.map((one) => ({
				id: one.id,
				name: one.pseudonym,
				kind: one.roles.map(label).join(", "),
				of: "person" as const,
			})),
			...things.items.map((one) => ({
				id: one.entityId,
				name: one.value,
				kind: label(one.kind),
				of: "thing" as const,
			})),
		];
	});
	return all.value ? <Star name={reference} spokes={all.value} /> : null;
};

const Notes = ({ id, failed }: { id: string; failed: (problem: unknown) => void }) => {
	const notes = useMany<Note>(`notes ${id}`, at`/cases/${id}/notes`);
	const [text, write] = useState("");
	const [key, setKey] = useState(newKey);
	return (
		<section>
			<h2>{t("notes")}</h2>
			{notes.value ? null : <Waiting of={notes} />}
			<ul class="lines">
				{notes.value?.items.map((one) => (
					<li key={one.id}>
						<p class="text" dir="auto">
							{one.text}
						</p>
						<small>
							<Time at={one.writtenAt} />
							{one.version > 1 && `, ${t("version")} ${number(one.version)}`}
						</small>
					</li>
				))}
			</ul>
			{may("cases:write") && (
				<>
					<Input label={t("note.write")} value={text} onInput={write} rows={3} />
					<Act
						disabled={text.trim() === ""}
						failed={failed}
						act={async () => {
							await hub("POST", at`/cases/${id}/notes`, { body: { text }, key });
							write("");
							setKey(newKey());
							notes.again();
						}}
					>
						{t("note.save")}
					</Act>
				</>
			)}
		</section>
	);
};

const Files = ({ id, failed }: { id: string; failed: (problem: unknown) => void }) => {
	const files = useMany<File>(`files ${id}`, at`/cases/${id}/attachments`);
	if (!files.value?.items.length) return null;
	return (
		<section>
			<h2>{t("files")}</h2>
			<ul class="lines">
				{files.value.items.map((one) => (
					<li key={one.id}>
						<Name>{one.name ?? t("erased")}</Name> {one.size !== null && `${number(Math.ceil(one.size / 1_000))} kB`}{" "}
						{!one.erasure && (
							<Act
								failed={failed}
								act={async () => {
									const blob = await blobOf(at`/attachments/${one.id}/content`);
									const link = document.createElement("a");
									link.href = URL.createObjectURL(blob);
									link.download = one.name ?? "file";
									link.click();
									setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
								}}
							>
								{t("download")}
							</Act>
						)}
					</li>
				))}
			</ul>
		</section>
	);
};
