import { useState } from "preact/hooks";
import { own } from "../api.ts";
import { t } from "../i18n.ts";
import { session } from "../state.ts";
import { Act, Trouble } from "./base.tsx";
import { draftNames } from "./drafts.ts";

/** Signing out takes the drafts of this machine with it, and says so before. Where the hub did not hear of it, nobody is signed out. */
export const SignOut = () => {
	const [drafts, ask] = useState<number>();
	const [problem, failed] = useState<unknown>();
	const leave = async () => {
		await own("POST", "sign-out");
		location.replace("/console/");
	};
	const askFirst = async () => {
		const { length } = await draftNames(session.value.officer?.id ?? "").catch(() => []);
		if (length > 0) ask(length);
		else await leave();
	};
	return (
		<>
			<Trouble problem={problem} />
			{drafts ? (
				<span role="alertdialog" aria-label={t("signOut")} class="asking">
					{t("drafts.lost", { n: drafts })}{" "}
					<Act class="danger" failed={failed} act={leave}>
						{t("signOut")}
					</Act>{" "}
					<button type="button" onClick={() => ask(undefined)}>
						{t("stay")}
					</button>
				</span>
			) : (
				<Act failed={failed} act={askFirst}>
					{t("signOut")}
				</Act>
			)}
		</>
	);
};
