import { useState } from "preact/hooks";
import { country, label, number, t } from "../i18n.ts";
import type { Report } from "../model.ts";
import { Act, Input, Select, Time, Trouble, usePages, Waiting, Wide } from "../parts/base.tsx";
import { EmptyList } from "../parts/empty-list.tsx";
import { go, query } from "../state.ts";

type Queue = { items: Report[]; next?: string; timeliness: { waiting: number; overdue: number } };

/** The intake queue, what is due first; a receipt that somebody reads out on the telephone finds its report. */
export const IntakeScreen = () => {
	const status = query.value.get("status") ?? "waiting";
	const receipt = query.value.get("receipt") ?? "";
	const [typed, type] = useState(receipt);
	const [problem, failed] = useState<unknown>();
	const words = new URLSearchParams(receipt === "" ? { status } : { receipt });
	const { first, items, next, readMore } = usePages<Report, Queue>(`/reports?${words}`);
	const page = first.value;
	return (
		<section>
			<div class="head">
				<h1>{t("nav.intake")}</h1>
				{page && (
					<p>
						{t("intake.waiting", { n: page.timeliness.waiting })}
						{page.timeliness.overdue > 0 && (
							<strong class="urgency flash"> {t("intake.overdue", { n: page.timeliness.overdue })}</strong>
						)}
					</p>
				)}
			</div>
			<search>
				<form
					class="filters"
					onSubmit={(event) => {
						event.preventDefault();
						go(`/intake?${new URLSearchParams(typed === "" ? { status } : { receipt: typed })}`);
					}}
				>
					<Select
						label={t("status")}
						value={status}
						choices={["waiting", "takenIn", "merged", "dismissed"]}
						onChange={(one) => go(`/intake?status=${one}`)}
					/>
					<Input label={t("intake.receipt")} value={typed} onInput={type} hint={t("intake.receiptHint")} />
					<button type="submit">{t("search")}</button>
				</form>
			</search>
			<Trouble problem={problem} />
			{!page ? (
				<Waiting of={first} />
			) : items.length === 0 ? (
				<EmptyList filter={receipt || label(status)} />
			) : (
				<Reports items={items} />
			)}
			{next && (
				<Act failed={failed} act={readMore}>
					{t("more")}
				</Act>
			)}
		</section>
	);
};

const left = (one: Report): string => {
	const minutes = Math.abs(one.minutesLeft);
	const text =
		minutes < 120
			? t("minutes", { n: minutes })
			: minutes < 2_880
				? t("hours", { n: Math.round(minutes / 60) })
				: t("days", { n: Math.round(minutes / 1_440) });
	return one.minutesLeft < 0 ? t("due.late", { time: text }) : t("due.left", { time: text });
};

const Reports = ({ items }: { items: readonly Report[] }) => (
	<Wide>
		<table>
			<thead>
				<tr>
					<th scope="col">{t("due")}</th>
					<th scope="col">{t("urgency")}</th>
					<th scope="col">{t("report")}</th>
					<th scope="col">{t("report.says")}</th>
					<th scope="col">{t("received")}</th>
				</tr>
			</thead>
			<tbody>
				{items.map((one) => (
					<tr key={one.id} class={one.overdue ? "late" : ""}>
						<td>{one.status === "waiting" ? left(one) : label(one.status)}</td>
						<td>
							<span
								class={`urgency ${one.urgency === "lifeAtRisk" ? "flash" : one.urgency === "urgent" ? "priority" : "routine"}`}
							>
								{label(one.urgency)}
							</span>
						</td>
						<td>
							<a href={`#/reports/${one.id}`}>
								<bdi>{one.receipt}</bdi>
							</a>
							<br />
							<small>
								{label(one.channel)}
								{one.country && `, ${country(one.country)}`}
							</small>
						</td>
						<td>
							{one.inShort.observations.map(label).join(", ")}
							{one.inShort.personsSeen !== undefined &&
								`; ${t("persons.seen", { n: one.inShort.personsSeen, count: number(one.inShort.personsSeen) })}`}
							{one.inShort.childrenSeen ? (
								<>
									;{" "}
									<strong>
										{t("children.seen", { n: one.inShort.childrenSeen, count: number(one.inShort.childrenSeen) })}
									</strong>
								</>
							) : null}
						</td>
						<td>
							<Time at={one.receivedAt} />
						</td>
					</tr>
				))}
			</tbody>
		</table>
	</Wide>
);
