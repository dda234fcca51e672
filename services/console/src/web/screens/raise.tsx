import { useEffect, useState } from "preact/hooks";
import { at, type Fault, hub, newKey, Problem } from "../api.ts";
import { label, t } from "../i18n.ts";
import { type Alert, type AlertDraft, alertKinds, type LiveAlert, type Reach } from "../model.ts";
import { agencyName, allAgencies, countriesOf, isLive, readAgencies } from "../parts/alerts.ts";
import { Act, Checks, Input, Name, Select, Trouble, useLatest, useLoaded, Waiting } from "../parts/base.tsx";
import { Conflict } from "../parts/conflict.tsx";
import { RouteFields, SubjectFields } from "../parts/draft-fields.tsx";
import { draftOf, dropDraft, keepDraft } from "../parts/drafts.ts";
import { Faults } from "../parts/fields.tsx";
import { ReachSentence } from "../parts/reach.tsx";
import { go, query, session } from "../state.ts";

/** `key` names the sending from the form's first moment: however often a bad line has it sent, it is one alert. */
type Kept = { draft: AlertDraft; key: string; version?: number };

const empty = (): AlertDraft => ({
	kind: "route",
	topic: "trafficking",
	urgency: "routine",
	title: "",
	summary: "",
	countries: [],
	grading: { scheme: "4x4", source: "B", information: "2" },
	handling: { tlp: "amber", audience: { regions: [], countries: [] }, use: { codes: [] } },
});

/** A version as the draft of the next one. */
const draftFrom = (one: LiveAlert): AlertDraft => {
	const { id: _i, code: _c, version: _v, originator: _o, raisedAt: _r, changedAt: _h, status: _s, ...rest } = one;
	const { expiresAt, ...handling } = rest.handling;
	return { ...rest, handling: { ...handling, ...(expiresAt ? { expiresAt } : {}) } } as AlertDraft;
};

export const RaiseScreen = ({ id }: { id: string }) => {
	const from = query.value.get("case") ?? "";
	const name = id === "" ? `alert ${from}` : `alert ${id}`;
	const officer = session.value.officer?.id ?? "";
	const start = useLoaded(name, async (): Promise<{ kept: Kept; base?: LiveAlert; again: boolean }> => {
		await readAgencies();
		const there = await draftOf<Kept>(officer, name);
		if (id !== "") {
			const one = await hub<Alert>("GET", at`/alerts/${id}`);
			if (!isLive(one)) throw new Problem(410, { code: "ALERT_RECALLED" });
			return {
				kept: there ?? { draft: draftFrom(one), key: newKey(), version: one.version },
				base: one,
				again: !!there,
			};
		}
		if (there) return { kept: there, again: true };
		const made =
			from === "" ? {} : (await hub<{ draft: Partial<AlertDraft> }>("GET", at`/cases/${from}/alert-draft`)).draft;
		return { kept: { draft: { ...empty(), ...made }, key: newKey() }, again: false };
	});
	if (!start.value) return <Waiting of={start} />;
	return <Form id={id} name={name} officer={officer} {...start.value} />;
};

type FormOf = { id: string; name: string; officer: string; kept: Kept; base?: LiveAlert; again: boolean };

