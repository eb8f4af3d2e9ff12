import { pause } from '../../src/loading/back-off.js';
import { expect } from '../page/index.js';

/** Longer than any test may take: a pause that ignores its signal fails by the timeout. */
const ENDLESS = 600_000;

/** A signal that counts its listeners. */
function createCountedSignal() {
  const controller = new AbortController();
  const { signal } = controller;
  const listeners = new Set<unknown>();
  const [add, remove] = [signal.addEventListener.bind(signal), signal.removeEventListener.bind(signal)];
  signal.addEventListener = (...[type, listener]: Parameters<typeof add>) => {
    listeners.add(listener);
    add(type, listener);
  };
  signal.removeEventListener = (...[type, listener]: Parameters<typeof remove>) => {
    listeners.delete(listener);
    remove(type, listener);
  };
  return { controller, signal, countListeners: () => listeners.size };
}

/** Returns the reason with which the promise rejects; fails the test where it does not reject. */
const catchReason = (promise: Promise<void>) =>
  promise.then(
    () => expect.fail('the pause was not rejected'),
    (reason: unknown) => reason,
  );

describe('A pause before a retry', () => {
  it('lasts as long as it should and leaves no listener on the signal', async () => {
    const { signal, countListeners } = createCountedSignal();
    const start = performance.now();
    const waiting = pause(50, signal);
    expect(countListeners()).to.equal(1);
    await waiting;
    // Timers may fire a fraction of a millisecond early by this clock.
    expect(performance.now() - start).to.be.greaterThan(48);
    expect(countListeners()).to.equal(0);
  });

  it('ends with the reason when the signal is aborted, and leaves no listener', async () => {
    const { controller, signal, countListeners } = createCountedSignal();
    const reason = new Error('the element has left the page');
    const waiting = catchReason(pause(ENDLESS, signal));
    controller.abort(reason);
    expect(await waiting).to.equal(reason);
    expect(countListeners()).to.equal(0);
  });

  it('does not begin when the signal is already aborted', async () => {
    const { controller, signal, countListeners } = createCountedSignal();
    const reason = new Error('the element has left the page');
    controller.abort(reason);
    expect(await catchReason(pause(ENDLESS, signal))).to.equal(reason);
    expect(countListeners()).to.equal(0);
  });
});
