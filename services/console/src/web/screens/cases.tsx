import { useState } from "preact/hooks";
import { hub, newKey } from "../api.ts";
import { label, number, t } from "../i18n.ts";
import type { Case } from "../model.ts";
import { Act, Input, Select, Time, Trouble, usePages, Waiting, Wide } from "../parts/base.tsx";
import { EmptyList } from "../parts/empty-list.tsx";
import { go, may, query } from "../state.ts";

type Page = { items: Case[]; next?: string };

export const CasesScreen = () => {
	const status = query.value.get("status") ?? "open";
	const q = query.value.get("q") ?? "";
	const [typed, type] = useState(q);
	const [title, write] = useState("");
	const [problem, failed] = useState<unknown>();
	const [key] = useState(newKey);
	const words = new URLSearchParams({ ...(status === "" ? {} : { status }), ...(q === "" ? {} : { q }) });
	const { first, items, next, readMore } = usePages<Case, Page>(`/cases?${words}`);
	return (
		<section>
			<h1>{t("nav.cases")}</h1>
			<search>
				<form
					class="filters"
					onSubmit={(event) => {
						event.preventDefault();
						go(`/cases?${new URLSearchParams({ status, q: typed })}`);
					}}
				>
					<Select
						label={t("status")}
						value={status}
						choices={["open", "closed", { value: "", text: t("any") }]}
						onChange={(one) => go(`/cases?${new URLSearchParams({ status: one, q })}`)}
					/>
					<Input label={t("search")} value={typed} onInput={type} />
					<button type="submit">{t("search")}</button>
				</form>
			</search>
			<Trouble problem={problem} />
			{!first.value ? (
				<Waiting of={first} />
			) : items.length === 0 ? (
				<EmptyList filter={[status && label(status), q].filter(Boolean).join(", ")} />
			) : (
				<Wide>
					<table>
						<thead>
							<tr>
								<th scope="col">{t("case")}</th>
								<th scope="col">{t("title")}</th>
								<th scope="col">{t("status")}</th>
								<th scope="col">{t("persons")}</th>
								<th scope="col">{t("changed")}</th>
							</tr>
						</thead>
						<tbody>
							{items.map((one) => (
								<tr key={one.id}>
									<td>
										<a href={`#/cases/${one.id}`}>
											<bdi>{one.reference}</bdi>
										</a>
									</td>
									<td dir="auto">{one.title}</td>
									<td>{label(one.status)}</td>
									<td>{number(one.persons)}</td>
									<td>
										<Time at={one.changedAt} />
									</td>
								</tr>
							))}
						</tbody>
					</table>
				</Wide>
			)}
			{next && (
				<Act failed={failed} act={readMore}>
					{t("more")}
				</Act>
			)}
			{may("cases:write") && (
				<details>
					<summary>{t("case.new")}</summary>
					<Input label={t("title")} value={title} onInput={write} required />
					<Act
						class="main"
						disabled={title.trim() === ""}
						failed={failed}
						act={async () => go(`/cases/${(await hub<{ id: string }>("POST", "/cases", { body: { title }, key })).id}`)}
					>
						{t("case.new")}
					</Act>
				</details>
			)}
		</section>
	);
};