const Form = ({ id, name, officer, kept, again }: FormOf) => {
	const [draft, setDraft] = useState(kept.draft);
	const [version, setVersion] = useState(kept.version);
	const [key, setKey] = useState(kept.key);
	const [theirs, setTheirs] = useState<LiveAlert>();
	const [saved, setSaved] = useState(draft);
	const [problem, failed] = useState<unknown>();
	const { reach, faults } = useReach(draft);
	const change = (changed: Partial<AlertDraft>) => {
		const next = { ...draft, ...changed };
		setDraft(next);
		void keepDraft(officer, name, { draft: next, key, ...(version ? { version } : {}) } satisfies Kept).then(() =>
			setSaved(next),
		);
	};
	const send = async () => {
		try {
			const sent =
				id === ""
					? await hub<{ id: string }>("POST", "/alerts", { body: draft, key })
					: await hub<{ id: string }>("PUT", at`/alerts/${id}`, { body: { expectedVersion: version, draft }, key });
			await dropDraft(officer, name);
			go(`/alerts/${sent.id}`);
		} catch (error) {
			// An earlier text was stored, and its answer was lost. The page has said so: sending again is on purpose.
			if (error instanceof Problem && error.code === "IDEMPOTENCY_MISMATCH") setKey(newKey());
			if (!(error instanceof Problem) || error.code !== "VERSION_CONFLICT") throw error;
			const now = await hub<Alert>("GET", at`/alerts/${id}`);
			if (isLive(now)) setTheirs(now);
			throw error;
		}
	};
	return (
		<form class="raise" onSubmit={(event) => event.preventDefault()}>
			<h1>{t(id === "" ? "raise.title" : "raise.update")}</h1>
			{again && (
				<p role="status">
					{t("draft.kept")}{" "}
					<button
						type="button"
						onClick={async () => {
							await dropDraft(officer, name);
							location.reload();
						}}
					>
						{t("draft.drop")}
					</button>
				</p>
			)}
			{theirs && (
				<Conflict
					mine={draft}
					theirs={draftFrom(theirs)}
					take={(changed) => change(changed)}
					settled={() => {
						setVersion(theirs.version);
						setTheirs(undefined);
						failed(undefined);
					}}
				/>
			)}
			{theirs && <Trouble problem={problem} />}
			<HandlingFields draft={draft} change={change} />
			<ContentFields draft={draft} change={change} />
			{!theirs && <Trouble problem={problem} />}
			{faults.length > 0 && <Missing faults={faults} />}
			<div class="send">
				{reach && <ReachSentence reach={reach} />}
				<Act class="main" disabled={faults.length > 0 || theirs !== undefined} failed={failed} act={send}>
					{t(id === "" ? "raise.do" : "raise.doUpdate")}
				</Act>{" "}
				<small aria-busy={saved !== draft}>{t("draft.hint")}</small>
			</div>
		</form>
	);
};

const Missing = ({ faults }: { faults: readonly Fault[] }) => (
	<div class="missing" role="status">
		<p>{t("raise.missing")}</p>
		<Faults of={faults} />
	</div>
);

/** Whom it reaches does not wait for the words: what is still empty is asked about as if it were there, and named here. */
const asIfWhole = (draft: AlertDraft): AlertDraft => ({
	...draft,
	title: draft.title || "-",
	summary: draft.summary || "-",
});
const stillEmpty = ({ title, summary }: AlertDraft) => [
	...(title.trim() === "" ? [{ at: "/title", message: "must not be empty" }] : []),
	...(summary.trim() === "" ? [{ at: "/summary", message: "must not be empty" }] : []),
];

/** Asks the hub half a second after the last change whom the draft would reach, and what is still wrong with it. */
const useReach = (draft: AlertDraft) => {
	const [state, set] = useState<{ reach?: Reach; faults: readonly Fault[] }>({ faults: [] });
	const ask = useLatest();
	useEffect(() => {
		const isLatest = ask();
		const timer = setTimeout(() => {
			hub<Reach>("POST", "/alerts/reach", { body: asIfWhole(draft) }).then(
				(reach) => isLatest() && set({ reach, faults: stillEmpty(draft) }),
				(error: unknown) => {
					if (!isLatest() || !(error instanceof Problem) || error.faults.length === 0) return;
					set((now) => ({ ...now, faults: [...stillEmpty(draft), ...error.faults] }));
				},
			);
		}, 500);
		return () => clearTimeout(timer);
	}, [draft]);
	return state;
};

type Fields = { draft: AlertDraft; change: (changed: Partial<AlertDraft>) => void };

