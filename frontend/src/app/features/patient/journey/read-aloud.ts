import { DestroyRef, Injectable, inject, signal } from '@angular/core';

const languages: Readonly<Record<string, string>> = { it: 'it-IT', en: 'en-GB' };

/** The browser's own voice, where it has one; silent again when the page is left. */
@Injectable()
export class ReadAloud {
  readonly isAvailable = 'speechSynthesis' in window;
  private readonly speaking = signal(false);
  readonly isSpeaking = this.speaking.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  /** One utterance a paragraph: long ones are cut off by some browsers. */
  read(paragraphs: readonly string[], language: string): void {
    this.stop();
    const utterances = paragraphs.map((text) => new SpeechSynthesisUtterance(text));
    for (const utterance of utterances) utterance.lang = languages[language] ?? language;
    const last = utterances.at(-1);
    if (!last) return;
    last.onend = last.onerror = () => this.speaking.set(false);
    this.speaking.set(true);
    for (const utterance of utterances) speechSynthesis.speak(utterance);
  }

  stop(): void {
    if (this.isAvailable) speechSynthesis.cancel();
    this.speaking.set(false);
  }
}
