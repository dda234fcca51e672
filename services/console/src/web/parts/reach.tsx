import { country, label, number, t } from "../i18n.ts";
import type { Reach } from "../model.ts";
import { Name, Time, Wide } from "./base.tsx";

/**
 * In one sentence: whom it reaches, and whom it was meant for and does not reach, with the reason. Agencies are counted on both sides, since one
 * agency of a country may read it and another not.
 */
export const ReachSentence = ({ reach }: { reach: Reach }) => {
	const reached = reach.agencies.filter((one) => one.reached);
	const not = reach.agencies.filter((one) => !one.reached && one.why !== "excluded");
	const places = (all: Reach["agencies"]) => [...new Set(all.map((one) => country(one.country)))].join(", ");
	const reasons = Object.entries(Object.groupBy(not, (one) => one.why ?? "no-reader"));
	return (
		<p class={`sentence ${reached.length === 0 ? "nobody" : ""}`} role="status">
			{reached.length === 0
				? t("reach.nobody")
				: t("reach.reaches", { n: reached.length, count: number(reached.length), places: places(reached) })}{" "}
			{reasons.map(([why, all = []]) => (
				<span key={why}>
					{t("reach.not", {
						n: all.length,
						count: number(all.length),
						places: places(all),
						why: label(`why.${why}`),
					})}{" "}
				</span>
			))}
		</p>
	);
};

export type Receipt = { agency: string; postName: string; version: number; recall: boolean; acknowledgedAt: string };

/** A line for each addressed agency: whether it reaches it, and who there has acknowledged which version. */
export const ReachTable = ({ reach, receipts }: { reach: Reach; receipts: readonly Receipt[] }) => (
	<>
		<ReachSentence reach={reach} />
		<Wide>
			<table>
				<thead>
					<tr>
						<th scope="col">{t("agency")}</th>
						<th scope="col">{t("country")}</th>
						<th scope="col">{t("reach.state")}</th>
						<th scope="col">{t("reach.acknowledged")}</th>
					</tr>
				</thead>
				<tbody>
					{reach.agencies.map((one) => (
						<tr key={one.agency}>
							<td>
								<Name>{one.name}</Name>
							</td>
							<td>{country(one.country)}</td>
							<td>{one.reached ? t("reach.yes") : `${t("reach.no")}: ${label(`why.${one.why}`)}`}</td>
							<td>
								{receipts
									.filter(({ agency }) => agency === one.agency)
									.map(({ postName, version, recall, acknowledgedAt }) => (
										<div key={postName + version}>
											<Name>{postName}</Name>, {recall ? t("alert.recalled") : `${t("version")} ${number(version)}`}:{" "}
											<Time at={acknowledgedAt} />
										</div>
									))}
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</Wide>
	</>
);
