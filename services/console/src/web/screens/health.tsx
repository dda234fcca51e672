import type { Item } from "@seamark/client/shapes";
import { hub } from "../api.ts";
import { day, label, number, t } from "../i18n.ts";
import { Name, Time, useLoaded, Waiting, Wide } from "../parts/base.tsx";
import { may } from "../state.ts";

type Link = Item<"listHubLinks">;
type Subscription = Item<"listSubscriptions">;
type Agreement = Item<"listAgreements">;
type Many<T> = { items: T[] };

const soonMs = 60 * 86_400_000;

/** What an officer has to know of how the hub is: other hubs, webhooks that fail, and what ends soon. */
export const HealthScreen = () => (
	<section>
		<h1>{t("nav.health")}</h1>
		{may("directory:read") && <EndsSoon />}
		{may("alerts:subscribe") && <Webhooks />}
		{may("directory:write") && <Links />}
	</section>
);

const EndsSoon = () => {
	const all = useLoaded("agreements", () => hub<Many<Agreement>>("GET", "/agreements"));
	const soon = (all.value?.items ?? [])
		.filter(({ until }) => until && Date.parse(until) - Date.now() < soonMs)
		.sort((a, b) => ((a.until ?? "") < (b.until ?? "") ? -1 : 1));
	return (
		<section>
			<h2>{t("health.ends")}</h2>
			{!all.value ? (
				<Waiting of={all} />
			) : soon.length === 0 ? (
				<p>{t("none")}</p>
			) : (
				<ul class="lines">
					{soon.map((one) => (
						<li key={one.id} class="late">
							<b>{day(one.until ?? "")}</b> <Name>{one.title}</Name>
						</li>
					))}
				</ul>
			)}
		</section>
	);
};

/** Those that do not work come first. */
const Webhooks = () => {
	const all = useLoaded("subscriptions", () => hub<Many<Subscription>>("GET", "/subscriptions"));
	const hooks = (all.value?.items ?? [])
		.filter(({ webhook }) => webhook !== null)
		.sort((a, b) => Number(a.webhook?.state === "active") - Number(b.webhook?.state === "active"));
	return (
		<section>
			<h2>{t("health.webhooks")}</h2>
			{!all.value ? (
				<Waiting of={all} />
			) : hooks.length === 0 ? (
				<p>{t("none")}</p>
			) : (
				<Wide>
					<table>
						<thead>
							<tr>
								<th scope="col">{t("title")}</th>
								<th scope="col">{t("status")}</th>
								<th scope="col">{t("health.since")}</th>
								<th scope="col">{t("health.waiting")}</th>
								<th scope="col">{t("health.given")}</th>
							</tr>
						</thead>
						<tbody>
							{hooks.map(({ id, name, webhook }) => (
								<tr key={id} class={webhook?.state === "active" ? "" : "late"}>
									<td>
										<Name>{name}</Name>
									</td>
									<td>
										{label(webhook?.state ?? "")}{" "}
										<small lang="en" dir="ltr">
											{webhook?.cause}
										</small>
									</td>
									<td>{webhook && <Time at={webhook.since} />}</td>
									<td>{number(webhook?.waiting ?? 0)}</td>
									<td>{number(webhook?.deadLetters ?? 0)}</td>
								</tr>
							))}
						</tbody>
					</table>
				</Wide>
			)}
		</section>
	);
};

const Links = () => {
	const all = useLoaded("links", () => hub<Many<Link>>("GET", "/exchange/links"));
	return (
		<section>
			<h2>{t("health.links")}</h2>
			{!all.value ? (
				<Waiting of={all} />
			) : all.value.items.length === 0 ? (
				<p>{t("none")}</p>
			) : (
				<Wide>
					<table>
						<thead>
							<tr>
								<th scope="col">{t("health.hub")}</th>
								<th scope="col">{t("status")}</th>
								<th scope="col">{t("health.contact")}</th>
								<th scope="col">{t("health.waiting")}</th>
								<th scope="col">{t("health.receipts")}</th>
								<th scope="col">{t("until")}</th>
							</tr>
						</thead>
						<tbody>
							{all.value.items.map((one) => (
								<tr key={one.id} class={one.failures > 0 ? "late" : ""}>
									<td>
										<Name>{one.hub}</Name>
									</td>
									<td>{label(one.state)}</td>
									<td>{one.contactAt ? <Time at={one.contactAt} /> : t("health.never")}</td>
									<td>{number(one.waiting)}</td>
									<td>{number(one.openReceipts)}</td>
									<td>{one.inForce?.until ? day(one.inForce.until) : t("until.none")}</td>
								</tr>
							))}
						</tbody>
					</table>
				</Wide>
			)}
		</section>
	);
};
