/** Two short tones, made here: a flash alert is heard also where nobody looks. Browsers keep silent until somebody has clicked. */
export const chime = (): void => {
	const context = new AudioContext();
	if (context.state !== "running") return void context.close();
	const tone = context.createOscillator();
	const volume = context.createGain();
	volume.gain.value = 0.15;
	tone.frequency.setValueAtTime(880, context.currentTime);
	tone.frequency.setValueAtTime(660, context.currentTime + 0.18);
	tone.connect(volume).connect(context.destination);
	tone.start();
	tone.stop(context.currentTime + 0.4);
	tone.onended = () => void context.close();
};