/** Handling comes first: who may have it decides what may be said. */
const HandlingFields = ({ draft, change }: Fields) => {
	const { handling } = draft;
	const { audience, use } = handling;
	const set = (changed: Partial<AlertDraft["handling"]>) => change({ handling: { ...handling, ...changed } });
	const aim = (changed: Partial<typeof audience>) => set({ audience: { ...audience, ...changed } });
	const agencies = allAgencies().filter(({ status }) => status === "active");
	const regions = [...new Set(agencies.map(({ region }) => region))].sort();
	const listed = (ids: readonly string[] | undefined, remove: (id: string) => void) =>
		ids?.map((id) => (
			<button key={id} type="button" class="chip" onClick={() => remove(id)}>
				<Name>{agencyName(id)}</Name> <span aria-hidden="true">×</span>
				<span class="hidden">{t("remove")}</span>
			</button>
		));
	const pick = (word: string, ids: readonly string[] | undefined, set_: (ids: string[]) => void) => (
		<div class="pick">
			<Select
				label={word}
				value=""
				choices={[
					{ value: "", text: t("choose.one") },
					...agencies.filter(({ id }) => !ids?.includes(id)).map(({ id, name }) => ({ value: id, text: name })),
				]}
				onChange={(id) => id !== "" && set_([...(ids ?? []), id])}
			/>
			{listed(ids, (id) => set_((ids ?? []).filter((one) => one !== id)))}
		</div>
	);
	return (
		<section class="panel">
			<h2>{t("handling")}</h2>
			<div class="columns">
				<Select
					label="TLP"
					value={handling.tlp}
					choices={(["clear", "green", "amber", "amber+strict", "red"] as const).map((one) => ({
						value: one,
						text: `TLP:${one.toUpperCase()} – ${label(`tlp.${one}`)}`,
					}))}
					onChange={(tlp) => set({ tlp: tlp as typeof handling.tlp })}
				/>
				<Select
					label={t("urgency")}
					value={draft.urgency}
					choices={["routine", "priority", "flash"]}
					onChange={(urgency) => change({ urgency: urgency as AlertDraft["urgency"] })}
				/>
			</div>
			<Checks
				legend={t("audience.regions")}
				choices={regions.map((one) => ({ value: one, text: label(one) }))}
				chosen={audience.regions ?? []}
				onChange={(chosen) => aim({ regions: chosen })}
			/>
			<details open={(audience.countries?.length ?? 0) > 0}>
				<summary>{t("audience.countries")}</summary>
				<Checks
					legend={t("audience.countries")}
					choices={countriesOf(agencies)}
					chosen={audience.countries ?? []}
					onChange={(chosen) => aim({ countries: chosen })}
				/>
			</details>
			<div class="columns">
				{pick(t("audience.agencies"), audience.agencies, (ids) => aim({ agencies: ids }))}
				{pick(t("audience.excluded"), audience.excluded, (ids) => aim({ excluded: ids }))}
			</div>
			<Checks
				legend={t("use")}
				choices={["H0", "H1", "H2", "H3"].map((one) => ({ value: one, text: `${one} ${label(one)}` }))}
				chosen={use?.codes ?? []}
				onChange={(chosen) => set({ use: { ...use, codes: chosen as ("H0" | "H1" | "H2" | "H3")[] } })}
			/>
			<Input
				label={t("conditions")}
				value={use?.conditions?.[0] ?? ""}
				onInput={(text) => {
					const { conditions: _, ...rest } = use ?? {};
					set({ use: { ...rest, ...(text === "" ? {} : { conditions: [text] }) } });
				}}
			/>
		</section>
	);
};

const ContentFields = ({ draft, change }: Fields) => {
	return (
		<section class="panel">
			<h2>{t("content")}</h2>
			<div class="columns">
				<Select
					label={t("kind")}
					value={draft.kind}
					choices={alertKinds}
					onChange={(kind) => change({ kind: kind as AlertDraft["kind"] })}
				/>
				<Select
					label={t("topic")}
					value={draft.topic}
					choices={["trafficking", "smuggling", "trafficking-and-smuggling", "related-crime"]}
					onChange={(topic) => change({ topic: topic as AlertDraft["topic"] })}
				/>
				<Select
					label={t("ages")}
					value={draft.ages ?? "unknown"}
					choices={["unknown", "any", "child", "adult"]}
					onChange={(ages) => change({ ages: ages as NonNullable<AlertDraft["ages"]> })}
				/>
			</div>
			<Input label={t("title")} value={draft.title} onInput={(title) => change({ title })} required />
			<Input
				label={t("summary")}
				value={draft.summary}
				onInput={(summary) => change({ summary })}
				rows={6}
				required
				hint={t("summary.hint")}
			/>
			<details>
				<summary>{t("countries")}</summary>
				<Checks
					legend={t("countries")}
					choices={countriesOf(allAgencies())}
					chosen={draft.countries ?? []}
					onChange={(countries) => change({ countries })}
				/>
			</details>
			<RouteFields route={draft.route ?? []} change={(route) => change({ route })} />
			<SubjectFields subjects={draft.subjects ?? []} change={(subjects) => change({ subjects })} />
			<Grading draft={draft} change={change} />
		</section>
	);
};

const Grading = ({ draft, change }: Fields) => {
	const { grading } = draft;
	const set = (changed: Partial<typeof grading>) => change({ grading: { ...grading, ...changed } });
	return (
		<fieldset class="columns">
			<legend>{t("grading")}</legend>
			<Select
				label={t("grading.source")}
				value={grading.source}
				choices={["A", "B", "C", "X"].map((one) => ({ value: one, text: `${one} – ${label(`source.${one}`)}` }))}
				onChange={(source) => set({ scheme: "4x4", source })}
			/>
			<Select
				label={t("grading.information")}
				value={grading.information}
				choices={["1", "2", "3", "4"].map((one) => ({ value: one, text: `${one} – ${label(`information.${one}`)}` }))}
				onChange={(information) => set({ scheme: "4x4", information })}
			/>
		</fieldset>
	);
};
