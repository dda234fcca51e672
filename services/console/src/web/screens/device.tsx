import { useState } from "preact/hooks";
import { label, t } from "../i18n.ts";
import { Act, Input, Name, Trouble } from "../parts/base.tsx";
import { approveDevice } from "../parts/passkey.ts";
import { session } from "../state.ts";

/** The command line of this officer is let in here: the code is read off it and typed, so that nobody is let in by a link. */
export const DeviceScreen = () => {
	const { post, purpose = "", officer } = session.value;
	const [code, type] = useState("");
	const [done, say] = useState("");
	const [problem, failed] = useState<unknown>();
	if (done !== "") return <p role="status">{t(done === "sign-in" ? "device.in" : "device.confirmed")}</p>;
	return (
		<section class="narrow">
			<h1>{t("device.title")}</h1>
			<p>{t("device.hint")}</p>
			<p>
				{t("acting")} <Name>{officer?.handle}</Name>, <Name>{post?.name}</Name>. {t("purpose")}: {label(purpose)}
			</p>
			<Input label={t("device.code")} value={code} onInput={type} required />
			<Trouble problem={problem} />
			<Act
				class="main"
				disabled={code.replace(/[^0-9a-z]/gi, "").length !== 8}
				failed={failed}
				act={async () => say(await approveDevice({ code, post: post?.id ?? "", purpose }))}
			>
				{t("device.do")}
			</Act>
		</section>
	);
};
