/** Finds and starts the web servers for which docs/hosting.md has settings. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findExecutable } from '../../test/browsers/find-executable.mjs';
import { startServer } from './server-process.mjs';

const moduleFolders = ['/usr/lib/apache2/modules', '/usr/lib64/httpd/modules', '/usr/libexec/apache2'];
const modules = moduleFolders.find((folder) => existsSync(join(folder, 'mod_headers.so')));

// The PATH of a user who is not root often lacks their folder.
const find = (...names) => findExecutable([...names, ...names.map((name) => `/usr/sbin/${name}`)]);
const servers = {
  nginx: { program: find('nginx'), package: 'nginx-light' },
  apache: { program: modules && find('apache2', 'httpd'), package: 'apache2-bin' },
};
const required = (process.env.REQUIRE_SERVERS ?? '').split(/[\s,]+/);

/**
 * Returns why to skip the tests of a server: it is not installed, and REQUIRE_SERVERS does not name it.
 *
 * @param {keyof typeof servers} name
 * @returns {string | false}
 */
export function explainSkip(name) {
  return !servers[name].program && !required.includes(name) && describeMissing(name);
}

function requireProgram(name) {
  const { program } = servers[name];
  if (!program) throw new Error(describeMissing(name));
  return program;
}

function describeMissing(name) {
  return `there is no ${name}; install it ("apt-get install ${servers[name].package}")`;
}

/**
 * Starts nginx.
 *
 * @param {string} settings a block `server` and the directives beside it; the function replaces address and
 *   folder
 * @param {string} root folder of the feed
 * @returns {ReturnType<typeof startServer>}
 */
export function startNginx(settings, root) {
  const configure = (port) => `
pid server.pid;
error_log server.log;
daemon off;
events { }
http {
  types { application/json json; image/webp webp; text/html html; }
  default_type application/octet-stream;
  access_log off;
  client_body_temp_path body;
  proxy_temp_path proxy;
  fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi;
  scgi_temp_path scgi;
  ${replaceDirectives(settings, { listen: `127.0.0.1:${port}`, server_name: '127.0.0.1', root: `"${root}"` })}
}
`;
  const args = (folder) => ['-p', `${folder}/`, '-c', 'server.conf'];
  return startServer(requireProgram('nginx'), configure, args);
}

function replaceDirectives(settings, values) {
  return Object.entries(values).reduce((text, [name, value]) => {
    const [, rest, ...more] = text.split(new RegExp(`^ *${name} [^;]+;$`, 'm'));
    if (rest === undefined || more.length > 0) throw new Error(`There is not one "${name}" in ${settings}`);
    return text.replace(new RegExp(`^( *${name}) [^;]+;$`, 'm'), (_, begin) => `${begin} ${value};`);
  }, settings);
}

/**
 * Starts Apache's httpd. As on Debian, it lists folders and ignores `.htaccess` unless the settings say
 * otherwise. It keeps connections for more than the default of five seconds, since these can pass between two
 * requests on a busy machine.
 *
 * @param {string} settings of the site
 * @param {string} root folder of the feed
 * @param {string[]} named names of the modules that the settings need, without `mod_`
 * @returns {ReturnType<typeof startServer>}
 */
export function startApache(settings, root, named) {
  const loaded = new Set(['mpm_event', 'unixd', 'authz_core', 'dir', 'autoindex', ...named]);
  const configure = (port, folder) => `
ServerRoot "${folder}"
${[...loaded].map(loadModule).join('\n')}
PidFile server.pid
ErrorLog server.log
DefaultRuntimeDir .
TypesConfig types
KeepAliveTimeout 60
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
<Directory />
  Options Indexes FollowSymLinks
  AllowOverride None
  Require all granted
</Directory>
<VirtualHost *:${port}>
  DocumentRoot "${root}"
${settings}
</VirtualHost>
`;
  const args = (folder) => ['-d', folder, '-f', 'server.conf', '-D', 'FOREGROUND'];
  return startServer(requireProgram('apache'), configure, args);
}

/* Packages differ in the modules that they compile in. */
function loadModule(name) {
  return `<IfModule !${name}_module>\n  LoadModule ${name}_module "${join(modules, `mod_${name}.so`)}"\n</IfModule>`;
}
