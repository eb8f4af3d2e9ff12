import { matchAny, quotePhrase } from '../../../src/core/dspace/solr-query.js';
import { parseQuery } from 'fake-dspace/query-parser';
import { expect } from '../../page/index.js';

const special = '+ - && || ! ( ) { } [ ] ^ " ~ * ? : \\ / AND OR NOT test: TO';

describe('A text in a Solr query', () => {
  it('becomes a phrase in which special characters are escaped', () => {
    expect(quotePhrase('soil (organic) carbon: 2/3')).to.equal('"soil \\(organic\\) carbon\\: 2\\/3"');
    const { clauses } = parseQuery(matchAny('dc.subject', [special]));
    expect(clauses).to.have.length(1);
    expect(clauses[0]!.node).to.include({ kind: 'phrase', field: 'dc.subject', text: special });
  });

  it('becomes a single line of limited length', () => {
    expect(quotePhrase(' two\n lines ')).to.equal('"two lines"');
    expect(quotePhrase('x'.repeat(5_000))).to.have.length(202);
    expect(() => encodeURIComponent(quotePhrase(`${'x'.repeat(199)}😀`))).not.to.throw();
  });

  it('becomes one phrase of several joined by OR; no texts make an empty query', () => {
    expect(matchAny('dc.subject', ['a', 'b'])).to.equal('dc.subject:"a" OR dc.subject:"b"');
    expect(matchAny('dc.subject', [])).to.equal('');
  });
});
