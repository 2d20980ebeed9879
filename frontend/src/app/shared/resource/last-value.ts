import { type Resource, type Signal, linkedSignal } from '@angular/core';

/** What a resource last answered: stays on the screen while it is asked again, and when the network drops meanwhile. */
export function lastValue<T>(resource: Resource<T | undefined>): Signal<T | undefined> {
  return linkedSignal<T | undefined, T | undefined>({
    source: () => (resource.hasValue() ? resource.value() : undefined),
    computation: (now, previous) => now ?? previous?.value,
  });
}
