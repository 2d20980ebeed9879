import { type GenericL10n, PDFFindController } from 'pdfjs-dist/web/pdf_viewer.mjs';

type Match = Parameters<PDFFindController['scrollMatchIntoView']>[0];

/** Brings a match into sight inside the pane; left to itself the browser would move the whole application as well. */
export class Finder extends PDFFindController {
  constructor(
    private readonly pane: HTMLElement,
    options: ConstructorParameters<typeof PDFFindController>[0],
  ) {
    super(options);
  }

  override scrollMatchIntoView(match: Match): void {
    const { element } = match;
    if (!(element instanceof HTMLElement)) return;
    const scrollIntoView = () => {
      const at = element.getBoundingClientRect();
      const pane = this.pane.getBoundingClientRect();
      const middle = { top: at.top - pane.top - pane.height / 3, left: at.left - pane.left - pane.width / 2 };
      this.pane.scrollBy(middle);
    };
    super.scrollMatchIntoView({ ...match, element: { scrollIntoView } as unknown as HTMLElement });
  }
}

/** pdf.js brings a catalogue of its own texts, which it would fetch; ours name the few parts that people hear. */
export function noCatalogue(): GenericL10n {
  const nothing = () => undefined;
  const later = () => Promise.resolve();
  const texts = {
    getLanguage: () => document.documentElement.lang,
    getDirection: () => 'ltr',
    get: (_ids: unknown, _args: unknown, fallback: string) => Promise.resolve(fallback),
    translate: later,
    translateOnce: later,
    destroy: later,
    pause: nothing,
    resume: nothing,
  };
  // The declared type is a class with parts that only its own catalogue uses.
  return texts as unknown as GenericL10n;
}
