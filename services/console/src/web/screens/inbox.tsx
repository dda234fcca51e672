import { useEffect, useRef, useState } from "preact/hooks";
import { hub } from "../api.ts";
import { country, label, number, t } from "../i18n.ts";
import { type Alert, alertKinds, type Filter } from "../model.ts";
import {
	acknowledge,
	agencyName,
	allAgencies,
	countriesOf,
	feedState,
	followAlerts,
	inOrder,
	isLive,
	readAgencies,
} from "../parts/alerts.ts";
import { Act, Input, Loading, Name, Select, Time, Tlp, Trouble, Urgency, useLatest } from "../parts/base.tsx";
import { chime } from "../parts/chime.ts";
import { EmptyList } from "../parts/empty-list.tsx";
import { SavedFilters } from "../parts/saved-filters.tsx";
import { go, may, query } from "../state.ts";

type Page = { items: Alert[]; next?: string };
const any = () => ({ value: "", text: t("any") });

const filterOf = (words: URLSearchParams): Filter => ({
	show: words.get("show") ?? "new",
	kinds: words.get("kinds") ?? "",
	topics: words.get("topics") ?? "",
	urgency: words.get("urgency") ?? "",
	countries: words.get("countries") ?? "",
	q: words.get("q") ?? "",
});
const asked = ({ show, ...rest }: Filter, after?: string): string => {
	const words = new URLSearchParams(Object.entries(rest).filter(([, value]) => value !== ""));
	if (show === "new") words.set("unacknowledged", "true");
	if (show === "mine") words.set("mine", "true");
	if (after) words.set("after", after);
	return `/alerts?${words}`;
};

/** What is new for the post: flash first, live, to be read and acknowledged by keyboard alone. */
export const InboxScreen = () => {
	const filter = filterOf(query.value);
	const address = asked(filter);
	const [list, setList] = useState<{ of: string; items: Alert[]; next: string | undefined }>();
	const [problem, failed] = useState<unknown>();
	const [heard, hear] = useState("");
	const ask = useLatest();
	const read = async () => {
		const isLatest = ask();
		const { items, next } = await hub<Page>("GET", address);
		if (isLatest()) setList({ of: address, items, next });
	};
	/** What follows a list that was read anew meanwhile is no part of it. */
	const readMore = async (after: string) => {
		const { items, next } = await hub<Page>("GET", asked(filter, after));
		setList((now) =>
			now?.of === address && now.next === after ? { of: address, items: [...now.items, ...items], next } : now,
		);
	};
	useEffect(() => {
		setList(undefined);
		failed(undefined);
		void readAgencies();
		read().catch(failed);
		if (!may("alerts:subscribe")) return;
		return followAlerts((event, one) => {
			read().catch(failed);
			if (event === "reminder" || !isLive(one)) return;
			hear(t("inbox.heard", { urgency: label(one.urgency), title: one.title }));
			if (one.urgency === "flash") chime();
		});
	}, [address]);
	const items = list?.of === address ? [...list.items].sort(filter.show === "new" ? inOrder : () => 0) : undefined;
	const next = list?.next;
	const flash = items?.filter((one) => isLive(one) && one.urgency === "flash").length ?? 0;
	useEffect(() => {
		document.title = items && filter.show === "new" ? `(${items.length}) Seamark` : "Seamark";
	}, [items?.length, filter.show]);
	return (
		<section>
			<div class="head">
				<h1>{t("inbox.title")}</h1>
				{may("alerts:subscribe") && (
					<p class={`feed ${feedState.value}`} role="status">
						{t(`feed.${feedState.value}`)}
					</p>
				)}
			</div>
			<Filters filter={filter} />
			<Trouble problem={problem} />
			<p class="hidden" aria-live="assertive">
				{heard}
			</p>
			{!items ? (
				problem ? null : (
					<Loading />
				)
			) : items.length === 0 ? (
				<Empty filter={filter} />
			) : (
				<>
					<p>
						{t("inbox.count", { n: items.length })}
						{flash > 0 && <strong class="urgency flash"> {t("inbox.flash", { n: flash })}</strong>}{" "}
						<small>{t("inbox.keys")}</small>
					</p>
					<List
						items={items}
						toBeRead={filter.show === "new"}
						gone={(one) => setList((now) => now && { ...now, items: now.items.filter(({ id }) => id !== one.id) })}
						failed={failed}
					/>
				</>
			)}
			{items && next && (
				<Act failed={failed} act={() => readMore(next)}>
					{t("more")}
				</Act>
			)}
		</section>
	);
};

