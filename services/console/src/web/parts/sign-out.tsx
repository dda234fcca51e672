import { useState } from "preact/hooks";
import { own } from "../api.ts";
import { t } from "../i18n.ts";
import { session } from "../state.ts";
import { draftNames } from "./drafts.ts";

/** Signing out takes the drafts of this machine with it, and says so before. */
export const SignOut = () => {
	const [drafts, ask] = useState<number>();
	const leave = async () => {
		await own("POST", "sign-out").catch(() => undefined);
		location.replace("/console/");
	};
	if (drafts)
		return (
			<span role="alertdialog" aria-label={t("signOut")} class="asking">
				{t("drafts.lost", { n: drafts })}{" "}
				<button type="button" class="danger" onClick={() => void leave()}>
					{t("signOut")}
				</button>{" "}
				<button type="button" onClick={() => ask(undefined)}>
					{t("stay")}
				</button>
			</span>
		);
	return (
		<button
			type="button"
			onClick={async () => {
				const { length } = await draftNames(session.value.officer?.id ?? "").catch(() => []);
				if (length > 0) ask(length);
				else await leave();
			}}
		>
			{t("signOut")}
		</button>
	);
};
