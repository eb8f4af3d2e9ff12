import { BlockList, isIP } from 'node:net';

/**
 * Whether the variable `NO_PROXY` names a host. Its entries are as in curl (manual of curl, "Environment",
 * `NO_PROXY`): a name stands for the host and all hosts below it, an address may have the length of a prefix
 * (`10.0.0.0/8`), and `*` alone stands for all hosts. An entry may end in a port, as in undici and Go.
 * @param url of the request
 * @param list entries, separated by commas or spaces
 */
export function matchNoProxy({ hostname, port, protocol }: URL, list: string): boolean {
  const host = stripBrackets(hostname.toLowerCase()).replace(/\.$/, '');
  const hostPort = port || (protocol === 'https:' ? '443' : '80');
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
    .some((entry) => {
      if (entry === '*') return true;
      const [, name = entry, wantedPort] = /^(\[.*\]|[^:]*):(\d+)$/.exec(entry) ?? [];
      return (!wantedPort || wantedPort === hostPort) && matchHost(host, stripBrackets(name));
    });
}

function matchHost(host: string, entry: string): boolean {
  if (isIP(host)) return matchAddress(host, entry);
  const name = entry.replace(/^\*?\./, '').replace(/\.$/, '');
  return name !== '' && (host === name || host.endsWith(`.${name}`));
}

function matchAddress(host: string, entry: string): boolean {
  const [address = '', length] = entry.split('/');
  if (!isIP(address) || isIP(address) !== isIP(host) || /\D|^$/.test(length ?? '0')) return false;
  const family = isIP(host) === 6 ? 'ipv6' : 'ipv4';
  const bits = length === undefined ? (family === 'ipv6' ? 128 : 32) : Number(length);
  const block = new BlockList();
  try {
    block.addSubnet(address, bits, family);
  } catch {
    // Not the length of a prefix.
    return false;
  }
  return block.check(host, family);
}

function stripBrackets(host: string): string {
  return host.replace(/^\[(.*)\]/, '$1');
}
