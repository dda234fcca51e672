import { label, t } from "../i18n.ts";
import { session } from "../state.ts";
import { Name } from "./base.tsx";

/** An empty list says by which filter and post it is seen, and never how much there is besides. */
export const EmptyList = ({ filter }: { filter: string }) => {
	const { post, purpose } = session.value;
	return (
		<div class="empty">
			<p>{t("empty")}</p>
			<p>
				{t("empty.seenBy")} <Name>{`${post?.agency.name}, ${post?.name}`}</Name>; {t("purpose")}: {label(purpose ?? "")}
				; {t("empty.filter")}: <Name>{filter || t("empty.none")}</Name>
			</p>
		</div>
	);
};
