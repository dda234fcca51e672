import { hub } from "../api.ts";
import { label, t } from "../i18n.ts";
import { agencyName, readAgencies } from "../parts/alerts.ts";
import { Name, Time, useLoaded, Waiting, Wide } from "../parts/base.tsx";
import { EmptyList } from "../parts/empty-list.tsx";

type Request = {
	id: string;
	side: string;
	requesting: string;
	requested: string;
	reference: string;
	stage: string;
	clocks: { clock: string; ends: string }[];
	changedAt: string;
};

/** Requests for legal assistance, on both sides, with the clocks of each. */
export const RequestsScreen = () => {
	const all = useLoaded("requests", async () => {
		await readAgencies();
		return hub<{ items: Request[] }>("GET", "/mla/requests");
	});
	return (
		<section>
			<h1>{t("nav.requests")}</h1>
			{!all.value ? (
				<Waiting of={all} />
			) : all.value.items.length === 0 ? (
				<EmptyList filter="" />
			) : (
				<Wide>
					<table>
						<thead>
							<tr>
								<th scope="col">{t("reference")}</th>
								<th scope="col">{t("from")}</th>
								<th scope="col">{t("to")}</th>
								<th scope="col">{t("status")}</th>
								<th scope="col">{t("due")}</th>
								<th scope="col">{t("changed")}</th>
							</tr>
						</thead>
						<tbody>
							{all.value.items.map((one) => (
								<tr key={one.id}>
									<td>
										<bdi>{one.reference}</bdi>
									</td>
									<td>
										<Name>{agencyName(one.requesting)}</Name>
									</td>
									<td>
										<Name>{agencyName(one.requested)}</Name>
									</td>
									<td>{label(one.stage)}</td>
									<td>
										{one.clocks.map(({ clock, ends }) => (
											<div key={clock}>
												{label(clock)}: <Time at={ends} />
											</div>
										))}
									</td>
									<td>
										<Time at={one.changedAt} />
									</td>
								</tr>
							))}
						</tbody>
					</table>
				</Wide>
			)}
		</section>
	);
};
