import { endConsoleWatch } from './console.js';
import { expect, expectConsole, mount } from './index.js';

describe('the console watch', () => {
  it('reports messages that the test did not announce', () => {
    console.error('a message', new TypeError('of this kind'));
    console.warn('another');
    const complaints = endConsoleWatch();
    expect(complaints).to.have.length(2);
    expect(complaints[0]?.sentence).to.equal('Unexpected message (error): a message TypeError: of this kind');
    expect(complaints[1]?.sentence).to.equal('Unexpected message (warn): another');
  });

  it('accepts an announced message', () => {
    expectConsole(/announced/, 'warn');
    console.warn('announced');
    expect(endConsoleWatch()).to.deep.equal([]);
  });

  it('accepts one message for each announcement', () => {
    expectConsole(/announced/);
    console.warn('announced');
    console.warn('announced');
    expect(endConsoleWatch()).to.have.length(1);
  });

  it('reports announced messages that did not come', () => {
    expectConsole(/missing/, 'error');
    console.warn('missing');
    expect(endConsoleWatch()).to.have.length(2);
  });

  it('records uncaught errors and unhandled rejections', () => {
    expectConsole(/thrown in a listener/, 'uncaught');
    expectConsole(/left alone/, 'rejection');
    const button = mount('<button>Throw</button>');
    button.addEventListener('click', () => {
      void Promise.reject(new Error('left alone'));
      throw new Error('thrown in a listener');
    });
    button.click();
  });
});
