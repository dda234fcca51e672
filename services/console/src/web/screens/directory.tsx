import { hub } from "../api.ts";
import { country, day, label, t } from "../i18n.ts";
import type { Agency } from "../model.ts";
import { Name, useLoaded, Waiting, Wide } from "../parts/base.tsx";

type Agreement = { id: string; title: string; parties: string[]; topics: string[]; until?: string | null };

/** Who there is, and which agreements let records flow; what ends soon comes first. */
export const DirectoryScreen = () => {
	const agencies = useLoaded("agencies", () => hub<{ items: Agency[] }>("GET", "/agencies"));
	const agreements = useLoaded("agreements", () => hub<{ items: Agreement[] }>("GET", "/agreements"));
	const soonest = [...(agreements.value?.items ?? [])].sort((a, b) => ((a.until ?? "9") < (b.until ?? "9") ? -1 : 1));
	return (
		<section>
			<h1>{t("nav.directory")}</h1>
			<h2>{t("agreements")}</h2>
			<Waiting of={agreements} />
			<ul class="lines">
				{soonest.map((one) => (
					<li key={one.id}>
						<Name>{one.title}</Name>: {one.parties.map(country).join(", ")}{" "}
						<small>
							{one.topics.map(label).join(", ")}; {one.until ? `${t("until")} ${day(one.until)}` : t("until.none")}
						</small>
					</li>
				))}
			</ul>
			<h2>{t("agencies")}</h2>
			<Waiting of={agencies} />
			<Wide>
				<table>
					<thead>
						<tr>
							<th scope="col">{t("agency")}</th>
							<th scope="col">{t("kind")}</th>
							<th scope="col">{t("country")}</th>
							<th scope="col">{t("status")}</th>
						</tr>
					</thead>
					<tbody>
						{agencies.value?.items.map((one) => (
							<tr key={one.id}>
								<td>
									<Name>{one.name}</Name>
								</td>
								<td>{label(one.kind)}</td>
								<td>{country(one.country)}</td>
								<td>{label(one.status)}</td>
							</tr>
						))}
					</tbody>
				</table>
			</Wide>
		</section>
	);
};