const Filters = ({ filter }: { filter: Filter }) => {
	const set = (changed: Partial<Filter>) => {
		const words = new URLSearchParams(Object.entries({ ...filter, ...changed }).filter(([, value]) => value !== ""));
		go(`/inbox?${words}`);
	};
	const [words, type] = useState(filter.q);
	return (
		<search>
			<form
				class="filters"
				onSubmit={(event) => {
					event.preventDefault();
					set({ q: words });
				}}
			>
				<Select
					label={t("inbox.show")}
					value={filter.show}
					choices={[
						{ value: "new", text: t("inbox.new") },
						{ value: "all", text: t("inbox.all") },
						{ value: "mine", text: t("inbox.mine") },
					]}
					onChange={(show) => set({ show })}
				/>
				<Select
					label={t("kind")}
					value={filter.kinds}
					choices={[any(), ...alertKinds]}
					onChange={(one) => set({ kinds: one })}
				/>
				<Select
					label={t("topic")}
					value={filter.topics}
					choices={[any(), "trafficking", "smuggling", "trafficking-and-smuggling", "related-crime"]}
					onChange={(topics) => set({ topics })}
				/>
				<Select
					label={t("country")}
					value={filter.countries}
					choices={[any(), ...countriesOf(allAgencies())]}
					onChange={(countries) => set({ countries })}
				/>
				<Select
					label={t("urgency")}
					value={filter.urgency}
					choices={[any(), "flash", "priority", "routine"]}
					onChange={(urgency) => set({ urgency })}
				/>
				<Input label={t("search")} value={words} onInput={type} />
				<button type="submit">{t("search")}</button>
			</form>
			{may("alerts:subscribe") && <SavedFilters filter={filter} use={set} />}
		</search>
	);
};

const Empty = ({ filter }: { filter: Filter }) => (
	<EmptyList
		says={t(filter.show === "new" ? "inbox.emptyNew" : "inbox.empty")}
		filter={[
			filter.kinds && label(filter.kinds),
			filter.topics && label(filter.topics),
			filter.urgency && label(filter.urgency),
			filter.countries === "" ? "" : filter.countries.split(",").map(country).join(", "),
			filter.q,
		]
			.filter(Boolean)
			.join(", ")}
	>
		{filter.show === "new" && <a href="#/inbox?show=all">{t("inbox.all")}</a>}
	</EmptyList>
);

type ListOf = { items: Alert[]; toBeRead: boolean; gone: (one: Alert) => void; failed: (problem: unknown) => void };

const List = ({ items, toBeRead, gone, failed }: ListOf) => {
	const list = useRef<HTMLUListElement>(null);
	const move = (by: number) => {
		const links = [...(list.current?.querySelectorAll<HTMLElement>("a.title") ?? [])];
		const now = links.indexOf(document.activeElement as HTMLElement);
		links[Math.min(Math.max(now + by, 0), links.length - 1)]?.focus();
	};
	useEffect(() => {
		const pressed = (event: KeyboardEvent) => {
			if (event.ctrlKey || event.metaKey || event.altKey) return;
			if ((event.target as HTMLElement).closest("input, textarea, select")) return;
			if (event.key === "j") move(1);
			if (event.key === "k") move(-1);
			if (event.key === "a")
				document.activeElement?.closest("li")?.querySelector<HTMLElement>("button.acknowledge")?.click();
		};
		addEventListener("keydown", pressed);
		return () => removeEventListener("keydown", pressed);
	});
	return (
		<ul class="alerts" ref={list}>
			{items.map((one) => (
				<li key={one.id} class={isLive(one) ? one.urgency : "recalled"}>
					<AlertLine one={one} />
					{toBeRead && (
						<Act
							class="acknowledge"
							keys="a"
							failed={failed}
							act={async () => {
								await acknowledge(one);
								move(1);
								gone(one);
							}}
						>
							{t("acknowledge")}
						</Act>
					)}
				</li>
			))}
		</ul>
	);
};

/** An alert in a few lines: conditions of use come first. */
const AlertLine = ({ one }: { one: Alert }) => (
	<div>
		<p class="marks">
			{isLive(one) ? (
				<>
					<Urgency level={one.urgency} /> · <Tlp level={one.handling.tlp} /> ·{" "}
					{one.handling.use.codes.map((code) => (
						<b key={code}>{label(code)} · </b>
					))}
					<span>{label(one.kind)}</span>
				</>
			) : (
				<strong class="urgency flash">{t("alert.recalled")}</strong>
			)}
		</p>
		<p>
			<a class="title" href={`#/alerts/${one.id}`}>
				<Name>{isLive(one) ? one.title : one.recall.reason}</Name>
			</a>
		</p>
		<p class="from">
			<Name>{agencyName(one.originator.agency)}</Name>, {country(one.originator.country)} · <bdi>{one.code}</bdi> ·{" "}
			{t("version")} {number(one.version)} · <Time at={one.changedAt} />
		</p>
	</div>
);
