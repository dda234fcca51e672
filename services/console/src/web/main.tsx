import { render } from "preact";
import { App } from "./app.tsx";
import { firstLanguage, speak } from "./i18n.ts";
import { readSession } from "./state.ts";

const root = document.getElementById("app");
if (root) {
	await Promise.all([speak(firstLanguage()), readSession().catch(() => undefined)]);
	root.replaceChildren();
	render(<App />, root);
}

// A page out of the browser's memory may show what was signed out of.
addEventListener("pageshow", (event) => {
	if (event.persisted) location.reload();
});
