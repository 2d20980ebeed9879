// jsdom has neither; components only need them to exist.
class StillObserver {
  observe(): void {
    /* nothing changes size here */
  }
  disconnect(): void {
    /* nothing to let go */
  }
}

Object.assign(globalThis, { ResizeObserver: StillObserver });
window.matchMedia = () => new EventTarget() as MediaQueryList;
