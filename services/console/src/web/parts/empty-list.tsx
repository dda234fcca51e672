import type { ComponentChildren } from "preact";
import { label, t } from "../i18n.ts";
import { session } from "../state.ts";
import { Name } from "./base.tsx";

/** An empty list says by which filter and post it is seen, and never how much there is besides. */
export const EmptyList = (o: { filter: string; says?: string; children?: ComponentChildren }) => {
	const { post, purpose } = session.value;
	return (
		<div class="empty">
			<p>{o.says ?? t("empty")}</p>
			<p>
				{t("empty.seenBy")} <Name>{`${post?.agency.name}, ${post?.name}`}</Name>; {t("purpose")}: {label(purpose ?? "")}
				; {t("empty.filter")}: <Name>{o.filter || t("empty.none")}</Name>
			</p>
			{o.children}
		</div>
	);
};
