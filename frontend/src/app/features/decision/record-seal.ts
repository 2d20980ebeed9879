import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Decision } from '../../api/models';

/** By what a signed decision is recognised, and how anybody can verify it without NOCC. */
@Component({
  selector: 'nocc-record-seal',
  imports: [TranslocoPipe],
  template: `
    <dl class="facts">
      <dt>{{ 'decision.hash' | transloco }}</dt>
      <dd class="seal" data-testid="record-hash">{{ decision().sha256 }}</dd>
      <dt>{{ 'decision.key' | transloco }}</dt>
      <dd class="seal">{{ decision().key_id }}</dd>
    </dl>
    <details data-testid="how-to-verify">
      <summary>{{ 'decision.verify.title' | transloco }}</summary>
      <div class="stack">
        <p>{{ 'decision.verify.text' | transloco }}</p>
        <ol>
          <li>{{ 'decision.verify.files' | transloco }}</li>
          <li>
            {{ 'decision.verify.keys' | transloco }}
            <a href="/.well-known/nocc-keys.json" target="_blank" rel="noopener">nocc-keys.json</a>
          </li>
          <li>
            {{ 'decision.verify.run' | transloco }}
            <pre tabindex="0"><code>python verify_record.py nocc-decision.pdf nocc-keys.json</code></pre>
          </li>
        </ol>
        <p class="small muted">{{ 'decision.signature.notQualified' | transloco }}</p>
      </div>
    </details>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
      padding-top: var(--space-3);
      border-top: 1px solid var(--line);
    }

    .facts {
      gap: var(--space-2) var(--space-4);
      grid-template-columns: minmax(120px, 160px) minmax(0, 1fr);
    }

    .seal {
      min-width: 0;
      overflow-wrap: anywhere;
      font-variant-numeric: tabular-nums;
    }

    summary {
      cursor: pointer;
    }

    .stack {
      max-width: var(--measure);
      padding-top: var(--space-2);
    }

    ol {
      display: flex;
      flex-direction: column;
      gap: var(--space-2);
      padding-left: var(--space-5);
      list-style: decimal;
    }

    pre {
      margin: var(--space-1) 0 0;
      padding: var(--space-2) var(--space-3);
      overflow-x: auto;
      border-radius: var(--radius);
      background: var(--sunken);
    }

    @media (max-width: 800px) {
      .facts {
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-1);
      }
    }
  `,
})
export class RecordSeal {
  readonly decision = input.required<Decision>();
}
