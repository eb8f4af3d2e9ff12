import { endConsoleWatch } from './console.js';
import { expect, expectConsole, mount } from './index.js';

describe('the console watch', () => {
  it('reports messages that the test does not expect', () => {
    console.error('a message', new TypeError('of this kind'));
    console.warn('another');
    const problems = endConsoleWatch();
    expect(problems).to.have.length(2);
    expect(problems[0]?.sentence).to.equal('Unexpected message (error): a message TypeError: of this kind');
    expect(problems[1]?.sentence).to.equal('Unexpected message (warn): another');
  });

  it('accepts an expected message', () => {
    expectConsole(/expected/, 'warn');
    console.warn('expected');
    expect(endConsoleWatch()).to.deep.equal([]);
  });

  it('accepts one message for each expectation', () => {
    expectConsole(/expected/);
    console.warn('expected');
    console.warn('expected');
    expect(endConsoleWatch()).to.have.length(1);
  });

  it('reports expected messages that are missing', () => {
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
