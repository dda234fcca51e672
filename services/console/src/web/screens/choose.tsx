import { useState } from "preact/hooks";
import { own, signedOut } from "../api.ts";
import { label, t } from "../i18n.ts";
import { Act, Name, Select, Trouble } from "../parts/base.tsx";
import { signInWithPasskey } from "../parts/passkey.ts";
import { type Session, session } from "../state.ts";

/** For which post and purpose somebody works now. With a passkey, another choice than the first takes the passkey again. */
export const ChooseScreen = () => {
	const { posts = [], post, purpose, byDemo, officer } = session.value;
	const [chosenPost, setPost] = useState(post?.id ?? posts[0]?.id ?? "");
	const here = posts.find(({ id }) => id === chosenPost);
	const [chosenPurpose, setPurpose] = useState(purpose ?? here?.purposes[0] ?? "");
	const fits = here?.purposes.includes(chosenPurpose) ? chosenPurpose : (here?.purposes[0] ?? "");
	const [problem, failed] = useState<unknown>();
	const changes = post !== undefined && (post.id !== chosenPost || purpose !== fits);
	const choose = async () => {
		if (post && !changes) {
			session.value = { ...session.value, state: "in" };
			return;
		}
		if (post && !byDemo) session.value = await signInWithPasskey();
		session.value = await own<Session>("POST", "choose", { post: chosenPost, purpose: fits });
		signedOut.value = 0;
	};
	return (
		<section class="narrow">
			<h1>{t("choose.title")}</h1>
			<p>
				{t("choose.hello")} <Name>{officer?.handle}</Name>. {t("choose.hint")}
			</p>
			{posts.length === 0 ? (
				<p role="alert">{t("choose.none")}</p>
			) : (
				<>
					<Select
						label={t("post")}
						value={chosenPost}
						choices={posts.map((one) => ({ value: one.id, text: `${one.agency.name}, ${one.name}` }))}
						onChange={setPost}
					/>
					<Select
						label={t("purpose")}
						value={fits}
						choices={(here?.purposes ?? []).map((one) => ({ value: one, text: label(one) }))}
						onChange={setPurpose}
						hint={t("choose.purposeHint")}
					/>
					{changes && !byDemo && <p>{t("choose.passkey")}</p>}
					<Trouble problem={problem} />
					<Act class="main" failed={failed} act={choose}>
						{t("choose.do")}
					</Act>
				</>
			)}
		</section>
	);
};
