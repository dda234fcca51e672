import type { Answer } from "@seamark/client/shapes";
import { hub } from "../api.ts";
import { country, label, number, t } from "../i18n.ts";
import { Name, Select, useLoaded, Waiting, Wide } from "../parts/base.tsx";
import { go, query } from "../state.ts";

type Numbers = Answer<"readStatistics">;
type Rows = Record<string, Record<string, number | null>>;

/** What the agency has counted, as tables with a bar in each row. What is kept back says so, and has no bar. */
export const NumbersScreen = () => {
	const year = query.value.get("year") ?? "";
	const open = query.value.get("public") ?? "false";
	const words = new URLSearchParams({ ...(year === "" ? {} : { year }), public: open });
	const all = useLoaded(`${words}`, () => hub<Numbers>("GET", `/statistics?${words}`));
	const set = (changed: object) => go(`/numbers?${new URLSearchParams({ year, public: open, ...changed })}`);
	const now = new Date().getUTCFullYear();
	const years = Array.from({ length: 10 }, (_, n) => String(now - n));
	return (
		<section>
			<h1>{t("nav.numbers")}</h1>
			<p>{t("numbers.hint")}</p>
			<div class="filters">
				<Select
					label={t("year")}
					value={year}
					choices={[{ value: "", text: t("any") }, ...years.map((one) => ({ value: one, text: one }))]}
					onChange={(one) => set({ year: one })}
				/>
				<Select
					label={t("numbers.for")}
					value={open}
					choices={[
						{ value: "false", text: t("numbers.own") },
						{ value: "true", text: t("numbers.public") },
					]}
					onChange={(one) => set({ public: one })}
				/>
			</div>
			{all.value ? <Found of={all.value} /> : <Waiting of={all} />}
		</section>
	);
};

const Found = ({ of }: { of: Numbers }) => (
	<>
		{of.threshold !== null && <p class="sentence">{t("numbers.threshold", { count: number(of.threshold) })}</p>}
		<Bars title={t("numbers.counters")} rows={of.counters} />
		<p>{t("numbers.empty")}</p>
		{Object.entries(of.tables).map(([name, rows]) => (
			<details key={name}>
				<summary>{label(name)}</summary>
				<Table title={label(name)} rows={counted(rows)} />
			</details>
		))}
	</>
);

/** Names of the rows are codes of the hub, countries, or words that somebody typed. */
const rowName = (row: string): string => (/^[A-Z]{2}$/.test(row) ? country(row) : label(row));

/** Rows in which nothing was counted say nothing; what is kept back says so. */
const counted = (rows: Rows): Rows =>
	Object.fromEntries(Object.entries(rows).filter(([, one]) => Object.values(one).some((value) => value !== 0)));

const Value = ({ of, most }: { of: number | null; most: number }) =>
	of === null ? (
		<td colSpan={2}>{t("numbers.kept")}</td>
	) : (
		<>
			<td class="figure">{number(of)}</td>
			<td aria-hidden="true">
				<progress max={Math.max(most, 1)} value={of} />
			</td>
		</>
	);

const mostOf = (values: readonly (number | null)[]): number => Math.max(1, ...values.map((one) => one ?? 0));

const Bars = ({ title, rows }: { title: string; rows: Record<string, number | null> }) => {
	const most = mostOf(Object.values(rows));
	return (
		<Wide>
			<table class="numbers">
				<caption>{title}</caption>
				<tbody>
					{Object.entries(rows).map(([row, value]) => (
						<tr key={row}>
							<th scope="row">
								<Name>{rowName(row)}</Name>
							</th>
							<Value of={value} most={most} />
						</tr>
					))}
				</tbody>
			</table>
		</Wide>
	);
};

/** Rows against columns; a table of one column is shown with bars. */
const Table = ({ title, rows }: { title: string; rows: Rows }) => {
	const columns = [...new Set(Object.values(rows).flatMap((one) => Object.keys(one)))];
	if (columns.length === 0) return <p>{t("none")}</p>;
	if (columns.length === 1) {
		const [column = ""] = columns;
		const flat = Object.fromEntries(Object.entries(rows).map(([row, one]) => [row, one[column] ?? null]));
		return <Bars title={`${title}: ${label(column)}`} rows={flat} />;
	}
	const most = mostOf(Object.values(rows).flatMap((one) => Object.values(one)));
	return (
		<Wide>
			<table class="numbers">
				<caption>{title}</caption>
				<thead>
					<tr>
						<td />
						{columns.map((column) => (
							<th key={column} scope="col" colSpan={2}>
								{label(column)}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{Object.entries(rows).map(([row, one]) => (
						<tr key={row}>
							<th scope="row">
								<Name>{rowName(row)}</Name>
							</th>
							{columns.map((column) => (
								<Value key={column} of={one[column] ?? (column in one ? null : 0)} most={most} />
							))}
						</tr>
					))}
				</tbody>
			</table>
		</Wide>
	);
};
