import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n.ts";
import type { AlertDraft } from "../model.ts";
import { Wide } from "./base.tsx";
import { fieldName, said } from "./fields.tsx";

type Part = keyof AlertDraft;

/** Two wrote at once: what each has is shown side by side, part by part, and nothing is lost unless somebody says so. */
export const Conflict = (o: {
	mine: AlertDraft;
	theirs: AlertDraft;
	take: (changed: Partial<AlertDraft>) => void;
	settled: () => void;
}) => {
	// It comes while the officer looks at the other end of a long form.
	const place = useRef<HTMLHeadingElement>(null);
	useEffect(() => {
		place.current?.focus();
		place.current?.scrollIntoView();
	}, []);
	const [taken, take] = useState<readonly Part[]>([]);
	const parts = [...new Set([...Object.keys(o.mine), ...Object.keys(o.theirs)])] as Part[];
	const differ = parts.filter(
		(part) => said(part, o.mine[part]) !== said(part, o.theirs[part]) || taken.includes(part),
	);
	return (
		<section class="conflict" aria-label={t("conflict.title")}>
			<h2 ref={place} tabIndex={-1}>
				{t("conflict.title")}
			</h2>
			<p>{t("conflict.hint")}</p>
			<Wide>
				<table>
					<thead>
						<tr>
							<th scope="col">{t("conflict.part")}</th>
							<th scope="col">{t("conflict.mine")}</th>
							<th scope="col">{t("conflict.theirs")}</th>
							<th scope="col">
								<span class="hidden">{t("conflict.take")}</span>
							</th>
						</tr>
					</thead>
					<tbody>
						{differ.map((part) => (
							<tr key={part}>
								<th scope="row">{fieldName(part)}</th>
								<td>
									<pre dir="auto">{said(part, o.mine[part])}</pre>
								</td>
								<td>
									<pre dir="auto">{said(part, o.theirs[part])}</pre>
								</td>
								<td>
									<button
										type="button"
										onClick={() => {
											take([...taken, part]);
											o.take({ [part]: o.theirs[part] } as Partial<AlertDraft>);
										}}
									>
										{t("conflict.take")}
									</button>
								</td>
							</tr>
						))}
					</tbody>
				</table>
			</Wide>
			<button type="button" class="main" onClick={o.settled}>
				{t("conflict.settled")}
			</button>
		</section>
	);
};
