import { Injectable, computed, inject, resource } from '@angular/core';

import { Api } from '../../api/api';
import { facilitiesList } from '../../api/functions';
import type { Choice } from '../../shared/combobox/choice';
import { lastValue } from '../../shared/resource/last-value';

/** The facilities of the network, to choose where something was or will be done. */
@Injectable()
export class Places {
  private readonly api = inject(Api);
  private readonly answer = resource({
    loader: () => this.api.invoke(facilitiesList, { is_active: true, page_size: 200 }),
  });
  private readonly list = lastValue(this.answer);
  readonly choices = computed<readonly Choice[]>(() =>
    (this.list()?.results ?? []).map(({ id, name, city }) => ({ value: id, label: name, detail: city })),
  );
}
